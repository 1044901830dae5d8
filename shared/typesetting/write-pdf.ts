import type { PrintableDocument } from './blocks.ts'
import { EmbeddedFace } from './embed-face.ts'
import { embedImage } from './embed-image.ts'
import type { Face } from './faces.ts'
import type { PageContent, Tag } from './page-content.ts'
import { PageContents } from './page-contents.ts'
import { type PageTarget, pageOperators } from './page-operators.ts'
import { number, PdfFile, type PdfRef, textString } from './pdf-file.ts'
import type { PreparedImage } from './read-image.ts'
import { type PageMarks, Structure } from './structure.ts'

/** Raised whenever the same blocks and faces give other bytes than before. */
export const typesetterVersion = 3

/** What the file as a whole says of itself. */
export interface FileTexts {
  readonly title: string
  readonly subject: string
  readonly organ: string
  /** ISO `yyyy-mm-dd`; the dates in the file. */
  readonly date: string
}

export interface WrittenPdf {
  readonly bytes: Uint8Array
  /** Subset names as embedded, in order of first use. */
  readonly faces: readonly string[]
}

interface WrittenDocument {
  readonly document: PrintableDocument
  /** As a PDF string. */
  readonly title: string
  readonly pages: readonly PdfRef[]
}

/**
 * Writes laid-out documents into one PDF in which they share one subset of each face. The bytes depend on what is
 * added alone: no clock, no random identifiers.
 */
export class PdfWriter {
  private readonly file = new PdfFile()
  private readonly pageTree = this.file.reserve()
  private readonly resources = this.file.reserve()
  private readonly structure = new Structure(this.file)
  private readonly fonts = new Map<Face, { readonly key: string; readonly face: EmbeddedFace }>()
  private readonly images = new Map<PreparedImage, { readonly key: string; readonly ref: PdfRef }>()
  private readonly contents = new PageContents(this.file)
  private readonly documents: WrittenDocument[] = []
  /** What the operators of every page need of the file. */
  private readonly target: PageTarget = {
    known: new Map(),
    font: (face: Face) => this.font(face),
    image: (prepared: PreparedImage) => this.image(prepared),
    parts: this.contents.parts,
  }

  /** Adds the pages of one document. Only what is written of them is kept. */
  add(document: PrintableDocument, pages: readonly PageContent[]): void {
    const title = textString(document.title)
    const structure = this.structure.document(title)
    const refs = pages.map((content) => {
      const { width, height } = content
      const page = this.file.reserve()
      const marks: PageMarks = { page, owners: [] }
      const mark = (tag: Tag): number => structure.mark(marks, tag)
      const parts = pageOperators(content, this.target, mark)
      const entries = [
        `/Type/Page/Parent ${this.pageTree}/MediaBox[0 0 ${number(width)} ${number(height)}]`,
        `/Resources ${this.resources}/Tabs/S/StructParents ${structure.closePage(marks)}`,
      ]
      this.contents.add(page, entries.join(''), parts)
      return page
    })
    structure.finish()
    this.documents.push({ document, title, pages: refs })
  }

  /** Writes pages, fonts, structure, bookmarks and metadata. @param breathe awaited now and then */
  async finish(
    texts: FileTexts,
    fontSetId: string,
    breathe: () => Promise<void> = async () => {},
  ): Promise<WrittenPdf> {
    const { file } = this
    await this.contents.write(breathe)
    const faces: string[] = []
    const fonts = [...this.fonts.values()].map(({ key, face }) => {
      faces.push(face.name)
      return `/${key} ${face.embed(file)}`
    })
    const images = [...this.images.values()].map(({ key, ref }) => `/${key} ${ref}`)
    const pictures = images.length > 0 ? `/XObject<<${images.join('')}>>` : ''
    file.put(`<</Font<<${fonts.join('')}>>${pictures}>>`, this.resources)
    const pages = this.documents.flatMap((written) => written.pages)
    file.put(`<</Type/Pages/Count ${pages.length}/Kids[${pages.join(' ')}]>>`, this.pageTree)
    const root = file.put(
      [
        `<</Type/Catalog/Pages ${this.pageTree}/Lang(zh-CN)/MarkInfo<</Marked true>>`,
        `/StructTreeRoot ${this.structure.finish()}`,
        `/ViewerPreferences<</DisplayDocTitle true/Duplex/${this.duplex()}>>`,
        this.documents.length > 1 ? `/PageMode/UseOutlines/Outlines ${this.bookmarks()}` : '',
        this.documents.length > 1 ? `/PageLabels<</Nums[${this.pageLabels()}]>>` : '',
        '>>',
      ].join(''),
    )
    const bytes = file.finish(root, this.information(texts, fontSetId, faces))
    return { bytes, faces }
  }

  private font(face: Face): { readonly key: string; readonly face: EmbeddedFace } {
    let entry = this.fonts.get(face)
    if (entry === undefined) {
      entry = { key: `F${this.fonts.size + 1}`, face: new EmbeddedFace(face) }
      this.fonts.set(face, entry)
    }
    return entry
  }

  /** Name of a picture in the pages; it is written once, on however many of them it stands. */
  private image(prepared: PreparedImage): string {
    let entry = this.images.get(prepared)
    if (entry === undefined) {
      entry = { key: `I${this.images.size + 1}`, ref: embedImage(this.file, prepared) }
      this.images.set(prepared, entry)
    }
    return entry.key
  }

  /** Both sides of the sheet, unless one recipient's letter would begin on the back of another's. */
  private duplex(): 'DuplexFlipLongEdge' | 'Simplex' {
    const shared = this.documents.slice(0, -1).some(({ pages }) => pages.length % 2 === 1)
    return shared ? 'Simplex' : 'DuplexFlipLongEdge'
  }

  private bookmarks(): PdfRef {
    const outlines = this.file.reserve()
    const items = this.documents.map(() => this.file.reserve())
    for (const [index, { title, pages }] of this.documents.entries()) {
      const previous = index > 0 ? `/Prev ${items[index - 1]}` : ''
      const next = index < items.length - 1 ? `/Next ${items[index + 1]}` : ''
      const place = `/Dest[${pages[0]}/XYZ null null null]`
      this.file.put(`<</Title${title}/Parent ${outlines}${previous}${next}${place}>>`, items[index])
    }
    return this.file.put(
      `<</Type/Outlines/First ${items[0]}/Last ${items.at(-1)}/Count ${items.length}>>`,
      outlines,
    )
  }

  /** Every document counts its pages from 1. */
  private pageLabels(): string {
    let first = 0
    return this.documents
      .map(({ pages }) => {
        const label = `${first}<</S/D>>`
        first += pages.length
        return label
      })
      .join('')
  }

  private information(texts: FileTexts, fontSetId: string, faces: readonly string[]): PdfRef {
    const date = `(D:${texts.date.replaceAll('-', '')}000000+08'00')`
    const templates = new Set(this.documents.map(({ document }) => document.template))
    const count = this.documents.length > 1 ? [`documents=${this.documents.length}`] : []
    const entries = {
      Title: texts.title,
      Subject: texts.subject,
      Author: texts.organ,
      Keywords: [...count, `font-set=${fontSetId}`, ...faces].join('; '),
      Creator: [...templates].join('; '),
      Producer: `Suijian typesetter ${typesetterVersion}`,
    }
    const written = Object.entries(entries).map(([key, text]) => `/${key}${textString(text)}`)
    return this.file.put(`<<${written.join('')}/CreationDate${date}/ModDate${date}>>`)
  }
}
