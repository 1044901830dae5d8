import { ByteWriter } from './byte-writer.ts'
import type { PdfFile, PdfRef } from './pdf-file.ts'

/** A part that stands alike on so many pages is written once; fewer would cost more in objects than they save. */
const leastPages = 4

/** Operators of a part of a page: the same object on every page that has them. */
export interface PagePart {
  /** Where they are among the operators of all pages. */
  readonly start: number
  readonly end: number
  /** On so many pages. */
  uses: number
  /** Its stream, when it is written as one. */
  stream?: PdfRef
}

/** Parts of pages, each found again by its operators. */
export class PageParts {
  private readonly operators = new ByteWriter()
  private readonly parts = new Map<number, PagePart[]>()
  private start = 0

  /** Begins a part, whose operators the caller writes. */
  begin(): ByteWriter {
    this.start = this.operators.length
    return this.operators
  }

  /** Ends the part that was begun. @returns the one that was there before with the same operators, if there is one */
  end(): PagePart {
    const { operators, start } = this
    const length = operators.length - start
    const hash = operators.hash(start, operators.length)
    const alike = this.parts.get(hash)
    for (const known of alike ?? []) {
      if (known.end - known.start !== length || !operators.isSame(known.start, start, length)) continue
      operators.length = start
      return known
    }
    const part = { start, end: operators.length, uses: 0 }
    if (alike === undefined) this.parts.set(hash, [part])
    else alike.push(part)
    return part
  }

  /** A look at the operators of a part, good until others are written. */
  view({ start, end }: PagePart): Uint8Array {
    return this.operators.view(start, end)
  }
}

interface WaitingPage {
  readonly page: PdfRef
  readonly entries: string
  readonly parts: readonly PagePart[]
}

/**
 * Content streams of all pages of a file. A page is a row of parts, each complete in itself; the letters of a batch
 * have most of them in common, and a common part is one stream to which their pages refer.
 */
export class PageContents {
  readonly parts = new PageParts()
  private readonly file: PdfFile
  private readonly pages: WaitingPage[] = []
  private readonly own = new ByteWriter()

  constructor(file: PdfFile) {
    this.file = file
  }

  /** Keeps a page until all are known. @param entries of its dictionary, without its contents */
  add(page: PdfRef, entries: string, parts: readonly PagePart[]): void {
    for (const part of parts) part.uses += 1
    this.pages.push({ page, entries, parts })
  }

  /** Writes all pages. @param breathe awaited now and then */
  async write(breathe: () => Promise<void>): Promise<void> {
    for (const { page, entries, parts } of this.pages) {
      await breathe()
      const streams = this.streamsOf(parts)
      const contents = streams.length === 1 ? streams[0] : `[${streams.join(' ')}]`
      this.file.put(`<<${entries}/Contents ${contents}>>`, page)
    }
  }

  /** Streams of a page: its common parts, and what stands between them. */
  private streamsOf(parts: readonly PagePart[]): PdfRef[] {
    const streams: PdfRef[] = []
    const { own } = this
    const writeOwn = (): void => {
      if (own.length > 0) streams.push(this.file.putStream('', own.view(0, own.length)))
      own.length = 0
    }
    for (const part of parts) {
      const bytes = this.parts.view(part)
      if (part.uses < leastPages) {
        if (own.length > 0) own.text('\n')
        own.append(bytes)
      } else {
        writeOwn()
        part.stream ??= this.file.putStream('', bytes)
        streams.push(part.stream)
      }
    }
    writeOwn()
    return streams
  }
}
