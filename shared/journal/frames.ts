import { crc32 } from './crc32.ts'

/** Bytes before each entry: u32 length, u32 CRC-32 of the entry, both little-endian. */
const headerBytes = 8

/** The bytes of one entry as they stand in a journal file. */
export function encodeFrame(entry: Uint8Array): Uint8Array {
  const frame = new Uint8Array(headerBytes + entry.byteLength)
  const header = new DataView(frame.buffer)
  header.setUint32(0, entry.byteLength, true)
  header.setUint32(4, crc32(entry), true)
  frame.set(entry, headerBytes)
  return frame
}

/** What stands in a journal file. */
export interface ScannedFrames {
  /** Copies of all whole entries, in order, those behind a damaged place too. */
  entries: Uint8Array[]
  /** Where the last whole entry ends; what stands behind it is a torn tail. */
  end: number
  /** Places between whole entries that can't be read. A crash never makes one: the disk or somebody has changed them. */
  damaged: { offset: number; bytes: number }[]
}

/**
 * Reads a journal file. A length of zero is never written, so that a tail which the file system filled with zeros is
 * no entry. Behind a place that can't be read it looks on for the next whole entry: only what has none behind it is a
 * torn tail, which a crash in the middle of an append leaves.
 */
export function scanFrames(file: Uint8Array): ScannedFrames {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const entries: Uint8Array[] = []
  const damaged: ScannedFrames['damaged'] = []
  let end = 0
  for (let at = 0; at < file.byteLength; ) {
    const length = wholeEntryAt(file, view, at)
    if (length === null) {
      at += 1
      continue
    }
    if (at > end) damaged.push({ offset: end, bytes: at - end })
    const start = at + headerBytes
    // A copy of its own: a view would drag the whole file along when it crosses the bridge.
    entries.push(new Uint8Array(file.subarray(start, start + length)))
    at = start + length
    end = at
  }
  return { entries, end, damaged }
}

/** Length of the whole entry whose frame starts here; null when none does. */
function wholeEntryAt(file: Uint8Array, view: DataView, at: number): number | null {
  if (at + headerBytes >= file.byteLength) return null
  const length = view.getUint32(at, true)
  const start = at + headerBytes
  if (length === 0 || start + length > file.byteLength) return null
  return crc32(file.subarray(start, start + length)) === view.getUint32(at + 4, true) ? length : null
}
