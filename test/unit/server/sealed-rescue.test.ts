import { constants, generateKeyPairSync, privateDecrypt, randomBytes } from 'node:crypto'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { ProblemError } from '../../../shared/protocol/problems.ts'
import { segmentBytes } from '../../../shared/rescue/sealed-segments.ts'
import { formsOf } from '../../tools/plaintext-search.ts'
import { openedPackage, sealedPackage } from '../../tools/sealed-package.ts'

/** The recovery key of a station. */
function stationKey() {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 3072 })
  return {
    recoveryKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    openEscrow: (escrow: string, label?: string) =>
      privateDecrypt(
        {
          key: privateKey,
          padding: constants.RSA_PKCS1_OAEP_PADDING,
          oaepHash: 'sha256',
          ...(label === undefined ? {} : { oaepLabel: Buffer.from(label) }),
        },
        Buffer.from(escrow, 'base64'),
      ),
  }
}

const keys = stationKey()
const sealed = (content: Uint8Array) => sealedPackage(content, keys.recoveryKey)
const opened = (bytes: Uint8Array) => openedPackage(keys, bytes)
const zipped = (members: Record<string, Uint8Array>) => zipSync(members, { level: 0 })

async function problemOf(bytes: Uint8Array, own = keys) {
  const error = await openedPackage(own, bytes).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(ProblemError)
  return (error as ProblemError).problem
}

it.each([0, 1, segmentBytes - 1, segmentBytes, segmentBytes + 1, 2 * segmentBytes, 2 * segmentBytes + 7])(
  'gives %i bytes back as they were',
  async (length) => {
    const content = randomBytes(length)
    expect(Buffer.compare(await opened(await sealed(content)), content)).toBe(0)
  },
)

it('holds nothing of a record in any form that could be read, and says who can open it', async () => {
  const record = '某某餐饮管理有限公司 门头照片缺“有限公司”字样'
  const whole = await sealed(strToU8(`${record}\n`.repeat(40)))
  for (const { as, form } of formsOf(record)) expect(whole.includes(form), as).toBe(false)
  const members = unzipSync(whole)
  expect(Object.keys(members)).toEqual(['说明.txt', 'envelope.json', 'package.sealed'])
  const guide = Buffer.from(members['说明.txt']!).toString()
  expect(guide).toContain('“第一市场监管所”')
  expect(guide).toContain('只有该站点的管理员能打开')
})

it('tells the admin of another station whose it is', async () => {
  const { code, message } = await problemOf(await sealed(randomBytes(100)), stationKey())
  expect(code).toBe('rescue.other-station')
  expect(message).toContain('“第一市场监管所”')
})

it('has a key that no escrow is taken for, nor an escrow for its key', async () => {
  const envelope = JSON.parse(
    Buffer.from(unzipSync(await sealed(randomBytes(10)))['envelope.json']!).toString(),
  )
  expect(() => keys.openEscrow(envelope.contentKey)).toThrow()
})

it('is refused with a byte of any member changed', async () => {
  const members = unzipSync(await sealed(randomBytes(300)))
  for (const name of Object.keys(members))
    for (let at = 0; at < members[name]!.length; at += 7) {
      const changed = members[name]!.slice()
      changed[at] = changed[at]! ^ 1
      const { code } = await problemOf(zipped({ ...members, [name]: changed }))
      expect(['rescue.unreadable', 'rescue.other-station'], `${name} ${at}`).toContain(code)
    }
})

it('is refused when segments are dropped, repeated, moved, cut off or come from another package', async () => {
  const first = unzipSync(await sealed(randomBytes(3 * segmentBytes + 100)))
  const second = unzipSync(await sealed(randomBytes(3 * segmentBytes + 100)))
  const parts = (members: typeof first) =>
    [0, 1, 2, 3].map((n) =>
      members['package.sealed']!.subarray(n * (segmentBytes + 16), (n + 1) * (segmentBytes + 16)),
    ) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array]
  const [a, b, c, d] = parts(first)
  const orders: Record<string, Uint8Array[]> = {
    dropped: [a, c, d],
    'first dropped': [b, c, d],
    'last dropped': [a, b, c],
    repeated: [a, b, b, c, d],
    moved: [a, c, b, d],
    'cut off': [a, b, c, d.subarray(0, 50)],
    longer: [a, b, c, d, new Uint8Array(20)],
    'of another package': [a, parts(second)[1], c, d],
    nothing: [],
  }
  for (const [name, order] of Object.entries(orders)) {
    const { code } = await problemOf(zipped({ ...first, 'package.sealed': Buffer.concat(order) }))
    expect(code, name).toBe('rescue.unreadable')
  }
  // The cutting itself harms nothing.
  const whole = await opened(zipped({ ...first, 'package.sealed': Buffer.concat([a, b, c, d]) }))
  expect(whole.length).toBe(3 * segmentBytes + 100)
})

it('is refused in clear, packed, or with a further file', async () => {
  const members = unzipSync(await sealed(randomBytes(100)))
  const clear = await problemOf(zipped({ 'manifest.json': strToU8('{}') }))
  expect(clear.message).toContain('不是加密的救援包')
  const packed = await problemOf(
    zipSync({ ...members, 'package.sealed': new Uint8Array(5000) }, { level: 9 }),
  )
  expect(packed.message).toContain('压缩')
  const further = await problemOf(zipped({ ...members, '../x': strToU8('x') }))
  expect(further.message).toContain('多余')
})
