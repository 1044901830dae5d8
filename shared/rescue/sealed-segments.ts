type Bytes = Uint8Array<ArrayBuffer>

/** The part of Web Cryptography that sealing needs; every host has it. */
export interface SealingCryptography<Key> {
  encrypt(given: SegmentCipher, key: Key, bytes: Bytes): Promise<ArrayBuffer>
  decrypt(given: SegmentCipher, key: Key, bytes: Bytes): Promise<ArrayBuffer>
}
interface SegmentCipher {
  name: 'AES-GCM'
  iv: Bytes
  additionalData: Bytes
}

/** Plain bytes of every segment but the last one. */
export const segmentBytes = 1024 * 1024
const tagBytes = 16

/** A sealed stream that is not as it was made; the message is a Chinese sentence part. */
export class SegmentRefusal extends Error {}

/**
 * Seals a stream of any length in segments of AES-256-GCM (the STREAM construction of Hoang, Reyhanitabar, Rogaway and
 * Vizár, CRYPTO 2015): the nonce is the segment's number and whether it is the last, so that a segment that was
 * changed, moved, dropped or appended does not open.
 * @param key used for this stream alone, since its nonces begin at 0
 * @param bound what has to be the same when it is opened
 */
export async function* sealSegments<Key>(
  subtle: SealingCryptography<Key>,
  key: Key,
  bound: Bytes,
  content: AsyncIterable<Uint8Array>,
): AsyncGenerator<Bytes> {
  let number = 0
  for await (const { bytes, isLast } of inSegments(content, segmentBytes))
    yield new Uint8Array(await subtle.encrypt(cipherOf(number++, isLast, bound), key, bytes))
}

/**
 * Opens what {@link sealSegments} has made, piece by piece. What came out before a refusal must not be used.
 * @throws SegmentRefusal
 */
export async function* openSegments<Key>(
  subtle: SealingCryptography<Key>,
  key: Key,
  bound: Bytes,
  sealed: AsyncIterable<Uint8Array>,
): AsyncGenerator<Bytes> {
  let number = 0
  for await (const { bytes, isLast } of inSegments(sealed, segmentBytes + tagBytes)) {
    const cipher = cipherOf(number++, isLast, bound)
    const opened = await subtle.decrypt(cipher, key, bytes).catch(() => null)
    if (!opened) throw new SegmentRefusal(`加密内容的第 ${number} 段打不开，可能被改动、截断或损坏`)
    yield new Uint8Array(opened)
  }
}

/** Seven bytes of zero, the number, the flag. */
function cipherOf(number: number, isLast: boolean, additionalData: Bytes): SegmentCipher {
  const iv = new Uint8Array(12)
  const view = new DataView(iv.buffer)
  view.setUint32(7, number)
  view.setUint8(11, isLast ? 1 : 0)
  return { name: 'AES-GCM', iv, additionalData }
}

/** The same bytes in pieces of one size, but for the last. A piece is valid until the next one is asked for. */
async function* inSegments(
  stream: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<{ bytes: Bytes; isLast: boolean }> {
  const segment = new Uint8Array(size)
  let filled = 0
  for await (const piece of stream) {
    let at = 0
    while (at < piece.length) {
      if (filled === size) {
        yield { bytes: segment, isLast: false }
        filled = 0
      }
      const taken = piece.subarray(at, at + size - filled)
      segment.set(taken, filled)
      filled += taken.length
      at += taken.length
    }
  }
  yield { bytes: segment.subarray(0, filled), isLast: true }
}
