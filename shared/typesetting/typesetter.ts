import type { PrintableDocument } from './blocks.ts'
import { FaceBook, type FontSet } from './faces.ts'
import { Flow } from './flow.ts'
import { Measurer } from './measure.ts'
import { MeasuredTexts } from './measured-texts.ts'
import { RepeatedBlocks } from './repeated-blocks.ts'
import { setBlocks } from './set-blocks.ts'
import { setLetterHead } from './set-letter-head.ts'
import { setEdition, setMark, setPageNumbers } from './set-page-marks.ts'
import { PdfWriter } from './write-pdf.ts'

/** A finished paper. */
export interface TypesetResult {
  readonly bytes: Uint8Array
  /** Number of pages. */
  readonly pages: number
  /** Characters that no face of the set has (drawn as their code in a box), or whose variant form it lacks. */
  readonly missing: readonly string[]
  /** Names of the embedded subsets, such as `QWERTY+NotoSerifSC-Regular`. */
  readonly faces: readonly string[]
}

/** How a batch is set. */
export interface BatchOptions {
  /** Title and subject in the metadata of the file. */
  readonly title: string
  readonly subject?: string
  /** An AbortSignal, or anything alike. */
  readonly signal?: { readonly aborted: boolean; readonly reason: unknown } | undefined
  readonly onProgress?: ((done: number, of: number) => void) | undefined
  /**
   * Awaited before every document and again before every page is written: lets the caller's event loop hear a cancel. It need not do so every time; a
   * caller that has a clock lets go every few milliseconds.
   */
  readonly pause?: (() => Promise<void>) | undefined
}

/** One document of a finished batch. */
export interface SetLetter {
  /** Page of the file on which it starts, from 1. */
  readonly firstPage: number
  readonly pages: number
  readonly missing: readonly string[]
}

/** A finished batch: one file. */
export interface BatchResult {
  readonly bytes: Uint8Array
  readonly pages: number
  readonly faces: readonly string[]
  /** In the order of the documents. */
  readonly letters: readonly SetLetter[]
}

/**
 * Turns documents into PDF bytes with one font set. Make one per font set and keep it: parsing the faces is the
 * slow part. The bytes depend on document and font set alone, not on what was set before.
 */
export class Typesetter {
  readonly fontSetId: string
  private readonly faces: FaceBook
  private readonly texts = new MeasuredTexts()

  /** @throws Error when the bytes of a face are no TrueType or OpenType font */
  constructor(fontSet: FontSet) {
    this.fontSetId = fontSet.id
    this.faces = new FaceBook(fontSet)
  }

  async typeset(document: PrintableDocument): Promise<TypesetResult> {
    const writer = new PdfWriter()
    const { pages, missing } = this.add(writer, document)
    const texts = {
      title: document.title,
      subject: document.number ?? document.mark ?? '',
      organ: document.organ,
      date: document.issuedOn,
    }
    return { ...(await writer.finish(texts, this.fontSetId)), pages, missing }
  }

  /**
   * Sets documents one after the other into one file, in which they share one subset of each face. Each starts on a
   * new page, counts its pages from 1 and has a bookmark with its title.
   * @throws the signal's reason when it is aborted; Error when there is no document
   */
  async typesetMany(documents: readonly PrintableDocument[], options: BatchOptions): Promise<BatchResult> {
    const [first] = documents
    if (first === undefined) throw new Error('A batch needs at least one document')
    const { signal, onProgress, pause } = options
    const breathe = async (): Promise<void> => {
      await pause?.()
      if (signal?.aborted) throw signal.reason
    }
    const writer = new PdfWriter()
    const repeated = new RepeatedBlocks()
    const letters: SetLetter[] = []
    let pages = 0
    for (const [index, document] of documents.entries()) {
      await breathe()
      const letter = this.add(writer, document, repeated)
      letters.push({ firstPage: pages + 1, ...letter })
      pages += letter.pages
      onProgress?.(index + 1, documents.length)
    }
    const texts = {
      title: options.title,
      subject: options.subject ?? '',
      organ: first.organ,
      // The latest of them.
      date: documents
        .map(({ issuedOn }) => issuedOn)
        .sort()
        .at(-1)!,
    }
    return { ...(await writer.finish(texts, this.fontSetId, breathe)), pages, letters }
  }

  private add(
    writer: PdfWriter,
    document: PrintableDocument,
    repeated?: RepeatedBlocks,
  ): Pick<TypesetResult, 'pages' | 'missing'> {
    const measurer = new Measurer(this.faces, this.texts)
    const flow = new Flow(measurer, document.sheet ?? 'official')
    if (flow.sheet === 'letter') setLetterHead(flow, document)
    setBlocks(flow, document.blocks, repeated)
    for (const page of flow.pages) page.tag = undefined
    if (document.pageNumbers !== 'none') setPageNumbers(flow, repeated)
    if (document.mark !== undefined) setMark(flow, document.mark)
    if (document.edition !== undefined) setEdition(flow, document.edition)
    writer.add(document, flow.pages)
    return { pages: flow.pages.length, missing: [...measurer.missing] }
  }
}
