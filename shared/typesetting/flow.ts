import type { Sheet } from './blocks.ts'
import { bodyLeading, bodyPitch, type Frame, formText, frameOf, size } from './geometry.ts'
import type { Measurer, TextStyle } from './measure.ts'
import type { PageContent, Tag } from './page-content.ts'

/** Running text of a sheet: its style, and the distance between its baselines in points. */
interface RunningText {
  readonly style: TextStyle
  readonly leading: number
}

const official: RunningText = {
  style: { slot: 'fangsong', size: size.three, pitch: bodyPitch },
  leading: bodyLeading,
}
const small: RunningText = { style: { slot: 'fangsong', size: formText.size }, leading: formText.leading }

/** Where the next block goes: the pages so far and the height reached on the last one. */
export class Flow {
  readonly pages: PageContent[] = []
  readonly measurer: Measurer
  readonly sheet: Sheet
  readonly frame: Frame
  readonly body: RunningText
  /** Top of the next line's em box, in points from the top of the sheet. */
  y: number
  /** Lower edge of the last line of running text on this page: empty lines may have followed it. */
  inkBottom: number

  constructor(measurer: Measurer, sheet: Sheet) {
    this.measurer = measurer
    this.sheet = sheet
    this.frame = frameOf(sheet)
    this.body = sheet === 'form' || sheet === 'landscape' ? small : official
    this.y = this.frame.top
    this.inkBottom = this.frame.top
    this.newPage()
  }

  get page(): PageContent {
    return this.pages.at(-1)!
  }

  /** What the texts set from now on are to a reader; kept over the turn of a page. */
  set tag(tag: Tag | undefined) {
    this.page.tag = tag
  }

  /** Height left on this page. A thousandth of a point more than there is, for sums of fractions. */
  get room(): number {
    return this.frame.bottom - this.y + 0.001
  }

  get atTop(): boolean {
    return this.y <= this.frame.top
  }

  newPage(): void {
    const { width, height, top } = this.frame
    this.pages.push({ width, height, texts: [], strokes: [], images: [], tag: this.pages.at(-1)?.tag })
    this.y = top
    this.inkBottom = top
  }

  /** Starts a new page unless `height` fits on this one. What is higher than a page starts where it stands. */
  need(height: number): void {
    if (height > this.room && !this.atTop) this.newPage()
  }
}
