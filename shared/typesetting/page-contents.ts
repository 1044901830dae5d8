import { latin1, type PdfFile, type PdfRef } from './pdf-file.ts'

/** A part that stands alike on so many pages is written once; fewer would cost more in objects than they save. */
const leastPages = 4

interface WaitingPage {
  readonly page: PdfRef
  readonly entries: string
  readonly parts: readonly string[]
}

/**
 * Content streams of all pages of a file. A page is a row of parts, each complete in itself; the letters of a batch
 * have most of them in common, and a common part is one stream to which their pages refer.
 */
export class PageContents {
  private readonly file: PdfFile
  private readonly pages: WaitingPage[] = []
  private readonly uses = new Map<string, number>()

  constructor(file: PdfFile) {
    this.file = file
  }

  /** Keeps a page until all are known. @param entries of its dictionary, without its contents */
  add(page: PdfRef, entries: string, parts: readonly string[]): void {
    for (const part of parts) this.uses.set(part, (this.uses.get(part) ?? 0) + 1)
    this.pages.push({ page, entries, parts })
  }

  /** Writes all pages. @param breathe awaited now and then */
  async write(breathe: () => Promise<void>): Promise<void> {
    const common = new Map<string, PdfRef>()
    for (const { page, entries, parts } of this.pages) {
      await breathe()
      const streams: PdfRef[] = []
      let own: string[] = []
      const writeOwn = (): void => {
        if (own.length > 0) streams.push(this.file.putStream('', latin1(own.join('\n'))))
        own = []
      }
      for (const part of parts) {
        if (this.uses.get(part)! < leastPages) {
          own.push(part)
          continue
        }
        writeOwn()
        let stream = common.get(part)
        if (stream === undefined) {
          stream = this.file.putStream('', latin1(part))
          common.set(part, stream)
        }
        streams.push(stream)
      }
      writeOwn()
      const contents = streams.length === 1 ? streams[0] : `[${streams.join(' ')}]`
      this.file.put(`<<${entries}/Contents ${contents}>>`, page)
    }
  }
}
