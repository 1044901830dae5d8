import { createHash } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'

/** A piece of evidence of the demo district with its bytes; `id` is the SHA-256 of `bytes`. */
export interface DemoEvidence {
  id: string
  name: string
  mediaType: string
  size: number
  bytes: Uint8Array
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

/** A grey-scale PNG; `shade` gives 0 (black) to 255 (white) for a pixel. Stored without compression, so that its bytes never depend on a library's version. */
function greyPng(width: number, height: number, shade: (x: number, y: number) => number): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 8
  const lines = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) lines[y * (width + 1) + 1 + x] = shade(x, y)
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
      chunk('IHDR', header),
      chunk('IDAT', deflateSync(lines, { level: 0 })),
      chunk('IEND', new Uint8Array()),
    ]),
  )
}

function evidence(name: string, bytes: Uint8Array): DemoEvidence {
  return {
    id: createHash('sha256').update(bytes).digest('hex'),
    name,
    mediaType: 'image/png',
    size: bytes.length,
    bytes,
  }
}

/** A door with an empty sign: stands for a photo of a registered address. Every `seed` (1 to 200) gives other bytes. */
export function doorPhoto(seed: number): DemoEvidence {
  const bytes = greyPng(240, 180, (x, y) => {
    if (y < 4 && x < 240) return x === seed ? 0 : 200
    if (x > 90 && x < 150 && y > 60) return x < 96 || x > 144 || y < 66 ? 60 : 110
    if (x > 80 && x < 160 && y > 30 && y < 50) return 235
    return 170 + ((x + y) % 9)
  })
  return evidence(`住所照片${seed}.png`, bytes)
}

/** A drawn line: stands for a signature of the party. Every `seed` (1 to 200) gives other bytes. */
export function drawnSignature(seed: number): DemoEvidence {
  const bytes = greyPng(240, 80, (x, y) => {
    const line = 40 + 22 * Math.sin((x + seed * 5) / 9) * Math.cos(x / (17 + (seed % 5)))
    return x > 20 && x < 220 && Math.abs(y - Math.round(line)) < 2 ? 20 : y === 0 && x === seed ? 250 : 255
  })
  return evidence(`当事人签名${seed}.png`, bytes)
}

/** An envelope with a stamp: stands for a photo of a letter that came back. Every `seed` (1 to 200) gives other bytes. */
export function returnedLetter(seed: number): DemoEvidence {
  const bytes = greyPng(240, 150, (x, y) => {
    if (y < 2) return x === seed ? 0 : 190
    if (x < 10 || x > 229 || y < 12 || y > 139) return 190
    if (x > 180 && x < 216 && y > 22 && y < 58) return (x + y) % 6 < 3 ? 90 : 140
    if (y > 80 && y < 120 && y % 14 < 3 && x > 40 && x < 170) return 110
    return 242
  })
  return evidence(`退信${seed}.png`, bytes)
}
