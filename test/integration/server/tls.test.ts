import { createPrivateKey } from 'node:crypto'
import { get, type RequestOptions } from 'node:https'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeAuthority, makeServerCertificate } from '../../../server/tls/certificates.ts'
import { smallDistrict } from '../../tools/small-district.ts'
import { startTestStation, type TestStation } from '../../tools/station.ts'

const name = '随检站点证书机构'
const now = new Date()
const authority = makeAuthority(name, now)
const forged = makeAuthority(name, now)
let station: TestStation

beforeAll(async () => {
  const key = createPrivateKey(authority.key)
  const tls = makeServerCertificate({ name, key }, ['127.0.0.1', 'localhost'], now)
  station = await startTestStation({ district: smallDistrict([]), tls })
})
afterAll(() => station.close())

/** Status of the hand-shake of the station, or the code of the error before it. */
function ask(options: RequestOptions): Promise<number | string | undefined> {
  return new Promise((resolve) => {
    get(new URL('/api/handshake', station.url), { agent: false, ...options }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    }).once('error', (error: NodeJS.ErrnoException) => resolve(error.code))
  })
}

it('serves HTTPS under the certificate that it was given, to who knows its authority', async () => {
  expect(station.url).toMatch(/^https:/)
  expect(await ask({ ca: authority.certificate })).toBe(200)
  expect(await ask({ ca: authority.certificate, minVersion: 'TLSv1.3' })).toBe(200)
})

it('is no station to who knows another authority or none, or asks for another name', async () => {
  expect(await ask({ ca: forged.certificate })).toMatch(/CERT|SIGNATURE|VERIFY/)
  expect(await ask({})).toMatch(/CERT|VERIFY/)
  expect(await ask({ ca: authority.certificate, servername: 'elsewhere.local' })).toBe(
    'ERR_TLS_CERT_ALTNAME_INVALID',
  )
})

it('answers nothing in clear text', async () => {
  await expect(fetch(station.url.replace('https:', 'http:'))).rejects.toThrow()
})
