import { unzlibSync } from 'fflate'

/** The samples of a PNG, 8 bits each, row by row, and its transparency apart. */
export interface PngSamples {
  readonly components: 1 | 3
  readonly samples: Uint8Array
  /** One byte per pixel, 255 opaque; null where all of it is. */
  readonly alpha: Uint8Array | null
}

/** What the head of a PNG says. Kinds of colour: 0 grey, 2 red green blue, 3 palette, 4 grey and alpha, 6 all four. */
export interface PngHead {
  readonly width: number
  readonly height: number
  readonly depth: number
  readonly colour: number
  readonly interlaced: boolean
}

const signature = [137, 80, 78, 71, 13, 10, 26, 10]
export const isPng = (bytes: Uint8Array): boolean => signature.every((byte, index) => bytes[index] === byte)

const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
const depthsOf: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}

/** @throws Error when the head is not one of a PNG */
export function readPngHead(bytes: Uint8Array): PngHead {
  const view = viewOf(bytes)
  const isHead = bytes.length >= 33 && nameAt(bytes, 12) === 'IHDR'
  if (!isHead || crc(bytes.subarray(12, 29)) !== view.getUint32(29))
    throw new Error('The PNG has no sound head')
  const [depth, colour, interlace] = [bytes[24]!, bytes[25]!, bytes[28]!]
  if (!depthsOf[colour]?.includes(depth) || interlace > 1) throw new Error('The PNG is of an unknown kind')
  return { width: view.getUint32(16), height: view.getUint32(20), depth, colour, interlaced: interlace === 1 }
}

/** Decodes a PNG of any kind; its colours are taken as they are, without profiles. @throws Error when damaged */
export function readPng(bytes: Uint8Array): PngSamples {
  const head = readPngHead(bytes)
  const { data, palette, transparency } = readChunks(bytes)
  const passes = passesOf(head)
  const bits = channelsOf[head.colour]! * head.depth
  const rowBytes = (width: number): number => Math.ceil((width * bits) / 8)
  const length = passes.reduce((sum, pass) => sum + pass.height * (1 + rowBytes(pass.width)), 0)
  const raw = unzlibSync(data, { out: new Uint8Array(length) })
  if (raw.length < length) throw new Error('The PNG ends too early')

  const pixels = head.width * head.height
  const components = head.colour === 0 || head.colour === 4 ? 1 : 3
  const samples = new Uint8Array(pixels * components)
  const alpha = new Uint8Array(pixels).fill(255)
  let start = 0
  for (const pass of passes) {
    const stride = rowBytes(pass.width)
    let above = new Uint8Array(stride)
    for (let row = 0; row < pass.height; row += 1) {
      const line = raw.slice(start + 1, start + 1 + stride)
      unfilter(raw[start]!, line, above, Math.max(1, bits / 8))
      start += 1 + stride
      above = line
      for (let column = 0; column < pass.width; column += 1) {
        const at = (pass.top + row * pass.down) * head.width + pass.left + column * pass.across
        setPixel(head, line, column, at, { samples, alpha, palette, transparency })
      }
    }
  }
  return { components, samples, alpha: alpha.every((value) => value === 255) ? null : alpha }
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const nameAt = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4))

interface Chunks {
  readonly data: Uint8Array
  readonly palette: Uint8Array
  readonly transparency: Uint8Array | null
}

function readChunks(bytes: Uint8Array): Chunks {
  const view = viewOf(bytes)
  const parts: Uint8Array[] = []
  let palette = new Uint8Array()
  let transparency: Uint8Array | null = null
  for (let at = 8; ; ) {
    if (at + 12 > bytes.length) throw new Error('The PNG ends too early')
    const length = view.getUint32(at)
    if (at + 12 + length > bytes.length) throw new Error('The PNG ends too early')
    const name = nameAt(bytes, at + 4)
    const content = bytes.subarray(at + 8, at + 8 + length)
    if (crc(bytes.subarray(at + 4, at + 8 + length)) !== view.getUint32(at + 8 + length)) {
      throw new Error(`The part ${name} of the PNG is damaged`)
    }
    if (name === 'IDAT') parts.push(content)
    else if (name === 'PLTE') palette = content.slice()
    else if (name === 'tRNS') transparency = content
    else if (name === 'IEND') break
    at += 12 + length
  }
  const data = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let end = 0
  for (const part of parts) {
    data.set(part, end)
    end += part.length
  }
  return { data, palette, transparency }
}

/** CRC-32 of PNG chunks. */
function crc(bytes: Uint8Array): number {
  let value = 0xffffffff
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  }
  return ~value >>> 0
}

/** A coarser picture within the picture, by which an interlaced file is stored. */
interface Pass {
  readonly left: number
  readonly top: number
  readonly across: number
  readonly down: number
  readonly width: number
  readonly height: number
}

const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

function passesOf({ width, height, interlaced }: PngHead): Pass[] {
  const steps = interlaced ? adam7 : ([[0, 0, 1, 1]] as const)
  return steps
    .map(([left, top, across, down]) => ({
      left,
      top,
      across,
      down,
      width: Math.ceil((width - left) / across),
      height: Math.ceil((height - top) / down),
    }))
    .filter((pass) => pass.width > 0 && pass.height > 0)
}

/** Undoes the filter of a row in place. @param step bytes from a sample to that of the pixel before */
function unfilter(filter: number, line: Uint8Array, above: Uint8Array, step: number): void {
  if (filter > 4) throw new Error('A row of the PNG is damaged')
  for (let index = 0; index < line.length; index += 1) {
    const left = line[index - step] ?? 0
    const up = above[index]!
    const corner = above[index - step] ?? 0
    const guess = [0, left, up, (left + up) >> 1, filter === 4 ? paeth(left, up, corner) : 0][filter]!
    line[index] = line[index]! + guess
  }
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner
  const distances = [left, up, corner].map((value) => Math.abs(estimate - value))
  const [toLeft, toUp, toCorner] = distances as [number, number, number]
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}

interface Target extends Omit<Chunks, 'data'> {
  readonly samples: Uint8Array
  readonly alpha: Uint8Array
}

function setPixel(head: PngHead, line: Uint8Array, column: number, at: number, target: Target): void {
  const { samples, alpha, palette, transparency } = target
  const { depth, colour } = head
  const channels = channelsOf[colour]!
  const values = Array.from({ length: channels }, (_, index) =>
    sampleAt(line, column * channels + index, depth),
  )
  if (colour === 3) {
    const [entry] = values as [number]
    if (entry * 3 + 3 > palette.length) throw new Error('The palette of the PNG is too short')
    samples.set(palette.subarray(entry * 3, entry * 3 + 3), at * 3)
    alpha[at] = transparency?.[entry] ?? 255
    return
  }
  const colours = colour === 0 || colour === 4 ? 1 : 3
  for (let index = 0; index < colours; index += 1) {
    samples[at * colours + index] = toByte(values[index]!, depth)
  }
  if (channels > colours) alpha[at] = toByte(values[colours]!, depth)
  else if (transparency && isTransparent(values, transparency)) alpha[at] = 0
}

function sampleAt(line: Uint8Array, index: number, depth: number): number {
  if (depth === 8) return line[index]!
  if (depth === 16) return (line[index * 2]! << 8) | line[index * 2 + 1]!
  const bit = index * depth
  return (line[bit >> 3]! >> (8 - depth - (bit & 7))) & ((1 << depth) - 1)
}

const toByte = (value: number, depth: number): number =>
  depth === 16 ? value >> 8 : Math.round((value * 255) / ((1 << depth) - 1))

/** The one colour that the file calls transparent. */
const isTransparent = (values: readonly number[], transparency: Uint8Array): boolean =>
  values.every((value, index) => value === ((transparency[index * 2]! << 8) | transparency[index * 2 + 1]!))
