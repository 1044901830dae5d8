/** The tables of a TrueType font that its subset is made from. */
export interface TrueTypeTables {
  table(tag: string): Uint8Array | undefined
}

/** Tables that the program of a hinted face needs beside its glyphs. */
const hintTables = ['cvt ', 'fpgm', 'prep'] as const

const compositeFlags = {
  wordArguments: 0x0001,
  scale: 0x0008,
  moreComponents: 0x0020,
  xyScale: 0x0040,
  twoByTwo: 0x0080,
} as const

/**
 * Makes subsets of one TrueType face. Outlines are copied as they are, by the ranges of `loca`: nothing is decoded
 * but the references of composite glyphs. A face without a font program has no hints worth keeping; one that has it
 * keeps all of them, because some old Chinese faces build their glyphs with it.
 */
export class TrueTypeSubsetter {
  private readonly glyf: Uint8Array
  private readonly loca: Uint32Array
  private readonly advances: Uint16Array
  private readonly bearings: Int16Array
  private readonly fixed: ReadonlyMap<string, Uint8Array>

  /** @throws Error when a table that every TrueType face has is not there */
  constructor(tables: TrueTypeTables) {
    const need = (tag: string): Uint8Array => {
      const table = tables.table(tag)
      if (table === undefined) throw new Error(`it has no ${tag} table`)
      return table
    }
    const head = need('head')
    const isLong = viewOf(head).getInt16(50) === 1
    const glyphCount = viewOf(need('maxp')).getUint16(4)
    this.glyf = need('glyf')
    this.loca = readLoca(need('loca'), glyphCount, isLong)
    const metrics = readMetrics(need('hmtx'), viewOf(need('hhea')).getUint16(34), glyphCount)
    this.advances = metrics.advances
    this.bearings = metrics.bearings
    const fixed = new Map([['head', head] as const, ['hhea', need('hhea')], ['maxp', need('maxp')]])
    if (tables.table('fpgm') !== undefined) {
      for (const tag of hintTables) {
        const table = tables.table(tag)
        if (table !== undefined) fixed.set(tag, table)
      }
    }
    this.fixed = fixed
  }

  /**
   * A font program with the given glyphs in the given order; the first has to be 0 (`.notdef`). A glyph may stand
   * there twice. Parts of composite glyphs are added at the end.
   */
  subset(wanted: readonly number[]): Uint8Array {
    const glyphs = [...wanted]
    const outlines: Uint8Array[] = []
    const added = new Map<number, number>()
    const place = (glyph: number): number => {
      let index = added.get(glyph)
      if (index === undefined) {
        index = glyphs.push(glyph) - 1
        added.set(glyph, index)
      }
      return index
    }
    for (let index = 0; index < glyphs.length; index += 1) {
      const glyph = glyphs[index]!
      const outline = this.glyf.subarray(this.loca[glyph], this.loca[glyph + 1])
      outlines.push(isComposite(outline) ? withParts(outline, place) : outline)
    }
    return this.write(glyphs, outlines)
  }

  private write(glyphs: readonly number[], outlines: readonly Uint8Array[]): Uint8Array {
    const count = glyphs.length
    const size = outlines.reduce((sum, outline) => sum + even(outline.length), 0)
    const isLong = size > 0x1fffe
    const glyf = new Uint8Array(size)
    const loca = new Uint8Array((count + 1) * (isLong ? 4 : 2))
    const hmtx = new Uint8Array(count * 4)
    const [locaView, hmtxView] = [viewOf(loca), viewOf(hmtx)]
    let offset = 0
    for (let index = 0; index <= count; index += 1) {
      if (isLong) locaView.setUint32(index * 4, offset)
      else locaView.setUint16(index * 2, offset / 2)
      const outline = outlines[index]
      if (outline === undefined) break
      glyf.set(outline, offset)
      offset += even(outline.length)
      hmtxView.setUint16(index * 4, this.advances[glyphs[index]!]!)
      hmtxView.setInt16(index * 4 + 2, this.bearings[glyphs[index]!]!)
    }
    const tables = new Map([...this.fixed].map(([tag, table]) => [tag, table.slice()] as const))
    viewOf(tables.get('head')!).setUint32(8, 0)
    viewOf(tables.get('head')!).setInt16(50, isLong ? 1 : 0)
    viewOf(tables.get('hhea')!).setUint16(34, count)
    viewOf(tables.get('maxp')!).setUint16(4, count)
    tables.set('glyf', glyf).set('loca', loca).set('hmtx', hmtx)
    return writeTables(tables)
  }
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const even = (length: number): number => length + (length & 1)

function readLoca(bytes: Uint8Array, glyphCount: number, isLong: boolean): Uint32Array {
  const view = viewOf(bytes)
  return Uint32Array.from({ length: glyphCount + 1 }, (_, index) =>
    isLong ? view.getUint32(index * 4) : view.getUint16(index * 2) * 2,
  )
}

/** Advances and left side bearings of all glyphs; those after the last full entry share its advance. */
export function readMetrics(
  bytes: Uint8Array,
  fullEntries: number,
  glyphCount: number,
): { advances: Uint16Array; bearings: Int16Array } {
  const view = viewOf(bytes)
  const advances = new Uint16Array(glyphCount)
  const bearings = new Int16Array(glyphCount)
  for (let glyph = 0; glyph < glyphCount; glyph += 1) {
    advances[glyph] = view.getUint16(Math.min(glyph, fullEntries - 1) * 4)
    const at = glyph < fullEntries ? glyph * 4 + 2 : fullEntries * 4 + (glyph - fullEntries) * 2
    bearings[glyph] = at + 2 <= bytes.length ? view.getInt16(at) : 0
  }
  return { advances, bearings }
}

const isComposite = (outline: Uint8Array): boolean => outline.length > 10 && (outline[0]! & 0x80) !== 0

/** A copy of a composite glyph that refers to its parts by their places in the subset. */
function withParts(outline: Uint8Array, place: (glyph: number) => number): Uint8Array {
  const copy = outline.slice()
  const view = viewOf(copy)
  let at = 10
  let flags: number
  do {
    flags = view.getUint16(at)
    view.setUint16(at + 2, place(view.getUint16(at + 2)))
    at += 4 + (flags & compositeFlags.wordArguments ? 4 : 2)
    if (flags & compositeFlags.scale) at += 2
    else if (flags & compositeFlags.xyScale) at += 4
    else if (flags & compositeFlags.twoByTwo) at += 8
  } while (flags & compositeFlags.moreComponents)
  return copy
}

/** A TrueType file of the given tables, in the order of their tags. */
function writeTables(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1))
  const aligned = (length: number): number => (length + 3) & ~3
  const start = 12 + sorted.length * 16
  const file = new Uint8Array(sorted.reduce((sum, [, table]) => sum + aligned(table.length), start))
  const view = viewOf(file)
  const power = Math.floor(Math.log2(sorted.length))
  view.setUint32(0, 0x00010000)
  view.setUint16(4, sorted.length)
  view.setUint16(6, 16 << power)
  view.setUint16(8, power)
  view.setUint16(10, sorted.length * 16 - (16 << power))
  let offset = start
  for (const [index, [tag, table]] of sorted.entries()) {
    file.set(table, offset)
    const entry = 12 + index * 16
    for (let letter = 0; letter < 4; letter += 1) file[entry + letter] = tag.charCodeAt(letter)
    view.setUint32(entry + 4, checksum(view, offset, aligned(table.length)))
    view.setUint32(entry + 8, offset)
    view.setUint32(entry + 12, table.length)
    offset += aligned(table.length)
  }
  const head = sorted.findIndex(([tag]) => tag === 'head')
  const headOffset = view.getUint32(12 + head * 16 + 8)
  view.setUint32(headOffset + 8, (0xb1b0afba - checksum(view, 0, file.length)) >>> 0)
  return file
}

function checksum(view: DataView, offset: number, length: number): number {
  let sum = 0
  for (let at = offset; at < offset + length; at += 4) sum = (sum + view.getUint32(at)) >>> 0
  return sum
}
