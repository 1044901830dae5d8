import { expect, type Locator } from '@playwright/test'
import { arriveLate, openHistory } from '../flow/history.ts'
import { Officer } from '../flow/officer.ts'
import { test } from './desk.ts'

const business = '某丑投资'
const moment = String.raw`\d+月\d+日 \d{2}:\d{2}:\d{2}`

/** Row of an act by its own words, which come before those of what it changed. */
const row = (table: Locator, what: string | RegExp) =>
  table.getByRole('row').filter({ has: table.page().getByRole('cell', { name: what }) })

test('who filled in what, when by both clocks, before and after: bulk, corrected and late entries are marked', async ({
  station,
  laptop,
}) => {
  const jia = new Officer(await laptop(), '检查员甲', 'suijian-jia')
  await jia.signIn('jia')
  await jia.expectSynced()
  const id = await jia.openTask(business)
  await jia.untilUploaded()
  await station.stop()

  const threeHoursAgo = new Date(Date.now() + (8 - 3) * 3_600_000).toISOString().slice(0, 16)
  await arriveLate(jia, id, ['检查员甲', '检查员乙'], threeHoursAgo)
  await jia.openItem(id, 'registration/name')
  await jia.answerConform()
  await jia.fillRest()
  await jia.openItem(id, 'registration/name')
  const { page } = jia
  await page.getByRole('radio', { name: /^不符合/ }).check()
  await page.getByLabel(/发现的事实/).fill('门头名称与登记名称不一致。')
  await expect(page.getByText(/已存$/).first()).toBeVisible()

  // Offline: what this laptop holds, and where the rest is.
  const own = await openHistory(jia, id)
  await expect(page.getByText(/完整的历史存在站点/)).toBeVisible()
  await expect(row(own, /^到场登记/)).toContainText('待上传')
  await expect(row(own, /：不符合/).first()).toContainText('待上传')
  await expect(own.getByText('派发', { exact: true })).toHaveCount(0)

  await station.start()
  await jia.untilUploaded()

  const head = new Officer(await laptop(), '所长', 'suijian-suozhang')
  await head.signIn('suozhang')
  await head.expectSynced()
  await head.goTo(`/inspections/${id}`)
  const summary = head.page.getByRole('region', { name: '记录历史' })
  await expect(summary).toContainText(/一并填写 \d+ 项，改答 1 处，补录 1 处/)
  const table = await openHistory(head, id)
  await expect(row(table, '派发')).toBeVisible()
  const both = new RegExp(`${moment}.*${moment}检查员甲`)
  const arrived = row(table, /^到场登记/)
  await expect(arrived).toHaveText(both)
  await expect(arrived).toContainText('补录')
  await expect(arrived).toContainText(/所记时间 \d+月\d+日 \d{2}:\d{2}/)
  const filled = row(table, /^其余全部符合，\d+ 项/)
  await expect(filled).toHaveText(both)
  await expect(filled).toContainText('一并填写')
  const count = Number(/(\d+) 项/.exec((await filled.textContent()) ?? '')![1])
  await filled.getByRole('button', { name: /^另 \d+ 处$/ }).click()
  await expect(filled.getByRole('listitem')).toHaveCount(count)
  const corrected = row(table, /：不符合.*改答/)
  await expect(corrected).toHaveText(both)
  await expect(corrected.locator('del')).toHaveText('符合')
  await expect(corrected.locator('ins').first()).toHaveText('不符合')
  await expect(table.getByText('门头名称与登记名称不一致。')).toBeVisible()
  await expect(head.page.getByText(/校验不一致|不一致，可能被人改动/)).toHaveCount(0)

  // Only what was replaced or is marked, then only one person.
  await head.page.getByLabel('显示').selectOption('edits')
  await expect(row(table, '派发')).toBeHidden()
  await expect(corrected).toBeVisible()
  await expect(filled).toBeVisible()
  await head.page.getByLabel('显示').selectOption('all')
  await head.page.getByLabel('人员').selectOption('站点')
  await expect(row(table, '派发')).toBeVisible()
  await expect(corrected).toBeHidden()
})
