import type { Face } from './faces.ts'
import { hex16, latin1, type PdfFile, type PdfRef } from './pdf-file.ts'

/**
 * The part of a face that one file uses. Each character gets its own code in the PDF even where two share a
 * glyph, so that the text copied out is the text that was put in (一 U+4E00 and ⼀ U+2F00 look alike).
 */
export class EmbeddedFace {
  private readonly face: Face
  /** Glyphs by code: the code is the glyph's place in the subset. Code 0 is `.notdef`. */
  private readonly glyphs: number[] = [0]
  private readonly codes = new Map<string, number>()
  /** Characters by their code, and the code that was asked for last of each glyph. */
  private readonly texts: string[] = ['']
  private readonly lastCodes: Uint16Array

  constructor(face: Face) {
    this.face = face
    this.lastCodes = new Uint16Array(face.glyphCount)
  }

  /** The face's name in the PDF, with the six letters that mark a subset: they depend on name and characters. */
  get name(): string {
    return `${subsetTag(`${this.face.name}\n${[...this.codes.keys()].sort().join('\n')}`)}+${this.face.name}`
  }

  /** The two-byte code of a character in this file. */
  code(text: string, glyph: number): number {
    const last = this.lastCodes[glyph]!
    if (last !== 0 && this.texts[last] === text) return last
    let code = this.codes.get(text)
    if (code === undefined) {
      code = this.glyphs.push(glyph) - 1
      this.codes.set(text, code)
      this.texts.push(text)
    }
    this.lastCodes[glyph] = code
    return code
  }

  /** Writes font, descriptor, widths, character map and the subset itself into the file. */
  embed(file: PdfFile): PdfRef {
    const { name } = this
    const { font, isCff } = this.face
    const scale = (value: number): number => Math.round((value * 1000) / font.unitsPerEm)
    const program = this.face.subset(this.glyphs)
    const programRef = file.putStream(
      isCff ? '/Subtype/CIDFontType0C' : `/Length1 ${program.length}`,
      program,
    )
    const { minX, minY, maxX, maxY } = font.bbox
    const descriptor = file.put(
      [
        // Symbolic: the codes are the file's own.
        `<</Type/FontDescriptor/FontName/${name}/Flags 4/ItalicAngle 0/StemV 80`,
        `/FontBBox[${[minX, minY, maxX, maxY].map(scale).join(' ')}]`,
        // The em box of CJK setting, not the line spacing that the face proposes.
        `/Ascent 880/Descent -120/CapHeight ${scale(font.capHeight || font.ascent)}`,
        `/${isCff ? 'FontFile3' : 'FontFile2'} ${programRef}>>`,
      ].join(''),
    )
    const widths = this.glyphs.slice(1).map((glyph) => this.face.advanceOf(glyph))
    const cidFont = file.put(
      [
        `<</Type/Font/Subtype/${isCff ? 'CIDFontType0' : 'CIDFontType2/CIDToGIDMap/Identity'}/BaseFont/${name}`,
        `/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>`,
        `/FontDescriptor ${descriptor}/DW 1000/W[${widthRanges(widths)}]>>`,
      ].join(''),
    )
    const unicode = file.putStream('', latin1(this.unicodeMap()))
    return file.put(
      `<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/Identity-H/DescendantFonts[${cidFont}]/ToUnicode ${unicode}>>`,
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

/** Widths from code 1 on; those of a full em are the default and left out. */
function widthRanges(widths: readonly number[]): string {
  const ranges: string[] = []
  let run: number[] = []
  for (const [index, width] of [...widths, 1000].entries()) {
    if (width !== 1000) run.push(width)
    else if (run.length > 0) {
      ranges.push(`${index + 1 - run.length}[${run.join(' ')}]`)
      run = []
    }
  }
  return ranges.join(' ')
}

const utf16 = (text: string): string =>
  Array.from({ length: text.length }, (_, index) => hex16(text.charCodeAt(index))).join('')

/** Six capital letters from a text (FNV-1a over its UTF-16 units). */
function subsetTag(text: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0
  }
  let tag = ''
  for (let rest = hash; tag.length < 6; rest = Math.floor(rest / 26)) {
    tag += String.fromCharCode(65 + (rest % 26))
  }
  return tag
}
