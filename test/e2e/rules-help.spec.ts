import { expect } from '@playwright/test'
import { planRules, rules } from '../../shared/domain/rules.ts'
import { Officer } from '../flow/officer.ts'
import { expectRuleRow, rulesTable, shownRules } from '../flow/rules.ts'
import { test } from './desk.ts'

test('a refused act leads to the row of its rule with the source text, and back', async ({ laptop }) => {
  const xin = new Officer(await laptop(), '检查员辛', 'suijian-xin')
  await xin.signIn('xin')
  await xin.expectSynced()
  await xin.addPartner('ren', 'suijian-ren')
  const { page } = xin
  const id = await xin.openTask('某律商贸')
  await xin.declareNoConflict(id)
  await xin.partnerDeclares(id, '检查员壬', 'suijian-ren')

  await xin.goTo(`/inspections/${id}/documents/inspection-notice`)
  await expect(page.getByText('草稿，未编号').first()).toBeVisible()
  await page.getByRole('button', { name: '出具通知书' }).click()
  const refusal = page.getByRole('alert')
  await expect(refusal).toContainText('本区不得事先通知')
  await refusal.getByRole('link', { name: '规则依据 P2' }).click()
  await expectRuleRow(page, 'P2')
  const row = rulesTable(page).locator('tr[aria-current]')
  await expect(row).toContainText('濮阳县 2023年工作方案 一（二）1')
  await expect(row).toContainText('应用内、配置')
  await expect(row).toContainText('已落实')
  await expect(row).toContainText('到场之前不能通知')
  await page.keyboard.press('Escape')
  await expect(page.getByText('草稿，未编号').first()).toBeVisible()

  // A chip takes the keyboard; in a dialog it shows its note and leads nowhere.
  await xin.goTo(`/inspections/${id}`)
  const notice = page.getByRole('region', { name: '通知与送达' })
  await notice.getByRole('button', { name: '规则 P2' }).focus()
  await expect(page.getByRole('tooltip')).toContainText('不透露抽查的具体时间和地点')
  await page.keyboard.press('Enter')
  await expectRuleRow(page, 'P2')
})

test('the rules are found by word, plan and status', async ({ laptop }) => {
  const jia = new Officer(await laptop(), '检查员甲', 'suijian-jia')
  await jia.signIn('jia')
  await jia.expectSynced()
  const { page } = jia
  await page.keyboard.press('F1')
  await page.getByRole('navigation', { name: '帮助的内容' }).getByRole('link', { name: '规则依据' }).click()
  await expect(async () => expect(await shownRules(page)).toEqual(rules.map(({ id }) => id))).toPass()

  const plans = page.getByRole('group', { name: '方案' })
  const statuses = page.getByRole('group', { name: '状态' })
  await plans.getByRole('button', { name: '丰泽 25' }).click()
  await expect(async () => {
    const expected = planRules.filter(({ id }) => id.startsWith('F')).map(({ id }) => id)
    expect(await shownRules(page)).toEqual(expected)
  }).toPass()

  // The counts of the statuses follow the plan, and add up.
  await expect(statuses.getByRole('button').first()).toContainText('25')
  const counts = (await statuses.getByRole('button').allTextContents()).map((text) =>
    Number(text.match(/\d+$/)![0]),
  )
  expect(counts.slice(1).reduce((sum, count) => sum + count, 0)).toBe(25)
  await statuses.getByRole('button', { name: '由机关组织' }).click()
  await expect(rulesTable(page).getByRole('rowheader')).toHaveCount(counts[3]!)
  for (const row of (await rulesTable(page).getByRole('row').all()).slice(1))
    await expect(row).toContainText('由机关组织')

  await plans.getByRole('button', { name: '全部' }).click()
  await statuses.getByRole('button', { name: '全部' }).click()
  await page.keyboard.press('/')
  await expect(page.getByRole('textbox', { name: '搜索规则' })).toBeFocused()
  await page.keyboard.type('间隔 15 日')
  await expect(async () => expect(await shownRules(page)).toEqual(['F6', '办法9'])).toPass()
  await page.getByRole('textbox', { name: '搜索规则' }).fill('p1')
  await expect(async () => expect(await shownRules(page)).toEqual(['P1'])).toPass()
  await page.getByRole('textbox', { name: '搜索规则' }).fill('没有这句话')
  await expect(page.getByText('没有这样的规则')).toBeVisible()
  await page.getByRole('button', { name: '显示全部规则' }).click()
  await expect(rulesTable(page).getByRole('rowheader')).toHaveCount(rules.length)
})
