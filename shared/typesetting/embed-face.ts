import { type PDFContext, PDFHexString, type PDFRef, PDFString } from 'pdf-lib'
import type { Face } from './faces.ts'

/**
 * The part of a face that one document uses. Each character gets its own code in the PDF even where two share a
 * glyph, so that the text copied out is the text that was put in (一 U+4E00 and ⼀ U+2F00 look alike).
 */
export class EmbeddedFace {
  private readonly face: Face
  private readonly isCff: boolean
  private readonly subset
  private readonly codes = new Map<string, number>()
  /** Advances by code, from code 1 on; code 0 is `.notdef`. */
  private readonly advances: number[] = []

  constructor(face: Face) {
    this.face = face
    this.isCff = face.font.directory.tables['CFF '] !== undefined
    this.subset = face.font.createSubset()
  }

  /** The face's name in the PDF, with the six letters that mark a subset: they depend on name and characters. */
  get name(): string {
    return `${subsetTag(`${this.face.name}\n${[...this.codes.keys()].sort().join('\n')}`)}+${this.face.name}`
  }

  /** The two-byte code of a character in this document, as hexadecimal digits. */
  code(text: string, glyph: number): string {
    let code = this.codes.get(text)
    if (code === undefined) {
      // The code is the glyph's place in the subset; a glyph that two characters share stands there twice.
      code = this.subset.glyphs.push(glyph) - 1
      this.codes.set(text, code)
      this.advances.push(Math.round(this.face.advanceOf(glyph, text) * 100) / 100)
    }
    return hex16(code)
  }

  /** Writes font, descriptor, widths, character map and the subset itself into the document. */
  embed(context: PDFContext): PDFRef {
    const name = this.name
    const { font } = this.face
    const scale = (value: number): number => Math.round((value * 1000) / font.unitsPerEm)
    const program = this.subset.encode()
    const file = context.register(
      context.flateStream(program, this.isCff ? { Subtype: 'CIDFontType0C' } : { Length1: program.length }),
    )
    const descriptor = context.register(
      context.obj({
        Type: 'FontDescriptor',
        FontName: name,
        // Symbolic: the codes are the document's own.
        Flags: 4,
        FontBBox: [font.bbox.minX, font.bbox.minY, font.bbox.maxX, font.bbox.maxY].map(scale),
        ItalicAngle: 0,
        // The em box of CJK setting, not the line spacing that the face proposes.
        Ascent: 880,
        Descent: -120,
        CapHeight: scale(font.capHeight || font.ascent),
        StemV: 80,
        [this.isCff ? 'FontFile3' : 'FontFile2']: file,
      }),
    )
    const cidFont = context.register(
      context.obj({
        Type: 'Font',
        Subtype: this.isCff ? 'CIDFontType0' : 'CIDFontType2',
        BaseFont: name,
        CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
        FontDescriptor: descriptor,
        DW: 1000,
        W: [1, this.advances],
        ...(this.isCff ? {} : { CIDToGIDMap: 'Identity' }),
      }),
    )
    return context.register(
      context.obj({
        Type: 'Font',
        Subtype: 'Type0',
        BaseFont: name,
        Encoding: 'Identity-H',
        DescendantFonts: [cidFont],
        ToUnicode: context.register(context.flateStream(this.unicodeMap())),
      }),
    )
  }

  private unicodeMap(): string {
    const lines = [...this.codes].map(([text, code]) => `<${hex16(code)}> <${utf16(text)}>`)
    const sections: string[] = []
    for (let start = 0; start < lines.length; start += 100) {
      const part = lines.slice(start, start + 100)
      sections.push(`${part.length} beginbfchar\n${part.join('\n')}\nendbfchar`)
    }
    return [
      '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
      '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
      '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
      '1 begincodespacerange <0000> <FFFF> endcodespacerange',
      ...sections,
      'endcmap CMapName currentdict /CMap defineresource pop end end',
    ].join('\n')
  }
}

const hex16 = (value: number): string => value.toString(16).toUpperCase().padStart(4, '0')

const utf16 = (text: string): string =>
  Array.from({ length: text.length }, (_, index) => hex16(text.charCodeAt(index))).join('')

/** Text of the PDF's metadata: UTF-16, so that Chinese is readable in every viewer. */
export const metadataText = (text: string): PDFHexString => PDFHexString.fromText(text)

/** Six capital letters from a text (FNV-1a over its UTF-16 units, two lanes against early repeats). */
function subsetTag(text: string): string {
  let low = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    low = Math.imul(low ^ text.charCodeAt(index), 0x01000193) >>> 0
  }
  let tag = ''
  for (let rest = low; tag.length < 6; rest = Math.floor(rest / 26)) {
    tag += String.fromCharCode(65 + (rest % 26))
  }
  return tag
}
