import { writeFileSync } from 'node:fs'
import { crc32, deflateSync } from 'node:zlib'
import { type PdfRaster, pdfRasters } from './pdf-reader.ts'

/** Writes the first pages of a PDF (all, unless told) as `<prefix>-1.png`, … in 16 greys. */
export function writePages(bytes: Uint8Array, prefix: string, dotsPerInch: number, most?: number): void {
  for (const [index, raster] of pdfRasters(bytes, dotsPerInch).slice(0, most).entries())
    writeFileSync(`${prefix}-${index + 1}.png`, greyPng(raster))
}

/** A PNG of 4 bits a pixel: half the size of one of 8, and text looks the same. */
function greyPng({ height, pixels, width }: PdfRaster): Buffer {
  const rowBytes = 1 + Math.ceil(width / 2)
  const rows = Buffer.alloc(rowBytes * height)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const grey = Math.round(pixels[y * width + x]! / 17)
      rows[y * rowBytes + 1 + (x >> 1)]! |= x % 2 === 0 ? grey << 4 : grey
    }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head[8] = 4
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const data = deflateSync(rows, { level: 9 })
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}
