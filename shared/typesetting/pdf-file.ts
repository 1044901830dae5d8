import { zlibSync } from 'fflate'

/** A reference to an indirect object, as it stands in the file: `12 0 R`. */
export type PdfRef = string & { readonly pdfRef: true }

/** To set up the compressor takes longer than to write streams under this size, by the hundred in a batch. */
const leastDeflated = 1024

/** Objects without a stream are packed so many to an object stream. */
const objectsPerStream = 200

/**
 * Flate with one compressor on every host (zlib and CompressionStream differ between versions), at one level: more
 * costs twice the time for two percent.
 */
export const deflate = (bytes: Uint8Array): Uint8Array => zlibSync(bytes, { level: 6 })

interface Entry {
  /** 1: at an offset of the file; 2: at an index of an object stream. */
  readonly kind: 1 | 2
  readonly place: number
  readonly index: number
}

/**
 * Collects objects and writes them as one PDF 1.7 file with object streams and a cross-reference stream. Objects are
 * given as PDF syntax; what is written depends on them and their order alone.
 */
export class PdfFile {
  private readonly chunks: Uint8Array[] = []
  private length = 0
  private readonly entries: (Entry | undefined)[] = [undefined]
  private packed: { number: number; text: string }[] = []

  constructor() {
    // The second line tells programs that copy files that this one is not text.
    this.push(latin1('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n'))
  }

  /** A number for an object that is put later. */
  reserve(): PdfRef {
    this.entries.push(undefined)
    return `${this.entries.length - 1} 0 R` as PdfRef
  }

  /** Adds an object without a stream. */
  put(value: string, ref: PdfRef = this.reserve()): PdfRef {
    const number = numberOf(ref)
    this.entries[number] = { kind: 2, place: 0, index: 0 }
    this.packed.push({ number, text: value })
    if (this.packed.length === objectsPerStream) this.pack()
    return ref
  }

  /** Adds a stream of bytes that `filter` says how to read. @param dictionary its entries without the brackets */
  putEncoded(dictionary: string, bytes: Uint8Array, ref: PdfRef = this.reserve()): PdfRef {
    const number = numberOf(ref)
    this.entries[number] = { kind: 1, place: this.length, index: 0 }
    this.push(latin1(`${number} 0 obj\n<<${dictionary}/Length ${bytes.length}>>\nstream\n`))
    this.push(bytes)
    this.push(latin1('\nendstream\nendobj\n'))
    return ref
  }

  /** Adds a stream, compressed where that is worth its time. */
  putStream(dictionary: string, bytes: Uint8Array, ref?: PdfRef): PdfRef {
    if (bytes.length < leastDeflated) return this.putEncoded(dictionary, bytes, ref)
    return this.putEncoded(`${dictionary}/Filter/FlateDecode`, deflate(bytes), ref)
  }

  /** The finished file. */
  finish(root: PdfRef, information: PdfRef): Uint8Array {
    if (this.packed.length > 0) this.pack()
    const start = this.length
    const table = this.reserve()
    this.entries[numberOf(table)] = { kind: 1, place: start, index: 0 }
    const count = this.entries.length
    const dictionary = `/Type/XRef/Size ${count}/W[1 4 2]/Root ${root}/Info ${information}/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 7>>`
    this.putEncoded(dictionary, deflate(this.crossReferences()), table)
    this.push(latin1(`startxref\n${start}\n%%EOF\n`))
    const file = new Uint8Array(this.length)
    let offset = 0
    for (const chunk of this.chunks) {
      file.set(chunk, offset)
      offset += chunk.length
    }
    return file
  }

  private push(bytes: Uint8Array): void {
    this.chunks.push(bytes)
    this.length += bytes.length
  }

  private pack(): void {
    const objects = this.packed
    this.packed = []
    const stream = this.reserve()
    let offset = 0
    const head: string[] = []
    for (const [index, { number, text }] of objects.entries()) {
      this.entries[number] = { kind: 2, place: numberOf(stream), index }
      head.push(`${number} ${offset}`)
      offset += text.length + 1
    }
    const first = head.join(' ')
    const body = `${first}\n${objects.map(({ text }) => text).join('\n')}`
    this.putStream(`/Type/ObjStm/N ${objects.length}/First ${first.length + 1}`, latin1(body), stream)
  }

  /** One row for each object, each as its difference to the row above (PNG predictor “up”). */
  private crossReferences(): Uint8Array {
    const rows = new Uint8Array(this.entries.length * 8)
    const row = new Uint8Array(7)
    const before = new Uint8Array(7)
    const view = new DataView(row.buffer)
    for (const [number, entry] of this.entries.entries()) {
      row[0] = entry?.kind ?? 0
      view.setUint32(1, entry?.place ?? 0)
      view.setUint16(5, number === 0 ? 0xffff : (entry?.index ?? 0))
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

/** One byte for each character; PDF syntax is ASCII, text goes into it as hexadecimal digits. */
export function latin1(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let index = 0; index < text.length; index += 1) bytes[index] = text.charCodeAt(index)
  return bytes
}

/** Text as a PDF string in UTF-16, readable in every viewer whatever its script. */
export function textString(text: string): string {
  let hex = ''
  for (let index = 0; index < text.length; index += 1) hex += hex16(text.charCodeAt(index))
  return `<FEFF${hex}>`
}

export const hex16 = (value: number): string => value.toString(16).toUpperCase().padStart(4, '0')

/** Numbers with at most three decimals (a thousandth of a point), and always the same text. */
export const number = (value: number): string => String(Math.round(value * 1000) / 1000)
