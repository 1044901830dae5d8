/** What a face says of itself. */
export interface FaceNames {
  /** Family and full names in all languages. */
  readonly families: readonly string[]
  readonly postscriptName: string
  readonly collection: boolean
  /** Whether its maker permits to embed a subset of it in a document (`fsType` of its OS/2 table). */
  readonly embeddable: boolean
  readonly regular: boolean
}

/** Reads a part of a font file; shorter at its end. */
export type ReadPart = (offset: number, length: number) => Promise<Buffer>

const nameIds = { family: 1, full: 4, postscript: 6, typographicFamily: 16 } as const
/** No sane name table is larger. */
const largestTable = 1024 * 1024

/**
 * Names of the faces in a TrueType or OpenType file or collection, read from its tables `name` and `OS/2` alone.
 * @returns an empty list for what is no such file
 */
export async function readFaceNames(read: ReadPart): Promise<FaceNames[]> {
  const head = await read(0, 12)
  if (head.length < 12) return []
  const collection = head.toString('latin1', 0, 4) === 'ttcf'
  const offsets = collection ? await memberOffsets(read, head.readUInt32BE(8)) : [0]
  const faces: FaceNames[] = []
  for (const offset of offsets) {
    const tables = await tablesAt(read, offset)
    const name = await tables('name')
    if (!name) continue
    const { families, postscriptName } = parseNames(name)
    const os2 = await tables('OS/2')
    faces.push({ families, postscriptName, collection, embeddable: mayEmbed(os2), regular: isRegular(os2) })
  }
  return faces
}

async function memberOffsets(read: ReadPart, count: number): Promise<number[]> {
  const list = await read(12, Math.min(count, 64) * 4)
  return Array.from({ length: Math.floor(list.length / 4) }, (_, index) => list.readUInt32BE(index * 4))
}

async function tablesAt(read: ReadPart, offset: number): Promise<(tag: string) => Promise<Buffer | null>> {
  const head = await read(offset, 12)
  const count = head.length === 12 && isFont(head) ? Math.min(head.readUInt16BE(4), 64) : 0
  const directory = await read(offset + 12, count * 16)
  return async (tag) => {
    for (let at = 0; at + 16 <= directory.length; at += 16) {
      if (directory.toString('latin1', at, at + 4) !== tag) continue
      const length = directory.readUInt32BE(at + 12)
      return length <= largestTable ? read(directory.readUInt32BE(at + 8), length) : null
    }
    return null
  }
}

function isFont(head: Buffer): boolean {
  const version = head.readUInt32BE(0)
  return version === 0x00010000 || version === 0x4f54544f || version === 0x74727565
}

function parseNames(table: Buffer): { families: string[]; postscriptName: string } {
  const families = new Set<string>()
  let postscriptName = ''
  const count = table.readUInt16BE(2)
  const strings = table.readUInt16BE(4)
  for (let at = 6; at < 6 + count * 12 && at + 12 <= table.length; at += 12) {
    const id = table.readUInt16BE(at + 6)
    const start = strings + table.readUInt16BE(at + 10)
    const text = decode(
      table.readUInt16BE(at),
      table.readUInt16BE(at + 2),
      table.subarray(start, start + table.readUInt16BE(at + 8)),
    )
    if (!text) continue
    if (id === nameIds.postscript) postscriptName ||= text
    else if (id === nameIds.family || id === nameIds.full || id === nameIds.typographicFamily)
      families.add(text)
  }
  return { families: [...families], postscriptName }
}

/** Names stand in UTF-16, in GBK with zero bytes between (old faces of Chinese makers) or in Mac encodings. */
function decode(platform: number, encoding: number, bytes: Buffer): string {
  if (platform === 0 || (platform === 3 && encoding !== 3)) {
    const units = Buffer.from(bytes.subarray(0, bytes.length & ~1)).swap16()
    return units.toString('utf16le').trim()
  }
  if (platform === 3) return gbk(bytes.filter((byte) => byte !== 0))
  if (platform === 1) return encoding === 25 ? gbk(bytes) : bytes.toString('latin1').trim()
  return ''
}

const gbk = (bytes: Uint8Array): string => new TextDecoder('gbk').decode(bytes).trim()

/** Neither bold nor italic: a family's other faces have its name too. */
const isRegular = (os2: Buffer | null): boolean =>
  os2 !== null && os2.length >= 64 && (os2.readUInt16BE(62) & 0x0021) === 0

/** Not “restricted licence”, not “no subsetting”, not “bitmaps only”. A face that doesn't say is left alone. */
function mayEmbed(os2: Buffer | null): boolean {
  if (!os2 || os2.length < 10) return false
  const fsType = os2.readUInt16BE(8)
  return (fsType & 0x000e) !== 0x0002 && (fsType & 0x0300) === 0
}
