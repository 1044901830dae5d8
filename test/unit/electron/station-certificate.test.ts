import { createPrivateKey, X509Certificate } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import {
  readStationAddress,
  readStationAuthority,
  rememberStationAddress,
  rememberStationAuthority,
} from '../../../electron/station-address.ts'
import { authorityToConfirm, judgeStation, plainFingerprint } from '../../../electron/station-certificate.ts'
import { makeAuthority, makeServerCertificate } from '../../../server/tls/certificates.ts'

const now = new Date('2026-08-12T10:00:00+08:00')
const host = '10.0.0.8'
const day = 86_400_000
const own = madeBy('随检站点证书机构')
/** Another authority of the same name: what an attacker makes. */
const forged = madeBy('随检站点证书机构')

function madeBy(name: string) {
  const authority = makeAuthority(name, now)
  const key = createPrivateKey(authority.key)
  const server = makeServerCertificate({ name, key }, [host, 'station.local', 'fd00::8'], now)
  const fingerprint = plainFingerprint(new X509Certificate(authority.certificate).fingerprint256)!
  return { authority, key, server, fingerprint, chain: [server.certificate, authority.certificate] }
}

const presented = (chain: string[], hostname = host, systemTrusts = false) => ({
  chain,
  hostname,
  systemTrusts,
})
const judge = (chain: string[], hostname = host, at = now.getTime()) =>
  judgeStation(presented(chain, hostname), own.fingerprint, at)

it('takes the station by every name that its certificate holds', () => {
  for (const hostname of [host, 'station.local', '[fd00::8]', 'fd00::8'])
    expect(judge(own.chain, hostname), hostname).toBe('trusted')
})

it('refuses a forged station, also one that the system trusts', () => {
  expect(judgeStation(presented(forged.chain, host, true), own.fingerprint, now.getTime())).toBe('refused')
  expect(judge(forged.chain)).toBe('refused')
  // Its own certificate, with the pinned authority only laid beside it.
  expect(judge([forged.server.certificate, own.authority.certificate])).toBe('refused')
  expect(judge([own.server.certificate])).toBe('refused')
  expect(judge([])).toBe('refused')
  expect(judge(['no certificate'])).toBe('refused')
})

it('refuses another name, a certificate that has ended or not begun, and one that a server issued', () => {
  expect(judge(own.chain, '10.0.0.9')).toBe('refused')
  expect(judge(own.chain, host, now.getTime() + 397 * day)).toBe('refused')
  expect(judge(own.chain, host, now.getTime() - 2 * day)).toBe('refused')
  const serverKey = createPrivateKey(own.server.key)
  const issued = makeServerCertificate({ name: host, key: serverKey }, [host], now)
  expect(judge([issued.certificate, ...own.chain])).toBe('refused')
})

it('lets the officer confirm a private authority only, and only one that holds together', () => {
  const at = now.getTime()
  expect(authorityToConfirm(presented(own.chain), at)).toBe(own.fingerprint)
  expect(authorityToConfirm(presented(own.chain, host, true), at)).toBeNull()
  expect(authorityToConfirm(presented([own.server.certificate]), at)).toBeNull()
  expect(authorityToConfirm(presented([own.server.certificate, forged.authority.certificate]), at)).toBeNull()
  expect(authorityToConfirm(presented(own.chain, 'elsewhere.local'), at)).toBeNull()
  expect(judgeStation(presented(own.chain), null, at)).toBe('as-system-says')
})

it('remembers authority and address beside each other, and opens to nobody when the file is damaged', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'suijian-trust-'))
  const file = join(folder, 'station.json')
  await rememberStationAuthority(file, own.fingerprint)
  await rememberStationAddress(file, 'https://10.0.0.8:8443')
  expect(await readStationAuthority(file)).toBe(own.fingerprint)
  expect(await readStationAddress(file, '', undefined)).toBe('https://10.0.0.8:8443')
  await writeFile(file, '{"authority": 7}')
  const damaged = await readStationAuthority(file)
  expect(judgeStation(presented(forged.chain, host, true), damaged, now.getTime())).toBe('refused')
  await rm(folder, { recursive: true })
})
