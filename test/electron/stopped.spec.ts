import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { Officer } from '../flow/officer.ts'
import { type LaunchedApp, launchApp } from '../tools/electron.ts'
import { StationAdmin } from '../tools/station-admin.ts'
import { StationChild } from '../tools/station-child.ts'

let station: StationChild
let app: LaunchedApp

test.beforeAll(async () => {
  station = await StationChild.start()
  app = await launchApp({ name: 'stopped', station: station.address })
})
test.afterAll(async () => {
  await app?.stop()
  await app?.forget()
  await station?.remove()
})

/** Every file of the store on the laptop's disk: journal, keyring, evidence. */
async function stored(): Promise<string[]> {
  return readdir(join(app.userData, 'store'), { recursive: true }).catch(() => [])
}

test('a stopped laptop offers its rescue package, and is wiped after the typed word only', async () => {
  const { page } = app
  const jia = new Officer(page, '检查员甲', 'suijian-jia')
  await jia.signIn('jia')
  await jia.expectSynced()
  const id = await jia.openTask('某甲餐饮')
  await station.stop()
  await jia.declareNoConflict(id)
  await expect(page.getByRole('status')).toContainText('待上传 1')
  expect(await stored()).toEqual(expect.arrayContaining(['journal.bin', 'keyring.bin']))
  const journal = join(app.userData, 'store', 'journal.bin')
  const lastSealed = (await readFile(journal)).subarray(-200)

  await station.start()
  const admin = await StationAdmin.signIn(station.address)
  const devices = await admin.call<{ id: string; officers: string[]; name: string }[]>(
    'GET',
    '/api/admin/devices',
  )
  const [own] = devices.filter(({ name, officers }) => name === '桌面端' && officers.includes('检查员甲'))
  await admin.call('POST', `/api/admin/devices/${own!.id}/stop`, { reason: '电脑交回。' })

  await jia.goTo('/sync')
  const dialog = page.getByRole('dialog', { name: '这台电脑已被站点停用' })
  await expect(async () => {
    if (!(await dialog.isVisible()))
      await page.getByRole('button', { name: '立即同步' }).click({ timeout: 2000 })
    await expect(dialog).toBeVisible({ timeout: 2000 })
  }).toPass({ timeout: 60_000 })
  await expect(dialog.getByRole('button', { name: '导出救援包' })).toBeEnabled()
  const wipe = dialog.getByRole('button', { name: '抹除本机数据' })
  await expect(wipe).toBeDisabled()
  await dialog.getByLabel(/没有上传的内容会丢失/).fill('抹除')
  await expect(wipe).toBeDisabled()
  await dialog.getByLabel(/没有上传的内容会丢失/).fill('确认抹除')
  await wipe.click()
  await expect(page.getByRole('heading', { name: '本机数据已抹除' })).toBeVisible({ timeout: 60_000 })

  // Windows keeps a file in use until the process ends: what is left then, the next start removes.
  await app.stop()
  app = await launchApp({ name: 'stopped', station: station.address, keepData: true })
  await expect(app.page.getByRole('heading', { name: '首次登录' })).toBeVisible()
  const left = await stored()
  expect(left.filter((name) => /keyring|evidence[\\/]./.test(name))).toEqual([])
  // The next start may have begun a new one: what was sealed into the old one is gone.
  const begun = await readFile(journal).catch(() => Buffer.alloc(0))
  expect(begun.includes(lastSealed)).toBe(false)
  expect(await app.page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0)
})
