/// <reference path="./fontkit.d.ts" />
import * as fontkit from 'fontkit'
import type { Slot } from './blocks.ts'
import { readMetrics, TrueTypeSubsetter } from './truetype-subset.ts'

/** One font file: plain TrueType or OpenType bytes (never WOFF or WOFF2, which take minutes to subset). */
export interface FontFile {
  /** Name of the face as it shall stand in the PDF, ASCII without spaces. */
  readonly name: string
  readonly bytes: Uint8Array
  /** PostScript name of the member, where the file is a collection (.ttc). */
  readonly member?: string
}

/** The faces a document is set in. `id` goes into the ledger of papers: other faces are another paper. */
export interface FontSet {
  readonly id: string
  /** `fangsong` is the body; a role without a face of its own takes that one. */
  readonly faces: Readonly<{ fangsong: FontFile } & Partial<Record<Exclude<Slot, 'fangsong'>, FontFile>>>
  /** Asked, in order, for characters that the faces above do not have. */
  readonly fallbacks?: readonly FontFile[]
}

/** A parsed face. Glyph look-ups are kept, so that one face serves many documents. */
export interface Face {
  readonly name: string
  readonly font: fontkit.Font
  /** Glyph id of a character (a code point, with its variation selector if it has one), 0 when it has none. */
  glyphOf(character: string): number
  readonly glyphCount: number
  /** Advance in thousandths of the font size. */
  advanceOf(glyph: number): number
  /** Whether the outlines are PostScript (an OpenType face with a CFF table) and not TrueType. */
  readonly isCff: boolean
  /** The font program with these glyphs in this order; the first is `.notdef`. */
  subset(glyphs: readonly number[]): Uint8Array
}

/** A glyph found for a character, in the wished role's face or in a fallback. */
export interface FoundGlyph {
  readonly face: Face
  readonly glyph: number
  /** True when only the plain form was found and not the variant that a variation selector asks for. */
  readonly variantLost: boolean
}

const variationSelector = /[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]$/u

/** @throws Error that names the face, when its bytes are no font or lack a table that every face has */
function openFace(file: FontFile): Face {
  try {
    return parseFace(file)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`The font file of ${file.name} can't be used: ${reason}`, { cause: error })
  }
}

function parseFace(file: FontFile): Face {
  // A plain view: fontkit slices what it reads, and a Node Buffer would share memory instead of copying.
  const view = new Uint8Array(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength)
  const font = fontkit.create(view, file.member)
  if (typeof font?.createSubset !== 'function') {
    throw new Error(`it is a collection without the member ${file.member ?? '(none named)'}`)
  }
  const table = (tag: string): Uint8Array | undefined => {
    const entry = font.directory.tables[tag]
    return entry && view.subarray(entry.offset, entry.offset + entry.length)
  }
  const isCff = table('CFF ') !== undefined
  const glyphs = new Map<string, number>()
  const advances = advancesOf(table, font.unitsPerEm)
  const subsetter = isCff ? null : new TrueTypeSubsetter({ table })
  return {
    name: file.name,
    font,
    isCff,
    glyphOf(character) {
      let glyph = glyphs.get(character)
      if (glyph === undefined) {
        const [first] = variationSelector.test(character) ? font.glyphsForString(character) : []
        const codePoint = character.codePointAt(0)!
        glyph = first?.id ?? (font.hasGlyphForCodePoint(codePoint) ? font.glyphForCodePoint(codePoint).id : 0)
        glyphs.set(character, glyph)
      }
      return glyph
    },
    glyphCount: advances.length,
    advanceOf: (glyph) => advances[glyph] ?? 0,
    subset(wanted) {
      if (subsetter) return subsetter.subset(wanted)
      const subset = font.createSubset()
      for (const glyph of wanted.slice(1)) subset.glyphs.push(glyph)
      return subset.encode()
    },
  }
}

/** Advances of all glyphs in thousandths of the font size, rounded as the PDF's widths are. */
function advancesOf(table: (tag: string) => Uint8Array | undefined, unitsPerEm: number): Float64Array {
  const [hhea, hmtx, maxp] = [table('hhea'), table('hmtx'), table('maxp')]
  if (!hhea || !hmtx || !maxp) throw new Error('it has no horizontal metrics')
  const read16 = (bytes: Uint8Array, at: number): number => (bytes[at]! << 8) | bytes[at + 1]!
  const { advances } = readMetrics(hmtx, read16(hhea, 34), read16(maxp, 4))
  return Float64Array.from(advances, (advance) => Math.round((advance * 100_000) / unitsPerEm) / 100)
}

/** All faces of a font set, parsed once. */
export class FaceBook {
  readonly id: string
  private readonly slots = new Map<Slot, Face>()
  private readonly order: Face[] = []
  private readonly found = new Map<Face, Map<string, FoundGlyph | null>>()

  constructor(set: FontSet) {
    this.id = set.id
    const opened: { file: FontFile; face: Face }[] = []
    const open = (file: FontFile): Face => {
      const known = opened.find((each) => each.file.bytes === file.bytes && each.file.member === file.member)
      if (known) return known.face
      const face = openFace(file)
      opened.push({ file, face })
      this.order.push(face)
      return face
    }
    for (const slot of ['fangsong', 'kaiti', 'heiti', 'title', 'songti'] as const) {
      this.slots.set(slot, open(set.faces[slot] ?? set.faces.fangsong))
    }
    for (const file of set.fallbacks ?? []) open(file)
  }

  face(slot: Slot): Face {
    return this.slots.get(slot)!
  }

  /** The first face that has the character: the role's own, then the others in a fixed order. */
  find(character: string, slot: Slot): FoundGlyph | null {
    const own = this.face(slot)
    let known = this.found.get(own)
    if (known === undefined) {
      known = new Map()
      this.found.set(own, known)
    }
    let glyph = known.get(character)
    if (glyph === undefined) {
      glyph = this.search(character, own)
      known.set(character, glyph)
    }
    return glyph
  }

  private search(character: string, own: Face): FoundGlyph | null {
    for (const face of [own, ...this.order]) {
      const glyph = face.glyphOf(character)
      if (glyph === 0) continue
      const plain = String.fromCodePoint(character.codePointAt(0)!)
      return { face, glyph, variantLost: character !== plain && face.glyphOf(plain) === glyph }
    }
    return null
  }
}
