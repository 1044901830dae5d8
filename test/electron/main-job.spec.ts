import { readdir } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { Officer } from '../flow/officer.ts'
import { photo } from '../flow/photo.ts'
import { type LaunchedApp, launchApp } from '../tools/electron.ts'
import { findPlaintext } from '../tools/plaintext-search.ts'
import { StationAdmin } from '../tools/station-admin.ts'
import { StationChild } from '../tools/station-child.ts'

let station: StationChild
let app: LaunchedApp

test.beforeAll(async () => {
  station = await StationChild.start()
  app = await launchApp({ name: 'job', station: station.address })
})
test.afterAll(async () => {
  await app?.stop()
  await app?.forget()
  await station?.remove()
})

/** State of one record as the station holds it. */
async function stateAtStation(id: string): Promise<string | undefined> {
  const admin = await StationAdmin.signIn(station.address)
  const page = await admin.call<{ rows: { inspection: { id: string; state: string } }[] }>(
    'GET',
    '/api/sync/pull?since=0&limit=200',
  )
  return page.rows.findLast(({ inspection }) => inspection.id === id)?.inspection.state
}

test('sign in, declare, inspect offline, sign, restart, upload: on the real desktop app', async () => {
  const jia = new Officer(app.page, '检查员甲', 'suijian-jia')
  await jia.signIn('jia', station.address)
  // The desktop keeps two copies (journal and database), so the status line does not say 单副本.
  await expect(app.page.getByRole('status')).not.toContainText('单副本')
  await jia.addPartner('yi', 'suijian-yi')
  const id = await jia.openTask('某甲餐饮')
  await jia.declareNoConflict(id)
  await jia.partnerDeclares(id, '检查员乙', 'suijian-yi')
  await jia.issueNotice(id)
  await jia.recordDelivery()

  await station.stop()
  await jia.arrive(id, ['检查员甲', '检查员乙'])
  await jia.openItem(id, 'registration/licence')
  await jia.answerNonconform('现场未见营业执照原件，负责人称在总部。', photo('门头.png'))
  await expect(app.page.getByRole('status')).toContainText('离线')

  // The lid is closed in the middle: the process is gone, the journal and the evidence are on the disk.
  await app.stop()
  const stored = await readdir(app.userData, { recursive: true })
  expect(stored.filter((name) => /evidence.[0-9a-f]{32}$/.test(name))).not.toHaveLength(0)
  const texts = ['现场未见营业执照原件，负责人称在总部。', '泉州市丰泽区某甲餐饮管理有限公司', 'suijian-jia']
  expect(await findPlaintext(app.userData, texts), 'nothing of a record in clear').toEqual([])
  app = await launchApp({ name: 'job', station: station.address, keepData: true })
  const again = new Officer(app.page, '检查员甲', 'suijian-jia')
  await again.unlock()
  await again.openItem(id, 'registration/licence')
  await expect(app.page.getByLabel(/发现的事实/)).toHaveValue('现场未见营业执照原件，负责人称在总部。')

  await again.fillRest()
  for (const matter of ['annual-report-information/investment', 'instant-information/instant-contribution']) {
    await again.openItem(id, matter)
    await app.page.keyboard.press('Escape')
    await again.fillRest()
  }
  await again.conclude(id, /^发现问题已责令改正/)
  await again.partySigns()
  await again.sign('检查员甲', 'suijian-jia')
  await again.sign('检查员乙', 'suijian-yi')
  await expect(app.page.getByText('已封存，联网后自动上传')).toBeVisible()

  await station.start()
  await again.untilUploaded()
  await expect(async () => expect(await stateAtStation(id)).toBe('accepted')).toPass({ timeout: 60_000 })
})
