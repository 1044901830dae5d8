import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'

/** Part of every made-up path, so that a file written anywhere is found by it. */
export const fuzzMark = 'suijian-hostile'

/** Whole numbers below a limit, the same ones for the same seed. */
export type Random = (limit: number) => number

/** xorshift32. */
export function randomOf(seed: number): Random {
  let state = seed | 0 || 1
  return (limit) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % limit
  }
}

const names = [
  `../../${fuzzMark}`,
  `/tmp/${fuzzMark}`,
  `C:\\${fuzzMark}`,
  `evidence/../../${fuzzMark}`,
  `evidence\\..\\${fuzzMark}`,
  `evidence/${'0'.repeat(64)}`,
  `${fuzzMark}\0.jpg`,
  'manifest.json/',
  '__proto__',
  '',
  'x'.repeat(5000),
]
const leaves: unknown[] = [
  null,
  '',
  -1,
  1e308,
  2 ** 53,
  true,
  [],
  {},
  'x'.repeat(20_000),
  '\u0000',
  '\ud800',
  `../../${fuzzMark}`,
  '=HYPERLINK("http://127.0.0.1")',
  '9999-99-99',
  { __proto__: null, constructor: { prototype: {} } },
]

function pick<T>(random: Random, values: readonly T[]): T {
  return values[random(values.length)]!
}

/** A JSON text with one place changed, or broken as a text. */
export function hostileJson(random: Random, text: string): string {
  const way = random(10)
  if (way === 0) return text.slice(0, random(text.length))
  if (way === 1) return `${'['.repeat(1 + random(20_000))}${text}`
  if (way === 2) return text.replaceAll('"', random(2) ? '' : "'")
  if (way === 3) return strFromU8(hostileBytes(random, strToU8(text)))
  if (way === 4) return text.replace('{', `{"__proto__":{"polluted":1},"${fuzzMark}":1,`)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return text.slice(1)
  }
  for (let changes = 1 + random(3); changes > 0; changes--) change(random, value)
  return JSON.stringify(value)
}

function change(random: Random, value: unknown): void {
  let at = value as Record<string, unknown>
  for (;;) {
    const keys = at && typeof at === 'object' ? Object.keys(at) : []
    if (keys.length === 0) return
    const key = pick(random, keys)
    const below = at[key]
    if (typeof below === 'object' && below !== null && random(4) > 0) at = below as Record<string, unknown>
    else {
      if (random(5) === 0) delete at[key]
      else if (random(6) === 0 && Array.isArray(at)) at.push(...Array(200).fill(below))
      else at[key] = pick(random, leaves)
      return
    }
  }
}

/** Bytes with a few of them changed, cut, doubled or put in. */
export function hostileBytes(random: Random, bytes: Uint8Array): Uint8Array {
  const changed = Buffer.from(bytes)
  if (changed.length === 0) return changed
  const at = random(changed.length)
  switch (random(6)) {
    case 0:
      for (let count = 1 + random(8); count > 0; count--) changed[random(changed.length)] = random(256)
      return changed
    case 1:
      return changed.subarray(0, at)
    case 2:
      return Buffer.concat([changed.subarray(0, at), changed])
    case 3:
      return Buffer.concat([
        changed.subarray(0, at),
        Buffer.alloc(1 + random(500), random(256)),
        changed.subarray(at),
      ])
    case 4:
      return Buffer.concat([
        changed.subarray(0, at),
        changed.subarray(Math.min(changed.length, at + 1 + random(500))),
      ])
    default:
      // Sizes and places of a ZIP are numbers of four bytes.
      if (changed.length >= 4)
        changed.writeUInt32LE(
          pick(random, [0, 1, 0x7fffffff, 0xffffffff, changed.length]),
          random(changed.length - 3),
        )
      return changed
  }
}

/** A ZIP that was changed as bytes, in its members, their names, or by a member that swells. */
export function hostileZip(random: Random, zip: Uint8Array): Uint8Array {
  if (random(2) === 0) return hostileBytes(random, zip)
  const members: Zippable = { ...unzipSync(zip) }
  const name = pick(random, Object.keys(members))
  const bytes = members[name] as Uint8Array
  switch (random(6)) {
    case 0:
      members[pick(random, names)] = bytes
      delete members[name]
      break
    case 1:
      members[name] = [new Uint8Array(random(8) === 0 ? swollenBytes : 4096), { level: 9 }]
      break
    case 2:
      for (let count = random(300); count > 0; count--) members[`${fuzzMark}-${count}`] = new Uint8Array(1)
      break
    case 3:
      members[name] = zip
      break
    default:
      members[name] =
        name.endsWith('.json') || name.endsWith('.jsonl')
          ? strToU8(hostileJson(random, strFromU8(bytes)))
          : hostileBytes(random, bytes)
  }
  const made = zipSync(members, { level: 1 })
  return random(3) === 0 ? hostileBytes(random, made) : made
}

/** What a bomb of a few kilobytes unpacks to. */
const swollenBytes = 8 * 1024 * 1024
