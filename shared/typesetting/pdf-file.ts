import { zlibSync } from 'fflate'
import { ByteWriter } from './byte-writer.ts'

/** A reference to an indirect object, as it stands in the file: `12 0 R`. */
export type PdfRef = string & { readonly pdfRef: true }

/** To set up the compressor takes longer than to write streams under this size, by the hundred in a batch. */
const leastDeflated = 1024

const newline = 0x0a

/**
 * Objects without a stream are packed so many to an object stream. Only a batch fills one, and a full one is left as
 * it is: to compress it would save a kilobyte a letter and cost an eighth of the batch's time.
 */
const objectsPerStream = 2000

/**
 * Flate with one compressor on every host (zlib and CompressionStream differ between versions). Level 1 is for what
 * repeats itself so much that more looking costs twice the time for two percent.
 */
const deflate = (bytes: Uint8Array, level: 1 | 6 = 6): Uint8Array => zlibSync(bytes, { level })

/**
 * Collects objects and writes them as one PDF 1.7 file with object streams and a cross-reference stream. Objects are
 * given as PDF syntax; what is written depends on them and their order alone.
 */
export class PdfFile {
  private readonly bytes = new ByteWriter()
  /**
   * Where the objects are, by their numbers. A stream is at an offset of the file and has the index -1, another object
   * is at an index of the object stream with the number `place`.
   */
  private readonly places: number[] = [0]
  private readonly indexes: number[] = [0]
  /** Objects of the next object stream: what they are, their numbers, where they begin. */
  private readonly packed = new ByteWriter()
  private packedNumbers: number[] = []
  private packedStarts: number[] = []

  constructor() {
    // The second line tells programs that copy files that this one is not text.
    this.bytes.text('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n')
  }

  /** A number for an object that is put later. */
  reserve(): PdfRef {
    this.indexes.push(0)
    return `${this.places.push(0) - 1} 0 R` as PdfRef
  }

  /** Adds an object without a stream. */
  put(value: string, ref: PdfRef = this.reserve()): PdfRef {
    this.begin(ref).text(value)
    this.end()
    return ref
  }

  /** Begins an object without a stream, which the caller writes; `end` is called after it. */
  begin(ref: PdfRef): ByteWriter {
    this.packedNumbers.push(numberOf(ref))
    this.packedStarts.push(this.packed.length)
    return this.packed
  }

  /** Ends the object that was begun. */
  end(): void {
    this.packed.byte(newline)
    if (this.packedNumbers.length === objectsPerStream) this.pack()
  }

  /** Adds a stream of bytes that `filter` says how to read. @param dictionary its entries without the brackets */
  putEncoded(dictionary: string, bytes: Uint8Array, ref: PdfRef = this.reserve()): PdfRef {
    const number = numberOf(ref)
    this.enter(number, this.bytes.length, -1)
    this.bytes.text(`${number} 0 obj\n<<${dictionary}/Length ${bytes.length}>>\nstream\n`)
    this.bytes.append(bytes)
    this.bytes.text('\nendstream\nendobj\n')
    return ref
  }

  /** Adds a stream, compressed where that is worth its time. */
  putStream(dictionary: string, bytes: Uint8Array, ref: PdfRef = this.reserve()): PdfRef {
    if (bytes.length < leastDeflated) return this.putEncoded(dictionary, bytes, ref)
    return this.putEncoded(`${dictionary}/Filter/FlateDecode`, deflate(bytes), ref)
  }

  /** The finished file. */
  finish(root: PdfRef, information: PdfRef): Uint8Array {
    if (this.packedNumbers.length > 0) this.pack()
    const start = this.bytes.length
    const table = this.reserve()
    this.enter(numberOf(table), start, -1)
    const count = this.places.length
    const dictionary = `/Type/XRef/Size ${count}/W[1 4 2]/Root ${root}/Info ${information}/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 7>>`
    this.putEncoded(dictionary, deflate(this.crossReferences(), 1), table)
    this.bytes.text(`startxref\n${start}\n%%EOF\n`)
    return this.bytes.finish()
  }

  private enter(number: number, place: number, index: number): void {
    this.places[number] = place
    this.indexes[number] = index
  }

  private pack(): void {
    const { packedNumbers: numbers, packedStarts: starts } = this
    this.packedNumbers = []
    this.packedStarts = []
    const stream = this.reserve()
    const place = numberOf(stream)
    const body = new ByteWriter()
    for (let index = 0; index < numbers.length; index += 1) {
      this.enter(numbers[index]!, place, index)
      body.text(index === 0 ? '' : ' ')
      body.point(numbers[index]!, starts[index]!)
    }
    body.text('\n')
    const first = body.length
    body.append(this.packed.view(0, this.packed.length - 1))
    this.packed.length = 0
    const dictionary = `/Type/ObjStm/N ${numbers.length}/First ${first}`
    const bytes = body.view(0, body.length)
    if (numbers.length === objectsPerStream) this.putEncoded(dictionary, bytes, stream)
    else this.putStream(dictionary, bytes, stream)
  }

  /**
   * One row for each object: its kind (0 there is none, 1 at an offset, 2 in an object stream), its place and its
   * index. Each as its difference to the row above (PNG predictor “up”).
   */
  private crossReferences(): Uint8Array {
    const { places, indexes } = this
    const rows = new Uint8Array(places.length * 8)
    const row = new Uint8Array(7)
    const before = new Uint8Array(7)
    const view = new DataView(row.buffer)
    for (let number = 0; number < places.length; number += 1) {
      const [place, index] = [places[number]!, indexes[number]!]
      row[0] = place === 0 ? 0 : index < 0 ? 1 : 2
      view.setUint32(1, place)
      view.setUint16(5, number === 0 ? 0xffff : Math.max(0, index))
      rows[number * 8] = 2
      for (let column = 0; column < 7; column += 1) {
        rows[number * 8 + 1 + column] = row[column]! - before[column]!
      }
      before.set(row)
    }
    return rows
  }
}

const numberOf = (ref: PdfRef): number => Number.parseInt(ref, 10)

/** One byte for each character, none of which is beyond U+00FF: PDF syntax, or a string of bytes in it. */
export function latin1(text: string): Uint8Array {
  const bytes = new ByteWriter()
  bytes.text(text)
  return bytes.finish()
}

/** Bytes as they stand in a PDF string. */
const bytesInString = Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte)
  if (character === '\r') return '\\r'
  return ['(', ')', '\\'].includes(character) ? `\\${character}` : character
})

/** Text as a PDF string in UTF-16, readable in every viewer whatever its script; one character for each byte. */
export function textString(text: string): string {
  let written = '(\u00fe\u00ff'
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    written += bytesInString[unit >> 8]! + bytesInString[unit & 255]!
  }
  return `${written})`
}

export const hex16 = (value: number): string => value.toString(16).toUpperCase().padStart(4, '0')

/** Numbers with at most three decimals (a thousandth of a point), and always the same text. */
export const number = (value: number): string => String(Math.round(value * 1000) / 1000)
