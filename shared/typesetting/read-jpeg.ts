/** What the markers of a JPEG say. */
export interface JpegHead {
  readonly width: number
  readonly height: number
  readonly components: 1 | 3
}

export const isJpeg = (bytes: Uint8Array): boolean =>
  bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff

/** Kinds that every reader of PDF knows: baseline, extended and progressive. */
const knownFrames = [0xc0, 0xc1, 0xc2]

/**
 * Walks the markers of a JPEG from its start to its end.
 * @throws Error when it is damaged, ends early or is of a kind that can't stand in a PDF as it is
 */
export function readJpegHead(bytes: Uint8Array): JpegHead {
  let head: JpegHead | undefined
  let hasScan = false
  let at = 2
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) throw new Error('The JPEG is damaged')
    const marker = bytes[at + 1]!
    at += 1
    if (marker === 0xff) continue
    at += 1
    if (marker === 0xd9) break
    const length = (bytes[at]! << 8) | bytes[at + 1]!
    if (!(length >= 2) || at + length > bytes.length) throw new Error('The JPEG ends too early')
    if (isFrame(marker)) head = frameOf(bytes, marker, at)
    at += length
    if (marker === 0xda) {
      hasScan = true
      at = endOfScan(bytes, at)
    }
  }
  if (!head || !hasScan || bytes[at - 1] !== 0xd9) throw new Error('The JPEG ends too early')
  return head
}

const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

function frameOf(bytes: Uint8Array, marker: number, at: number): JpegHead {
  const components = bytes[at + 7]
  if (!knownFrames.includes(marker) || bytes[at + 2] !== 8 || (components !== 1 && components !== 3)) {
    throw new Error('The JPEG is neither grey nor red, green and blue with 8 bits')
  }
  const height = (bytes[at + 3]! << 8) | bytes[at + 4]!
  const width = (bytes[at + 5]! << 8) | bytes[at + 6]!
  return { width, height, components }
}

/** Where the next marker stands: within a scan 0xff is followed by zero or a restart marker. */
function endOfScan(bytes: Uint8Array, start: number): number {
  let at = start
  while (at + 1 < bytes.length) {
    const next = bytes[at + 1]!
    if (bytes[at] === 0xff && next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at
    at += 1
  }
  throw new Error('The JPEG ends too early')
}
