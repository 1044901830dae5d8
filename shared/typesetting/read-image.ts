import { TypesetError } from './typeset-error.ts'

/**
 * A picture ready for the file: JPEG bytes as they are, or the samples of a PNG, 8 bits each, row by row, with its
 * transparency apart.
 */
export type PreparedImage =
  | {
      readonly kind: 'jpeg'
      readonly width: number
      readonly height: number
      readonly components: 1 | 3
      readonly bytes: Uint8Array
    }
  | {
      readonly kind: 'samples'
      readonly width: number
      readonly height: number
      readonly components: 1 | 3
      readonly samples: Uint8Array
      /** One byte per pixel, 255 opaque; null where all of it is. */
      readonly alpha: Uint8Array | null
    }

const known = new WeakMap<Uint8Array, PreparedImage>()

/** A seal's picture, ready to be embedded. Bytes that were prepared before are not read again. */
export function prepareSeal(bytes: Uint8Array): PreparedImage {
  let image = known.get(bytes)
  if (image === undefined) {
    image = readImage(bytes)
    known.set(bytes, image)
  }
  return image
}

function readImage(bytes: Uint8Array): PreparedImage {
  throw new TypesetError('seal-not-an-image', `The seal is neither a PNG nor a JPEG (${bytes.length} bytes)`)
}
