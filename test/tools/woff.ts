import { inflateSync } from 'node:zlib'

/**
 * The TrueType or OpenType file that a WOFF 1.0 file wraps: its tables as they are, each behind its own zlib stream,
 * put back in the order of the directory. Nothing of a table changes.
 */
export function unwrapWoff(woff: Uint8Array): Uint8Array {
  const source = Buffer.from(woff.buffer, woff.byteOffset, woff.byteLength)
  if (source.toString('latin1', 0, 4) !== 'wOFF') throw new Error('The file is no WOFF 1.0 font')
  const count = source.readUInt16BE(12)
  const power = Math.floor(Math.log2(count))
  const head = Buffer.alloc(12 + count * 16)
  source.copy(head, 0, 4, 8)
  head.writeUInt16BE(count, 4)
  head.writeUInt16BE(16 << power, 6)
  head.writeUInt16BE(power, 8)
  head.writeUInt16BE(count * 16 - (16 << power), 10)
  const parts: Buffer[] = [head]
  let offset = head.length
  for (let index = 0; index < count; index += 1) {
    const at = 44 + index * 20
    const [start, packed, length, checksum] = [4, 8, 12, 16].map((field) => source.readUInt32BE(at + field))
    const stored = source.subarray(start, start! + packed!)
    const table = packed === length ? stored : inflateSync(stored)
    if (table.length !== length) throw new Error('A table of the WOFF font is damaged')
    source.copy(head, 12 + index * 16, at, at + 4)
    head.writeUInt32BE(checksum!, 16 + index * 16)
    head.writeUInt32BE(offset, 20 + index * 16)
    head.writeUInt32BE(length, 24 + index * 16)
    const padding = Buffer.alloc((4 - (length % 4)) % 4)
    parts.push(table, padding)
    offset += length + padding.length
  }
  return new Uint8Array(Buffer.concat(parts))
}
