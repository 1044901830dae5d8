/** Bytes that can be read at any place: a file on disk, a chosen file in a browser. */
export interface ByteSource {
  size: number
  /** The bytes from `start` up to, not including, `end`; fewer only at the end of the source. */
  read(start: number, end: number): Promise<Uint8Array>
}

/** Bytes that are at hand. */
export function bytesSource(bytes: Uint8Array): ByteSource {
  return { size: bytes.length, read: async (start, end) => bytes.subarray(start, end) }
}
