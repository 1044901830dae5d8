import { createHash, randomBytes } from 'node:crypto'
import { strToU8, type Zippable, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readPackage } from '../../../server/rescue/read-package.ts'
import { bytesSource } from '../../../shared/case-bundle/byte-source.ts'
import { ProblemError } from '../../../shared/protocol/problems.ts'

const largestFile = 1024 * 1024
const photo = new Uint8Array(randomBytes(5000))
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const photoName = `evidence/${sha(photo)}.jpg`
const plain = { 'commands.jsonl': strToU8('{"sequence":1}\n'), [photoName]: photo }

type Member = Uint8Array | [Uint8Array, { level: 0 | 9 }]

/** A package of these members with a manifest that fits them, but for what is changed. */
function packed(
  members: Record<string, Member>,
  change: (manifest: Manifest) => unknown = (m) => m,
): Uint8Array {
  const listed = Object.entries(members).map(([name, member]) => {
    const bytes = member instanceof Uint8Array ? member : member[0]
    return { name, size: bytes.length, sha256: sha(bytes) }
  })
  const manifest = { ...about, members: listed }
  const files: Zippable = { ...members, 'manifest.json': strToU8(JSON.stringify(change(manifest))) }
  return zipSync(files, { level: 0 })
}

const about = {
  format: 'suijian-rescue',
  version: 1,
  madeAt: '2026-08-12T02:00:00.000Z',
  madeBy: { id: 'account-jia', name: '检查员甲' },
  deviceId: 'device-1',
  station: { name: '第一市场监管所', address: 'http://127.0.0.1:7420' },
  app: '1.0.0',
  part: 1,
  last: true,
  problems: [],
}
type Manifest = typeof about & { members: { name: string; size: number; sha256: string }[] }

const read = (bytes: Uint8Array) => readPackage(bytesSource(bytes), largestFile)

async function refusal(bytes: Uint8Array): Promise<string> {
  const error = await read(bytes).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(ProblemError)
  expect((error as ProblemError).problem.code).toBe('rescue.unreadable')
  return (error as ProblemError).problem.message
}

describe('a rescue package at the station', () => {
  it('is read when every member has the hash of its manifest', async () => {
    const { commands, files, manifest } = await read(packed(plain))
    expect(commands).toEqual(['{"sequence":1}'])
    expect(files.map(({ name, size }) => [name, size])).toEqual([[photoName, 5000]])
    expect(manifest.madeBy.name).toBe('检查员甲')
  })

  it.each<[string, Uint8Array, string]>([
    ['no ZIP', randomBytes(4000), '不是完整的 ZIP'],
    ['cut off', packed(plain).subarray(0, 4000), '不是完整的 ZIP'],
    ['a name that leads out', packed({ ...plain, '../../etc/passwd': photo }), '不认识的文件'],
    [
      'a name that leads out behind a known folder',
      packed({ ...plain, 'evidence/../../x': photo }),
      '不认识的文件',
    ],
    ['no manifest', zipSync(plain, { level: 0 }), '没有清单'],
    ['a manifest of something else', packed(plain, (m) => ({ ...m, format: 'other' })), 'format'],
    [
      'a member that nobody listed',
      packed(plain, (m) => ({ ...m, members: m.members.slice(1) })),
      '不在清单里',
    ],
    [
      'a listed member that is not there',
      packed(plain, (m) => ({ ...m, members: [...m.members, { ...m.members[0]!, name: 'records.jsonl' }] })),
      '缺“records.jsonl”',
    ],
    [
      'other bytes than listed',
      packed(plain, (m) => ({
        ...m,
        members: m.members.map((each) => ({ ...each, sha256: sha(randomBytes(8)) })),
      })),
      '哈希不一致',
    ],
    [
      'a file under the name of another',
      packed({ ...plain, [`evidence/${'0'.repeat(64)}.jpg`]: photo }),
      '哈希不一致',
    ],
    [
      'a file that was packed to swell',
      packed({
        ...plain,
        [`evidence/${sha(new Uint8Array(900_000))}`]: [new Uint8Array(900_000), { level: 9 }],
      }),
      '不应当是压缩的',
    ],
    [
      'a file larger than the station takes',
      packed({ ...plain, [`evidence/${sha(new Uint8Array(2_000_000))}`]: new Uint8Array(2_000_000) }),
      '过大',
    ],
    ['a text that says it is enormous', enormous(), '过大'],
  ])('is refused: %s', async (_, bytes, words) => {
    expect(await refusal(bytes)).toContain(words)
  })

  it('is never taken with one byte changed', async () => {
    const whole = packed(plain)
    for (let at = 0; at < whole.length; at += 97) {
      const changed = whole.slice()
      changed[at] = changed[at]! ^ 0x40
      const outcome = await read(changed).then(
        ({ commands, files }) => ({ commands, names: files.map(({ name }) => name) }),
        (error: unknown) => {
          expect(error).toBeInstanceOf(ProblemError)
        },
      )
      // Times and the like of the ZIP itself say nothing; what it holds is what was packed.
      if (outcome) expect(outcome).toEqual({ commands: ['{"sequence":1}'], names: [photoName] })
    }
  })
})

/** A text whose directory says 3 GB. */
function enormous(): Uint8Array {
  const bytes = packed({ ...plain, 'records.jsonl': [new Uint8Array(1000), { level: 9 }] })
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const name = strToU8('records.jsonl')
  for (let at = 0; at + 46 + name.length < bytes.length; at++) {
    if (view.getUint32(at, true) !== 0x02014b50) continue
    const isIt = name.every((each, index) => bytes[at + 46 + index] === each)
    if (isIt) view.setUint32(at + 24, 3_000_000_000, true)
  }
  return bytes
}
