import { open, readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { ByteSource } from '../../shared/case-bundle/byte-source.ts'
import { keyFingerprint } from '../../shared/case-bundle/format.ts'
import { type Verification, verifyBundle } from '../../shared/case-bundle/verify-bundle.ts'
import { publicKeySchema } from '../../shared/protocol/http.ts'
import { signatureHolds } from '../keys/signatures.ts'

/**
 * `npm run verify -- BUNDLE.zip [--key FILE]` verifies a case bundle without a station and names what was changed.
 * FILE holds the station's public key: as a JSON Web Key, or only its fingerprint.
 * Exit code 0: intact; 1: something does not hold, or a file can't be read; 2: wrong use.
 */
const usage = '用法：npm run verify -- 案卷.zip [--key 站点公钥文件]'

async function fingerprintFrom(file: string): Promise<string> {
  const text = (await readFile(file, 'utf8')).trim()
  const plain = text.replaceAll(/[\s:]/g, '').toLowerCase()
  if (/^[0-9a-f]{64}$/.test(plain)) return plain
  return keyFingerprint(publicKeySchema.parse(JSON.parse(text)))
}

async function verify(path: string, expected: string | undefined): Promise<Verification> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const source: ByteSource = {
      size,
      read: async (start, end) => {
        const bytes = new Uint8Array(end - start)
        const { bytesRead } = await file.read(bytes, 0, bytes.length, start)
        return bytes.subarray(0, bytesRead)
      },
    }
    return await verifyBundle(source, { holds: signatureHolds, fingerprint: expected })
  } finally {
    await file.close()
  }
}

const keyWords = {
  matches: '与所给的公钥一致',
  differs: '与所给的公钥不同',
  'not-compared': '请向站点核对，或者用 --key 给出公钥',
}

function report({ about, faults, notices, intact }: Verification): void {
  if (about) {
    console.log(`案卷：${about.business}（${about.inspectionId}）`)
    console.log(`导出：${about.stationName}，${about.madeBy}，${about.madeAt}`)
    console.log(`站点公钥指纹：${about.fingerprint}（${keyWords[about.key]}）`)
    console.log(`操作 ${about.commands} 条，签字 ${about.signatures} 个，文件 ${about.files} 个`)
  }
  for (const { code, message } of faults) console.log(`不符 ${code}：${message}`)
  for (const { code, message } of notices) console.log(`注意 ${code}：${message}`)
  console.log(intact ? '验证一致：没有发现改动。' : `验证不一致：${faults.length} 处。`)
}

function parsed() {
  try {
    return parseArgs({ allowPositionals: true, options: { key: { type: 'string' } } })
  } catch {
    return undefined
  }
}

const given = parsed()
const path = given?.positionals[0]
if (!given || !path || given.positionals.length > 1) {
  console.error(usage)
  process.exitCode = 2
} else {
  try {
    const { key } = given.values
    const result = await verify(path, key === undefined ? undefined : await fingerprintFrom(key))
    report(result)
    process.exitCode = result.intact ? 0 : 1
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    console.error(
      code ? `“${path}”或者公钥文件打不开（${code}）。` : '公钥文件不是站点公钥（JWK）或者它的指纹。',
    )
    process.exitCode = 1
  }
}
