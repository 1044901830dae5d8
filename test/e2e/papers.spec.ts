import { expect } from '@playwright/test'
import { Officer } from '../flow/officer.ts'
import { declaredTask, paperInNode, paperList, previewText, sha256 } from '../flow/papers.ts'
import { pdfText } from '../tools/pdf-reader.ts'
import { StationAdmin } from '../tools/station-admin.ts'
import { test } from './desk.ts'

test('a notice is issued, re-issued with a reason, and opened with the same bytes on another laptop', async ({
  station,
  laptop,
}) => {
  const [id] = await declaredTask(station.address, '文书任务', 1)
  const page = await laptop()
  const jia = new Officer(page, '检查员甲', 'suijian-jia')
  await jia.signIn('jia')
  await jia.expectSynced()
  await jia.goTo(`/inspections/${id}`)
  const list = paperList(page)
  await expect(list.getByRole('link', { name: '检查通知书' })).toBeVisible()
  await list.getByText(/^以后还有 \d+ 种$/).click()
  await expect(list.getByRole('listitem').filter({ hasText: '现场检查笔录' })).toContainText('在登记到场之后')

  const first = await jia.issueNotice(id!)
  const firstBytes = await jia.savePaper()
  expect(pdfText(firstBytes)).toContain(first)

  await page.getByRole('button', { name: '重新出具' }).click()
  await expect(previewText(page, 1)).toContainText('替代')
  await page.getByLabel(/^需要准备的资料/).fill('进货台账\n经办人身份证件')
  await page.getByRole('button', { name: '出具第 2 版' }).click()
  await expect(page.getByText('写明为什么重新出具')).toBeVisible()
  // What was typed is there again after a look at the record.
  await jia.goTo(`/inspections/${id}`)
  await list.getByRole('link', { name: new RegExp(first) }).click()
  await page.getByRole('button', { name: '接着重新出具' }).click()
  await expect(page.getByLabel(/^需要准备的资料/)).toHaveValue('进货台账\n经办人身份证件')

  await page.getByLabel(/^理由/).fill('资料清单有误。')
  await page.getByRole('button', { name: '出具第 2 版' }).click()
  const number = page.locator('header').getByText(/〔\d{4}〕\d+号/)
  await expect(number).not.toHaveText(first)
  const second = (await number.textContent())!.trim()
  await expect(page.getByText('替代第 1 版。理由：资料清单有误。')).toBeVisible()
  const bytes = await jia.savePaper()
  const text = pdfText(bytes)
  expect(text).toMatch(/第2版，替代\d{4}年\d+月\d+日第1版/)
  expect(text).toContain('1.进货台账；2.经办人身份证件')
  expect(text).toContain(second)

  await jia.goTo(`/inspections/${id}`)
  const former = list.getByRole('link', { name: new RegExp(first) })
  await expect(former).toContainText('已被第 2 版替代')
  await former.click()
  await expect(page.getByText('已被第 2 版替代，不要再用。理由：资料清单有误。')).toBeVisible()
  await expect(page.getByRole('button', { name: '重新出具' })).toBeHidden()

  // The station holds what was printed, and the ledger says what the officer set and why.
  await jia.untilUploaded()
  const admin = await StationAdmin.signIn(station.address)
  const { documents } = (await admin.record(id!)).inspection
  expect(documents.map((paper) => [paper.version, paper.number, paper.sha256])).toEqual([
    [1, first, sha256(firstBytes)],
    [2, second, sha256(bytes)],
  ])
  expect(documents[1]).toMatchObject({
    replaces: documents[0]!.id,
    reason: '资料清单有误。',
    choices: { materials: ['进货台账', '经办人身份证件'] },
  })

  const elsewhere = await laptop()
  const yi = new Officer(elsewhere, '检查员乙', 'suijian-yi')
  await yi.signIn('yi')
  await yi.expectSynced()
  await yi.goTo(`/inspections/${id}/documents/inspection-notice`)
  await expect(elsewhere.getByText('与登记一致')).toBeVisible()
  expect(sha256(await yi.savePaper())).toBe(documents[1]!.sha256)
})

test('characters without a face are acknowledged before a paper is issued', async ({ station, laptop }) => {
  const [id] = await declaredTask(station.address, '文书任务', 1, { 0: '泉州市丰泽区𱍐某商行' })
  const page = await laptop()
  const jia = new Officer(page, '检查员甲', 'suijian-jia')
  await jia.signIn('jia')
  await jia.expectSynced()
  await jia.goTo(`/inspections/${id}/documents/inspection-notice`)
  await expect(page.getByText('有 1 个字字库里没有')).toBeVisible()
  await page.getByRole('button', { name: '出具通知书' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('list', { name: '字库里没有的字' })).toHaveText(/𱍐\s*U\+31350/)
  const goOn = dialog.getByRole('button', { name: '出具通知书' })
  await expect(goOn).toBeDisabled()
  await dialog.getByRole('button', { name: '回到预览' }).click()
  await expect(page.getByText('草稿，未编号').first()).toBeVisible()
  await page.getByRole('button', { name: '打印草稿' }).click()
  await expect(dialog).toContainText('有 1 个字印不出来')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '出具通知书' }).click()
  await dialog.getByRole('checkbox').check()
  await goOn.click()
  await expect(page.locator('header').getByText(/〔\d{4}〕\d+号/)).toBeVisible()
  // The ledger keeps them with the paper: whoever prints it later sees them too.
  await jia.goTo('/documents')
  await page.getByRole('link', { name: '检查通知书' }).click()
  await page.getByRole('button', { name: '打印', exact: true }).click()
  await expect(dialog).toContainText('U+31350')
})

test('the pages are drawn, zoomed with the keyboard, copied from, and printed as they are', async ({
  station,
  laptop,
}) => {
  const [id] = await declaredTask(station.address, '文书任务', 1)
  const page = await laptop()
  const jia = new Officer(page, '检查员甲', 'suijian-jia')
  await jia.signIn('jia')
  await jia.expectSynced()
  await jia.issueNotice(id!)
  await expect(page.getByText('与登记一致')).toBeVisible()

  const thumbnails = page.getByRole('navigation', { name: '页面' })
  await expect(thumbnails.locator('[data-drawn]').first()).toBeVisible()
  await expect(thumbnails.getByRole('button', { name: /^第 1 页/ })).toHaveAttribute('aria-current', 'page')
  await thumbnails.getByRole('button', { name: /^第 2 页/ }).click()
  await expect(page.locator('header')).toContainText(/第 2 页，共 \d+ 页/)

  const preview = page.getByRole('region', { name: '文书预览' })
  const sheet = preview.locator('[data-page="1"]')
  const width = async () => (await sheet.boundingBox())!.width
  const whole = await width()
  await page.keyboard.press('=')
  await expect(page.getByRole('button', { name: /^缩放：\d+%/ })).toBeVisible()
  await expect.poll(width).toBeGreaterThan(whole)
  await page.keyboard.press('0')
  await expect(page.getByRole('button', { name: /^缩放：适合整页/ })).toBeVisible()
  await expect.poll(width).toBe(whole)
  await page.keyboard.press('0')
  await expect(page.getByRole('button', { name: /^缩放：适合宽度/ })).toBeVisible()
  const ground = (await preview.boundingBox())!.width
  await expect.poll(async () => ground - (await width())).toBeLessThan(60)
  await page.keyboard.press('-')
  await expect.poll(async () => ground - (await width())).toBeGreaterThan(60)

  // The words lie over the drawing and can be copied.
  await thumbnails.getByRole('button', { name: /^第 1 页/ }).click()
  await sheet.getByText('行政检查通知书', { exact: true }).click({ clickCount: 3 })
  const marked = () => page.evaluate(() => getSelection()?.toString() ?? '')
  await expect.poll(marked).toContain('行政检查通知书')

  // A real printer's dialog would stand over the page: the frame notes what it would be given.
  await page.evaluate(() => {
    Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {
      get(this: HTMLIFrameElement) {
        const print = () => document.body.setAttribute('data-printed', this.src)
        return { focus: () => {}, print }
      },
    })
  })
  await page.keyboard.press('Control+p')
  await expect
    .poll(() => page.evaluate(() => document.body.getAttribute('data-printed') ?? ''))
    .toContain('blob:')
  const printed = await page.evaluate(async () => {
    const answer = await fetch(document.body.getAttribute('data-printed')!)
    return [...new Uint8Array(await answer.arrayBuffer())]
  })
  expect(sha256(new Uint8Array(printed))).toBe(sha256(await jia.savePaper()))
})

test('a paper has the same bytes in the browser and in Node', async ({ station, laptop }) => {
  const [id] = await declaredTask(station.address, '文书任务', 1)
  const page = await laptop()
  const jia = new Officer(page, '检查员甲', 'suijian-jia')
  await jia.signIn('jia')
  await jia.expectSynced()
  for (const kind of ['inspection-notice', 'address-verification-letter'] as const) {
    await jia.goTo(`/inspections/${id}/documents/${kind}`)
    await expect(previewText(page, 1)).not.toBeEmpty()
    await expect(page.getByRole('button', { name: '保存 PDF' })).toBeEnabled()
    expect(sha256(await jia.savePaper())).toBe(sha256(await paperInNode(station.address, id!, kind)))
  }
})
