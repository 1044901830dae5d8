import { Inflate, strFromU8 } from 'fflate'
import type { ByteSource } from './byte-source.ts'

/** A file that is no ZIP that may be read; the message is a Chinese sentence part. */
export class ZipRefusal extends Error {}

export interface ZipEntry {
  name: string
  /** 0 stored, 8 deflated. */
  method: number
  compressedSize: number
  size: number
  /** Where its local header begins. */
  offset: number
}

/** A case with many photographs has a few hundred members. */
const mostEntries = 20_000
const longestDirectory = 16 * 1024 * 1024
const longestName = 200
const piece = 1024 * 1024

/**
 * The directory of a ZIP (APPNOTE 4.3.12). Nothing is unpacked. Refuses what a case bundle never is: ZIP64, encrypted
 * or split archives, other compression, names that stand twice, sizes that can't be.
 * @throws ZipRefusal
 */
export async function readDirectory(source: ByteSource): Promise<ZipEntry[]> {
  const { count, size, offset } = await readEnd(source)
  if (count > mostEntries) throw new ZipRefusal(`有 ${count} 个文件，超过 ${mostEntries} 个的限度`)
  if (size > longestDirectory || offset + size > source.size) throw new ZipRefusal('目录的大小不对')
  const directory = viewOf(await source.read(offset, offset + size))
  const entries: ZipEntry[] = []
  const names = new Set<string>()
  let at = 0
  for (let index = 0; index < count; index++) {
    if (at + 46 > directory.byteLength || directory.getUint32(at, true) !== 0x02014b50)
      throw new ZipRefusal('目录读不出')
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) =>
      directory.getUint16(at + field, true),
    ) as [number, number, number]
    const end = at + 46 + nameLength
    if (nameLength > longestName || end > directory.byteLength) throw new ZipRefusal('有一个文件名过长')
    const name = strFromU8(bytesOf(directory, at + 46, end))
    const entry: ZipEntry = {
      name,
      method: directory.getUint16(at + 10, true),
      compressedSize: directory.getUint32(at + 20, true),
      size: directory.getUint32(at + 24, true),
      offset: directory.getUint32(at + 42, true),
    }
    const flags = directory.getUint16(at + 8, true)
    if (flags & 1) throw new ZipRefusal(`“${name}”是加密的`)
    if (entry.method !== 0 && entry.method !== 8) throw new ZipRefusal(`“${name}”的压缩方式不认识`)
    if (names.has(name)) throw new ZipRefusal(`“${name}”出现两次`)
    if (entry.offset + 30 + entry.compressedSize > offset) throw new ZipRefusal(`“${name}”的大小不对`)
    if (entry.method === 0 && entry.size !== entry.compressedSize) throw new ZipRefusal(`“${name}”的大小不对`)
    names.add(name)
    entries.push(entry)
    at = end + extraLength + commentLength
  }
  return entries
}

/**
 * The bytes of one member, unpacked in pieces, never more than its directory says.
 * @throws ZipRefusal
 */
export async function* readEntry(source: ByteSource, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const start = await dataStart(source, entry)
  const end = start + entry.compressedSize
  if (entry.method === 0) {
    for (let at = start; at < end; at += piece) yield await readExactly(source, at, Math.min(end, at + piece))
    return
  }
  let unpacked: Uint8Array[] = []
  let total = 0
  const inflate = new Inflate((bytes) => {
    total += bytes.length
    unpacked.push(bytes)
  })
  // Pieces small enough that even the densest one unpacks to a few megabytes before the size is looked at.
  const packedPiece = 4096
  for (let at = start; at < end; at += packedPiece) {
    const stop = Math.min(end, at + packedPiece)
    try {
      inflate.push(await readExactly(source, at, stop), stop === end)
    } catch (error) {
      throw error instanceof ZipRefusal ? error : new ZipRefusal(`“${entry.name}”解不开`)
    }
    if (total > entry.size) throw new ZipRefusal(`“${entry.name}”解开后比目录所说的大`)
    yield* unpacked
    unpacked = []
  }
  if (total !== entry.size) throw new ZipRefusal(`“${entry.name}”解开后比目录所说的小`)
}

async function readEnd(source: ByteSource): Promise<{ count: number; size: number; offset: number }> {
  const from = Math.max(0, source.size - 65_557)
  const tail = viewOf(await source.read(from, source.size))
  for (let at = tail.byteLength - 22; at >= 0; at--) {
    if (tail.getUint32(at, true) !== 0x06054b50) continue
    const [disk, directoryDisk, here, count] = [4, 6, 8, 10].map((field) =>
      tail.getUint16(at + field, true),
    ) as [number, number, number, number]
    const size = tail.getUint32(at + 12, true)
    const offset = tail.getUint32(at + 16, true)
    if (disk !== 0 || directoryDisk !== 0 || here !== count || offset === 0xffffffff)
      throw new ZipRefusal('是分卷的或者过大的压缩包')
    return { count, size, offset }
  }
  throw new ZipRefusal('不是完整的 ZIP 文件')
}

/** Where the data of a member begins. The local header has to give it the same name. */
async function dataStart(source: ByteSource, { name, offset, compressedSize }: ZipEntry): Promise<number> {
  const header = viewOf(await readExactly(source, offset, offset + 30))
  if (header.getUint32(0, true) !== 0x04034b50) throw new ZipRefusal(`“${name}”的位置不对`)
  const nameLength = header.getUint16(26, true)
  const local = strFromU8(await readExactly(source, offset + 30, offset + 30 + nameLength))
  if (local !== name) throw new ZipRefusal(`“${name}”在目录里和在文件里的名称不同`)
  const start = offset + 30 + nameLength + header.getUint16(28, true)
  if (start + compressedSize > source.size) throw new ZipRefusal(`“${name}”的大小不对`)
  return start
}

async function readExactly(source: ByteSource, start: number, end: number): Promise<Uint8Array> {
  const bytes = await source.read(start, end)
  if (bytes.length !== end - start) throw new ZipRefusal('文件不完整')
  return bytes
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function bytesOf(view: DataView, start: number, end: number): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset + start, end - start)
}
