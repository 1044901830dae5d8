import type { Block, PrintableDocument } from './blocks.ts'
import { FaceBook, type FontSet } from './faces.ts'
import { Flow } from './flow.ts'
import { bodyLeading } from './geometry.ts'
import { Measurer } from './measure.ts'
import { setSeal, setSignatures } from './set-closing.ts'
import { setMark, setPageNumbers } from './set-page-marks.ts'
import { setTable, setTableCaption } from './set-table.ts'
import { setTextBlock } from './set-text.ts'
import { blockTag } from './tags.ts'
import { writePdf } from './write-pdf.ts'

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

/**
 * Turns documents into PDF bytes with one font set. Make one per font set and keep it: parsing the faces is the
 * slow part. The bytes depend on document and font set alone, not on what was set before.
 */
export class Typesetter {
  readonly fontSetId: string
  private readonly faces: FaceBook

  /** @throws Error when the bytes of a face are no TrueType or OpenType font */
  constructor(fontSet: FontSet) {
    this.fontSetId = fontSet.id
    this.faces = new FaceBook(fontSet)
  }

  async typeset(document: PrintableDocument): Promise<TypesetResult> {
    const measurer = new Measurer(this.faces)
    const flow = new Flow(measurer)
    for (const block of document.blocks) {
      flow.tag = blockTag(block)
      setBlock(flow, block)
    }
    for (const page of flow.pages) page.tag = undefined
    setPageNumbers(flow)
    if (document.mark !== undefined) setMark(flow, document.mark)
    const { bytes, faces } = await writePdf(document, this.fontSetId, flow.pages)
    return { bytes, pages: flow.pages.length, missing: [...measurer.missing], faces }
  }
}

function setBlock(flow: Flow, block: Block): void {
  if (block.kind === 'table') setTable(flow, block)
  else if (block.kind === 'table-caption') setTableCaption(flow, block)
  else if (block.kind === 'signatures') setSignatures(flow, block)
  else if (block.kind === 'seal') setSeal(flow, block)
  else if (block.kind === 'spacer') setSpacer(flow, block.lines)
  else if (
    block.kind === 'heading' ||
    block.kind === 'attachments' ||
    block.kind === 'imprint' ||
    block.kind === 'address-label' ||
    block.kind === 'cover-title' ||
    block.kind === 'new-page'
  )
    throw new Error(`The typesetter has no setting for ${block.kind} yet`)
  else setTextBlock(flow, block)
}

/** Empty lines; none at the top of a page. */
function setSpacer(flow: Flow, lines: number): void {
  if (!flow.atTop) flow.y += lines * bodyLeading
}
