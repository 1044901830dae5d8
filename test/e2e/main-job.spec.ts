import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { Officer } from '../flow/officer.ts'
import { photo } from '../flow/photo.ts'
import { pdfFonts, pdfText } from '../tools/pdf-reader.ts'
import { StationAdmin } from '../tools/station-admin.ts'
import { StationChild } from '../tools/station-child.ts'
import { Laptop } from './store/laptop.ts'

let station: StationChild
const laptops: Laptop[] = []

test.beforeEach(async () => {
  station = await StationChild.start()
})
test.afterEach(async () => {
  for (const laptop of laptops.splice(0)) await laptop.remove()
  await station.remove()
})

/** A laptop of its own; a page error fails the test. */
async function laptop(): Promise<{ machine: Laptop; page: Page }> {
  const machine = await Laptop.make()
  laptops.push(machine)
  const page = await machine.open(station.address)
  page.on('pageerror', (error) => {
    throw error
  })
  return { machine, page }
}

interface Held {
  state: string
  answers: Record<string, unknown>
  signatures: { officerId: string; findingsHash: string }[]
  documents: { number: string; sha256: string }[]
  listing?: { status: string; step: string; reviews: { decision: string; opinion: string }[] }
  evidence: { id: string; source: string }[]
}
/** One record as the station holds it, read through its interface by the admin. */
async function heldByStation(id: string): Promise<Held> {
  const admin = await StationAdmin.signIn(station.address)
  for (let since = 0; ; ) {
    const page = await admin.call<{
      cursor: number
      complete: boolean
      rows: { inspection: Held & { id: string } }[]
    }>('GET', `/api/sync/pull?since=${since}&limit=200`)
    const row = page.rows.findLast(({ inspection }) => inspection.id === id)
    if (row && page.complete) return row.inspection
    if (page.complete) throw new Error(`the station does not hold ${id}`)
    since = page.cursor
  }
}

test('the main job on one laptop: task, recusal, notice, offline inspection, two signatures, upload', async () => {
  const { page } = await laptop()
  const jia = new Officer(page, '检查员甲', 'suijian-jia')
  await jia.signIn('jia')
  await jia.addPartner('yi', 'suijian-yi')

  const id = await jia.openTask('某甲餐饮')
  await jia.declareNoConflict(id)
  await jia.partnerDeclares(id, '检查员乙', 'suijian-yi')

  const number = await jia.issueNotice(id)
  expect(number).toMatch(/^泉丰市监检通〔\d{4}〕\d+号$/)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '保存 PDF' }).click()
  const file = join(test.info().outputDir, 'notice.pdf')
  await (await download).saveAs(file)
  const bytes = await readFile(file)
  const text = pdfText(bytes)
  for (const part of [
    '行政检查通知书',
    number,
    '泉州市丰泽区某甲餐饮管理有限公司',
    '检查员甲（执法证号35050300001）',
  ])
    expect(text).toContain(part)
  for (const font of pdfFonts(bytes)) expect(font).toMatchObject({ embedded: true, subset: true })
  await jia.recordDelivery()

  await station.stop()
  await jia.arrive(id, ['检查员甲', '检查员乙'])
  await jia.openItem(id, 'registration/licence')
  await jia.answerNonconform('现场未见营业执照原件，负责人称在总部。', photo('门头.png'))
  await expect(page.getByRole('status')).toContainText('离线')

  // A reload with the station stopped: the app comes up from the laptop, and every keystroke is still there.
  await page.reload()
  await jia.unlock()
  await jia.openItem(id, 'registration/licence')
  await expect(page.getByLabel(/发现的事实/)).toHaveValue('现场未见营业执照原件，负责人称在总部。')
  await expect(page.getByText(/[0-9a-f]{4}⋯[0-9a-f]{4}/).first()).toBeVisible()

  await jia.fillRest()
  for (const matter of ['annual-report-information/investment', 'instant-information/instant-contribution']) {
    await jia.openItem(id, matter)
    await page.keyboard.press('Escape')
    await jia.fillRest()
  }
  await jia.goTo(`/inspections/${id}/conclude`)
  await expect(page.getByText('不可选：营业执照（登记证）规范使用情况不符合')).toBeVisible()
  await jia.conclude(id, /^发现问题已责令改正/)
  await jia.partySigns()
  await jia.sign('检查员甲', 'suijian-jia')
  await jia.sign('检查员乙', 'suijian-yi')
  await expect(page.getByText('已封存，联网后自动上传')).toBeVisible()

  await station.start()
  await jia.untilUploaded()
  await expect(async () => {
    const held = await heldByStation(id)
    expect(held.state).toBe('accepted')
    expect(Object.keys(held.answers)).toHaveLength(34)
    expect(held.signatures.map(({ officerId }) => officerId)).toEqual(['account-jia', 'account-yi'])
    expect(new Set(held.signatures.map(({ findingsHash }) => findingsHash)).size).toBe(1)
    expect(held.documents[0]!.number).toBe(number)
  }).toPass({ timeout: 150_000 })
})
