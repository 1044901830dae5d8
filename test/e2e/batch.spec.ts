import { expect, type Page } from '@playwright/test'
import { unzipSync } from 'fflate'
import { Officer } from '../flow/officer.ts'
import { batchRow, declaredTask, downloadOf, openBatch, sha256 } from '../flow/papers.ts'
import { pdfInfo, pdfText } from '../tools/pdf-reader.ts'
import { StationAdmin } from '../tools/station-admin.ts'
import { xlsxRows } from '../tools/xlsx-reader.ts'
import { test } from './desk.ts'

const task = '成批任务'
const nameOf = (n: number) => `泉州市丰泽区某某第${n}贸易有限公司`
const press = (page: Page, name: string | RegExp) => () => page.getByRole('button', { name }).click()

async function signedIn(page: Page): Promise<Officer> {
  const jia = new Officer(page, '检查员甲', 'suijian-jia')
  await jia.signIn('jia')
  await jia.expectSynced()
  return jia
}

/** The notices of the task that the station holds, in the order of the businesses. */
async function issuedAtStation(address: string) {
  const admin = await StationAdmin.signIn(address)
  const records = (await admin.records()).map(({ inspection }) => inspection)
  return records
    .filter((record) => record.task.number === task)
    .flatMap(({ business, documents }) => documents.map((paper) => ({ name: business.name, ...paper })))
}

test('the notices of a task in one go: skipped with a reason, one PDF, single files, a mailing list', async ({
  station,
  laptop,
}) => {
  const ids = await declaredTask(station.address, task, 4)
  const page = await laptop()
  const jia = await signedIn(page)
  const first = await jia.issueNotice(ids[0]!)
  await jia.goTo('/documents/batch')
  await openBatch(page, task, 'inspection-notice')
  await expect(batchRow(page, nameOf(1))).toContainText(`跳过${first}已出具第 1 版`)
  await expect(page.getByText('已选 3 户，跳过 1 户')).toBeVisible()

  // Drafts first: nothing comes into the ledger.
  await page.getByRole('radio', { name: /^只生成草稿/ }).check()
  await press(page, '生成 3 户的草稿')()
  const drafts = await downloadOf(page, press(page, '保存合并 PDF'))
  expect(pdfText(drafts.bytes).match(/（草稿，未编号）/g)).toHaveLength(3)
  await press(page, '做完了，回到选择')()

  await page.getByRole('radio', { name: /^编号并出具/ }).check()
  await press(page, '出具 3 户的检查通知书')()
  await expect(page.getByRole('button', { name: '保存合并 PDF' })).toBeVisible({ timeout: 150_000 })
  const numbers: string[] = []
  for (const n of [2, 3, 4]) {
    await expect(batchRow(page, nameOf(n))).toContainText('已出具')
    const cell = batchRow(page, nameOf(n))
      .getByRole('cell')
      .filter({ hasText: /〔\d{4}〕\d+号/ })
    numbers.push((await cell.textContent())!.trim())
  }
  expect(new Set([first, ...numbers]).size).toBe(4)

  const merged = await downloadOf(page, press(page, '保存合并 PDF'))
  const text = pdfText(merged.bytes)
  for (const n of [2, 3, 4]) expect(text).toContain(nameOf(n))
  for (const number of numbers) expect(text).toContain(number)
  expect(text).not.toContain('草稿')

  const zip = await downloadOf(page, press(page, /存为 ZIP$/))
  const files = Object.entries(unzipSync(zip.bytes))
  expect(files.map(([name]) => name)).toEqual(
    numbers.map((number, index) => `${index + 1} 检查通知书 ${nameOf(index + 2)} ${number}.pdf`),
  )
  const pages = (bytes: Uint8Array) => Number(/^Pages:\s+(\d+)/m.exec(pdfInfo(bytes))![1])
  expect(pages(merged.bytes)).toBe(files.reduce((sum, [, bytes]) => sum + pages(bytes), 0))

  const list = await downloadOf(page, press(page, '保存邮寄清单'))
  const [heads, ...lines] = xlsxRows(list.bytes)
  expect(heads).toEqual([
    '序号',
    '企业名称',
    '统一社会信用代码',
    '收件地址',
    '收件人',
    '电话',
    '邮件种类',
    '文号',
    '邮件号',
  ])
  expect(lines.map((line) => [line[0], line[1], line[3], line[7], line[8] ?? ''])).toEqual(
    numbers.map((number, index) => [
      String(index + 1),
      nameOf(index + 2),
      `丰泽区样板街 ${index + 2} 号`,
      number,
      '',
    ]),
  )
  for (const line of lines) expect(line.slice(4, 6)).toEqual(['负责人某', '0595-00000000'])
  for (const line of lines) expect(line[2]).toMatch(/^[0-9A-Z]{18}$/)

  await jia.untilUploaded()
  const held = await issuedAtStation(station.address)
  for (const [index, [, bytes]] of files.entries())
    expect(held.find(({ name }) => name === nameOf(index + 2))).toMatchObject({
      number: numbers[index],
      sha256: sha256(bytes),
    })
})

test('a cancelled batch keeps what is issued, and a cancelled set leaves no file', async ({
  station,
  laptop,
}) => {
  await declaredTask(station.address, task, 40)
  const page = await laptop()
  const jia = await signedIn(page)
  await jia.goTo('/documents/batch')
  await openBatch(page, task, 'inspection-notice')
  await press(page, '出具 40 户的检查通知书')()
  await expect(page.getByRole('row').filter({ hasText: '已出具' }).first()).toBeVisible({ timeout: 150_000 })
  await press(page, '取消')()
  const end = page.getByText(/已取消。取消前出具的 \d+ 份已记入台账，其余没有出具。/)
  await expect(end).toBeVisible()
  const issued = Number(/(\d+) 份/.exec((await end.textContent()) ?? '')![1])
  expect(issued).toBeLessThan(40)
  await expect(page.getByRole('row').filter({ hasText: '已出具' })).toHaveCount(issued)
  await jia.untilUploaded()
  const held = await issuedAtStation(station.address)
  expect(held).toHaveLength(issued)
  expect(new Set(held.map(({ number }) => number)).size).toBe(issued)

  // The screen still has the batch; now drafts of the rest, as single files, given up halfway.
  await jia.goTo('/documents/batch')
  await press(page, '做完了，回到选择')()
  await page.getByRole('radio', { name: /^只生成草稿/ }).check()
  await press(page, `生成 ${40 - issued} 户的草稿`)()
  await expect(page.getByRole('button', { name: /存为 ZIP$/ })).toBeVisible({ timeout: 150_000 })
  const saved: string[] = []
  page.on('download', (download) => saved.push(download.suggestedFilename()))
  // As fast as a program: forty papers are set before a hand has found the button.
  await page.evaluate(() => {
    const named = (name: string) =>
      [...document.querySelectorAll('button')].find((button) => button.textContent?.endsWith(name))
    const watch = new MutationObserver(() => {
      const cancel = named('取消')
      if (!cancel) return
      watch.disconnect()
      cancel.click()
    })
    watch.observe(document.body, { childList: true, subtree: true })
    named('存为 ZIP')!.click()
  })
  await expect(page.getByText('已取消')).toBeVisible()
  await expect(page.getByRole('progressbar')).toHaveCount(0)
  // A whole file comes after it, alone.
  await downloadOf(page, press(page, '保存邮寄清单'))
  expect(saved).toEqual([expect.stringMatching(/^邮寄清单/)])
})

test('issuing stops when the numbers run out: the rest stays as drafts, and other work goes on meanwhile', async ({
  station,
  laptop,
}) => {
  await declaredTask(station.address, task, 12)
  const page = await laptop()
  const jia = await signedIn(page)
  // The laptop has a block for its notices, fetched ahead.
  await jia.untilUploaded()
  await station.stop()
  await jia.goTo('/documents/batch')
  await openBatch(page, task, 'inspection-notice')
  await press(page, '出具 12 户的检查通知书')()
  await jia.goTo('/tasks')
  await page.getByLabel('搜索任务').fill(nameOf(7))
  await expect(page.getByLabel('搜索任务')).toHaveValue(nameOf(7))
  await jia.goTo('/documents/batch')
  const note = page.getByText(/^文号用完：已出具 \d+ 份，其余 \d+ 户没有出具，仍是草稿。/)
  await expect(note).toBeVisible({ timeout: 150_000 })
  const [issued, left] = ((await note.textContent()) ?? '').match(/\d+/g)!.map(Number)
  expect(issued! + left!).toBe(12)
  expect(issued).toBeGreaterThan(0)
  await expect(page.getByRole('row').filter({ hasText: '没有文号，仍是草稿' })).toHaveCount(left!)
  await station.start()
})
