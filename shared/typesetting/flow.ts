import { page as geometry, pageBottom } from './geometry.ts'
import type { Measurer } from './measure.ts'
import type { PageContent, Tag } from './page-content.ts'

/** Where the next block goes: the pages so far and the height reached on the last one. */
export class Flow {
  readonly pages: PageContent[] = []
  readonly measurer: Measurer
  /** Top of the next line's em box, in points from the top of the sheet. */
  y = geometry.top

  constructor(measurer: Measurer) {
    this.measurer = measurer
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
    return pageBottom - this.y + 0.001
  }

  get atTop(): boolean {
    return this.y <= geometry.top
  }

  newPage(): void {
    this.pages.push({ texts: [], strokes: [], tag: this.pages.at(-1)?.tag })
    this.y = geometry.top
  }

  /** Starts a new page unless `height` fits on this one. What is higher than a page starts where it stands. */
  need(height: number): void {
    if (height > this.room && !this.atTop) this.newPage()
  }
}
