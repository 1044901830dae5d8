import { isJpeg, type JpegHead, readJpegHead } from './read-jpeg.ts'
import { isPng, type PngSamples, readPng, readPngHead } from './read-png.ts'
import { TypesetError } from './typeset-error.ts'

/** A picture ready for the file: JPEG bytes as they are, or the samples of a PNG. */
export type PreparedImage =
  | ({ readonly kind: 'jpeg'; readonly bytes: Uint8Array } & JpegHead)
  | ({ readonly kind: 'samples'; readonly width: number; readonly height: number } & PngSamples)

/** Bounds of a seal's picture: bytes, and pixels on either side. */
const mostBytes = 2 * 1024 * 1024
const mostPixels = 4000

const known = new WeakMap<Uint8Array, PreparedImage>()

/**
 * A seal's picture, ready to be embedded. Bytes that were prepared before are not read again.
 * @throws TypesetError `seal-too-large` beyond 2 MB or 4,000 pixels; `seal-not-an-image` for anything but a sound
 * PNG or JPEG
 */
export function prepareSeal(bytes: Uint8Array): PreparedImage {
  let image = known.get(bytes)
  if (image === undefined) {
    image = readImage(bytes)
    known.set(bytes, image)
  }
  return image
}

function readImage(bytes: Uint8Array): PreparedImage {
  if (bytes.length > mostBytes) {
    throw new TypesetError('seal-too-large', `The seal has ${bytes.length} bytes, more than ${mostBytes}`)
  }
  if (isPng(bytes)) {
    const { width, height } = sized(sound(() => readPngHead(bytes)))
    return { kind: 'samples', width, height, ...sound(() => readPng(bytes)) }
  }
  if (isJpeg(bytes)) return { kind: 'jpeg', bytes, ...sized(sound(() => readJpegHead(bytes))) }
  throw new TypesetError('seal-not-an-image', 'The seal is neither a PNG nor a JPEG')
}

/** What a reader says against the bytes is a refusal of the seal. */
function sound<T>(read: () => T): T {
  try {
    return read()
  } catch (cause) {
    throw new TypesetError('seal-not-an-image', cause instanceof Error ? cause.message : String(cause))
  }
}

function sized<T extends { readonly width: number; readonly height: number }>(head: T): T {
  const { width, height } = head
  if (width < 1 || height < 1) throw new TypesetError('seal-not-an-image', 'The seal has no pixels')
  if (width > mostPixels || height > mostPixels) {
    throw new TypesetError(
      'seal-too-large',
      `The seal has ${width} × ${height} pixels, more than ${mostPixels}`,
    )
  }
  return head
}
