import { createPrivateKey, X509Certificate } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { makeAuthority, makeServerCertificate } from '../../server/tls/certificates.ts'
import { Officer } from '../flow/officer.ts'
import { type LaunchedApp, launchApp } from '../tools/electron.ts'
import { StationChild } from '../tools/station-child.ts'

const name = '随检站点证书机构'
const authority = makeAuthority(name, new Date())
const forged = makeAuthority(name, new Date())
let station: StationChild
let app: LaunchedApp

test.beforeAll(async () => {
  station = await StationChild.start()
})
test.afterAll(async () => {
  await app?.stop()
  await app?.forget()
  await station?.remove()
})

/** The same station on the same address, with a new certificate of an authority. */
async function serveUnder({ certificate, key }: typeof authority): Promise<void> {
  await station.stop()
  const made = makeServerCertificate({ name, key: createPrivateKey(key) }, ['127.0.0.1'], new Date())
  const [chain, secret] = [join(station.folder, 'server.crt'), join(station.folder, 'server.key')]
  await writeFile(chain, made.certificate + certificate)
  await writeFile(secret, made.key)
  await station.start(['--tls-certificate', chain, '--tls-key', secret])
}

test('reaches the station under its pinned authority, and not under another of the same name', async () => {
  const address = station.address.replace('http:', 'https:')
  const { fingerprint256 } = new X509Certificate(authority.certificate)
  await serveUnder(forged)
  app = await launchApp({ name: 'tls', station: address, authority: fingerprint256 })
  const { page } = app
  const jia = new Officer(page, '检查员甲', 'suijian-jia')
  const field = page.getByLabel('密码', { exact: true })
  await page.getByLabel('账号').fill('jia')
  await field.fill('suijian-jia')
  await page.keyboard.press('Enter')
  const refused = page.getByText(`站点 ${address} 的证书不是本机认定的机构签发的`)
  await expect(refused).toBeVisible({ timeout: 60_000 })
  await station.stop()
  await field.press('Enter')
  await expect(page.getByText(`连不上站点 ${address}。请检查网络和地址`)).toBeVisible({ timeout: 60_000 })

  await serveUnder(authority)
  await jia.signIn('jia')
  await jia.expectSynced()
})
