import { expect } from '@playwright/test'
import type { NumberLedger } from '../../shared/protocol/numbers.ts'
import { Officer } from '../flow/officer.ts'
import { declaredTask } from '../flow/papers.ts'
import { StationAdmin } from '../tools/station-admin.ts'
import { test } from './desk.ts'
import { Laptop } from './store/laptop.ts'

test('numbers go to papers without a gap over a killed laptop, the ledger tells of them, 作废 shows on the record', async ({
  station,
  laptop,
}) => {
  const ids = await declaredTask(station.address, '文号任务', 2)
  const machine = await Laptop.make()
  const jia = new Officer(await machine.open(station.address), '检查员甲', 'suijian-jia')
  try {
    await jia.signIn('jia')
    await jia.expectSynced()
    // The paper never comes out of the typesetting: its number is taken, and the laptop dies.
    await jia.goTo(`/inspections/${ids[0]}/documents/inspection-notice`)
    await expect(jia.page.getByText('草稿，未编号').first()).toBeVisible()
    await jia.page.evaluate(() => {
      Worker.prototype.postMessage = () => {}
    })
    await jia.page.getByRole('button', { name: '出具通知书' }).click()
    await jia.goTo('/documents')
    const own = jia.page.getByRole('region', { name: '本机文号' })
    await expect(own).toContainText('检查通知书剩 4 个：2–5 号1 个已取用')
    await machine.kill()

    const again = new Officer(await machine.open(station.address), '检查员甲', 'suijian-jia')
    await again.unlock()
    const first = await again.issueNotice(ids[0]!)
    const second = await again.issueNotice(ids[1]!)
    expect([first, second].map((text) => /〕(\d+)号$/.exec(text)?.[1])).toEqual(['1', '2'])
    await again.untilUploaded()
    await again.goTo('/documents')
    const held = again.page.getByRole('region', { name: '本机文号' })
    await expect(held).toContainText('检查通知书剩 3 个：3–5 号归还')

    const admin = new Officer(await laptop(), '管理员', 'suijian-guanli')
    await admin.signIn('guanli')
    await admin.expectSynced()
    await admin.goTo('/rules')
    const { page } = admin
    await page.getByRole('tab', { name: '文号台账' }).click()
    await page.getByLabel('文书').selectOption({ label: '检查通知书' })
    const counts = page.getByText('1–5：已用 2，预留 3')
    await expect(counts).toBeVisible()
    const row = (text: string) => page.getByRole('row').filter({ hasText: text })
    await expect(row(first)).toContainText('已用')
    await expect(row(first)).toContainText('检查员甲')
    await expect(row('3–5')).toContainText('预留')

    await page.getByRole('button', { name: '作废 1 号' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: '作废文号' }).click()
    await expect(dialog.getByText('理由还空着')).toBeVisible()
    await dialog.getByLabel('作废理由').fill('检查日期写错')
    await dialog.getByRole('button', { name: '作废文号' }).click()
    await expect(page.getByText('1–5：已用 1，预留 3，作废 1')).toBeVisible({ timeout: 150_000 })
    await expect(row(first)).toContainText('检查日期写错')

    // A number that is only reserved.
    await page.getByRole('button', { name: '作废 3–5 号' }).click()
    await dialog.getByLabel('号码').selectOption({ index: 2 })
    await dialog.getByLabel('作废理由').fill('打印机测试')
    await dialog.getByRole('button', { name: '作废文号' }).click()
    await expect(page.getByText('1–5：已用 1，预留 2，作废 2')).toBeVisible()
    await page.getByLabel('查号').fill('5')
    await expect(row('打印机测试')).toContainText('作废')
    await expect(row(second)).toBeHidden()

    // On the laptop the paper is marked, and the numbers that are left go back.
    await again.untilUploaded()
    await again.goTo('/documents')
    await expect(again.page.getByRole('row').filter({ hasText: first })).toContainText('已作废')
    await again.goTo(`/inspections/${ids[0]}/documents/inspection-notice?version=1`)
    await expect(again.page.getByText(/已作废：管理员，.*检查日期写错/)).toBeVisible()
    await again.goTo('/documents')
    await again.page.getByRole('button', { name: '归还检查通知书的文号' }).click()
    await expect(again.page.getByRole('button', { name: '归还检查通知书的文号' })).toBeHidden()
    const desk = await StationAdmin.signIn(station.address)
    const states = async () => {
      const ledger = await desk.call<NumberLedger>('GET', '/api/numbers?kind=inspection-notice')
      return ledger.entries.map(({ state }) => state)
    }
    await expect.poll(states).toEqual(['voided', 'issued', 'returned', 'returned', 'voided'])

    await station.stop()
    await expect(page.getByText('现在离线。文号台账在站点')).toBeVisible({ timeout: 150_000 })
  } finally {
    await machine.remove()
  }
})
