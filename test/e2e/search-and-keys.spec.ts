import { expect, type Page } from '@playwright/test'
import type { Inspection } from '../../shared/domain/inspection.ts'
import { Officer } from '../flow/officer.ts'
import { StationAdmin } from '../tools/station-admin.ts'
import { test } from './desk.ts'

/** Rows of businesses in the task list that are in view. */
const rows = (page: Page) => page.getByRole('row').filter({ has: page.getByRole('rowheader') })

test('search finds by name, code, address and initials', async ({ laptop }) => {
  const page = await laptop()
  const jia = new Officer(page, '检查员甲', 'suijian-jia')
  await jia.signIn('jia')
  await jia.expectSynced()
  const search = page.getByLabel('搜索任务')
  const words = {
    乙信息技术: '泉州某乙信息技术有限公司',
    '91350503WWWW00023A': '泉州某乙信息技术有限公司',
    '９１３５０５０３ｗｗｗｗ０００２３ａ': '泉州某乙信息技术有限公司',
    某某路11号: '泉州市丰泽区某丁贸易有限公司',
    qzmyxxjs: '泉州某乙信息技术有限公司',
    'qz 路5号': '泉州某乙信息技术有限公司',
  }
  for (const [word, name] of Object.entries(words)) {
    await search.fill(word)
    await expect(rows(page), word).toHaveCount(1)
    await expect(rows(page).getByRole('rowheader'), word).toContainText(name)
  }
  await search.fill('没有这样一户')
  await expect(page.getByText('没有找到“没有这样一户”')).toBeVisible()
  await page.getByRole('button', { name: '清除条件' }).click()
  await expect(search).toHaveValue('')
  await expect(rows(page).nth(3)).toBeVisible()
})

test('filters by state, risk and 辖区 leave what the station holds of each', async ({ station, laptop }) => {
  const page = await laptop()
  const admin = new Officer(page, '管理员', 'suijian-guanli')
  await admin.signIn('guanli')
  await admin.expectSynced()
  await admin.goTo('/tasks')
  const held = (await (await StationAdmin.signIn(station.address)).records()).map(
    ({ inspection }) => inspection,
  )
  const all = page.getByRole('tab', { name: /^全部/ })
  await expect(all).toHaveText(`全部 ${held.length}`)
  const filters: [string, string, (inspection: Inspection) => boolean][] = [
    ['状态', '待检查', ({ state }) => state === 'awaiting-inspection'],
    ['风险等级', 'D 高风险', ({ business }) => business.risk === 'D'],
    ['辖区', '东海市场监管所', ({ business }) => business.stationName === '东海市场监管所'],
  ]
  for (const [name, option, fits] of filters) {
    const button = page.getByRole('button', { name: new RegExp(`^${name}`) })
    await button.click()
    const choice = page.getByRole('menuitemcheckbox', { name: option, exact: true })
    await expect(choice).not.toBeChecked()
    await choice.click()
    await expect(choice).toBeChecked()
    const expected = held.filter(fits).length
    expect(expected).toBeGreaterThan(0)
    await expect(all).toHaveText(`全部 ${expected}`)
    const found = await rows(page).allTextContents()
    expect(found.length).toBeGreaterThan(0)
    for (const text of found) expect(text).toContain(option)
    await page.getByRole('menuitem', { name: `清除“${name}”` }).click()
    await page.keyboard.press('Escape')
    await expect(all).toHaveText(`全部 ${held.length}`)
  }
})

test('keys lead from the search to a record and back, and lock the laptop, but not while one types', async ({
  laptop,
}) => {
  const page = await laptop()
  const jia = new Officer(page, '检查员甲', 'suijian-jia')
  await jia.signIn('jia')
  await jia.expectSynced()
  const search = page.getByLabel('搜索任务')
  await page.keyboard.press('/')
  await expect(search).toBeFocused()
  await page.keyboard.type('gl')
  await expect(search).toHaveValue('gl')
  await search.fill('贸易')
  await page.keyboard.press('Escape')
  await expect(search).toHaveValue('')

  await page.keyboard.press('ArrowDown')
  await expect(search).not.toBeFocused()
  const selected = page.locator('[role=row][aria-selected=true]')
  await expect(selected).toHaveCount(1)
  const first = await selected.textContent()
  await page.keyboard.press('ArrowDown')
  await expect(selected).not.toHaveText(first!)
  await page.keyboard.press('ArrowUp')
  await expect(selected).toHaveText(first!)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/inspections\/[^/]+$/)
  await jia.expectScreen()
  expect(first).toContain((await page.getByRole('heading', { level: 1 }).textContent())!)
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/tasks$/)
  await page.keyboard.press('g')
  await page.keyboard.press('4')
  await expect(page).toHaveURL(/sync$/)

  await page.keyboard.press('g')
  await page.keyboard.press('l')
  await expect(page.getByRole('button', { name: '解锁' })).toBeVisible()
  await expect(page.getByText('泉州')).toHaveCount(0)
  await jia.unlock()
})
