import { crc32 } from 'node:zlib'

/** Bytes before each entry: u32 length, u32 CRC-32 of the entry, both little-endian. */
export const frameHeaderBytes = 8

/** The bytes of one entry as they stand in the journal file. */
export function encodeFrame(entry: Uint8Array): Uint8Array {
  const frame = new Uint8Array(frameHeaderBytes + entry.byteLength)
  const header = new DataView(frame.buffer)
  header.setUint32(0, entry.byteLength, true)
  header.setUint32(4, crc32(entry), true)
  frame.set(entry, frameHeaderBytes)
  return frame
}

/**
 * Reads entries from the start of a journal file up to the first frame that is not whole.
 * A length of zero is never written, so that a tail which the file system filled with zeros is no entry.
 * @returns copies of the entries, and the offset at which the last whole one ends
 */
export function decodeFrames(file: Uint8Array): { entries: Uint8Array[]; end: number } {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const entries: Uint8Array[] = []
  let end = 0
  while (end + frameHeaderBytes <= file.byteLength) {
    const length = view.getUint32(end, true)
    const start = end + frameHeaderBytes
    if (length === 0 || start + length > file.byteLength) break
    // A copy of its own: a view would drag the whole file along when it crosses the bridge.
    const entry = new Uint8Array(file.subarray(start, start + length))
    if (crc32(entry) !== view.getUint32(end + 4, true)) break
    entries.push(entry)
    end = start + length
  }
  return { entries, end }
}
