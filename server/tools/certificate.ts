import { createPrivateKey, X509Certificate } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { makeAuthority, makeServerCertificate } from '../tls/certificates.ts'

/**
 * `npm run certificate -- --out DIR --host 10.0.0.8 [--host NAME …] [--name 名称]` makes, for an intranet without a
 * certificate authority, the station's own one and a server certificate under it (docs/tls.md). Run again it keeps
 * the authority and renews the server certificate.
 */
const usage = '用法：npm run certificate -- --out 文件夹 --host 地址 [--host 另一个地址 …] [--name 机构名称]'

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    host: { type: 'string', multiple: true },
    name: { type: 'string', default: '随检站点证书机构' },
  },
})
const [first, ...others] = values.host ?? []
if (!values.out || first === undefined) {
  console.error(usage)
  process.exitCode = 2
} else {
  const folder = values.out
  const now = new Date()
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const secret = async (name: string, text: string) => writeFile(join(folder, name), text, { mode: 0o600 })
  if (!existsSync(join(folder, 'authority.key'))) {
    const made = makeAuthority(values.name, now)
    await secret('authority.key', made.key)
    await writeFile(join(folder, 'authority.crt'), made.certificate)
  }
  const authority = await readFile(join(folder, 'authority.crt'), 'utf8')
  const known = new X509Certificate(authority)
  const key = createPrivateKey(await readFile(join(folder, 'authority.key'), 'utf8'))
  const server = makeServerCertificate(
    { name: known.subject.replace(/^CN=/, ''), key },
    [first, ...others],
    now,
  )
  await secret('server.key', server.key)
  // The authority goes along, so that a laptop can show its fingerprint.
  await writeFile(join(folder, 'server.crt'), server.certificate + authority)
  const issued = new X509Certificate(server.certificate)
  console.log(`证书：${join(folder, 'server.crt')}，私钥：${join(folder, 'server.key')}`)
  console.log(`有效期至：${issued.validToDate.toISOString().slice(0, 10)}，地址：${issued.subjectAltName}`)
  console.log(`机构证书：${join(folder, 'authority.crt')}（发给每台电脑）`)
  console.log(`机构指纹（SHA-256）：${known.fingerprint256}`)
  console.log('authority.key 请离线保管，站点运行不需要它。')
}
