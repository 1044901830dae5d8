import { deflateSync } from 'node:zlib'
import type { Photo } from './officer.ts'

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(data.length, 0)
  body.copy(whole, 4)
  whole.writeUInt32BE(crc32(body), body.length + 4)
  return whole
}

/** A real PNG of the given size, noisy so that it does not compress away; `seed` makes it a different one. */
export function photo(name: string, width = 320, height = 240, seed = 1): Photo {
  const rows = Buffer.alloc((width * 3 + 1) * height)
  let state = seed
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width * 3; x++) {
      state = (state * 1103515245 + 12345) & 0x7fffffff
      rows[y * (width * 3 + 1) + 1 + x] = state >>> 16
    }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const buffer = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', new Uint8Array(0)),
  ])
  return { name, mimeType: 'image/png', buffer }
}
