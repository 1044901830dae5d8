import type { Block, Sheet } from './blocks.ts'
import type { Flow } from './flow.ts'
import type { PageContent, PlacedImage, PlacedText, Stroke } from './page-content.ts'

type SetBlock = (flow: Flow, block: Block, following: number) => void
type SetPageNumber = (flow: Flow, page: PageContent, number: number) => void

/** Where a block begins, and the height that must follow it on the page. */
interface Place {
  readonly sheet: Sheet
  readonly y: number
  readonly inkBottom: number
  readonly following: number
}

/** What a block has put on its page, and how it left the flow. */
interface SettledBlock {
  readonly place: Place
  readonly texts: readonly PlacedText[]
  readonly strokes: readonly Stroke[]
  readonly images: readonly PlacedImage[]
  readonly missing: readonly string[]
  readonly y: number
  readonly inkBottom: number
  /** The document that has it, by its flow. */
  usedBy: Flow
}

/** So many places of a block are kept. */
const mostPlaces = 8

/**
 * Blocks of a batch that its letters have in common. Where the same block comes at the same height of the same sheet
 * with the same room to keep free below it, it is set again as it was. What comes twice is kept, so that what stands
 * in one letter only is not; a block that turns the page is set anew every time.
 */
export class RepeatedBlocks {
  private readonly blocks = new Map<string, Map<string, SettledBlock[]>>()
  private readonly pageNumbers = new Map<string, readonly PlacedText[]>()

  /**
   * Sets a block by `set`, or as it was set before.
   * @param following height that must follow on the page; with the block and the flow all that `set` depends on
   */
  set(flow: Flow, block: Block, following: number, set: SetBlock): void {
    const known = this.placesOf(block)
    if (known === null) {
      set(flow, block, following)
      return
    }
    const { sheet, y, inkBottom } = flow
    const same = known.find(
      ({ place }) =>
        place.y === y &&
        place.inkBottom === inkBottom &&
        place.following === following &&
        place.sheet === sheet,
    )
    if (same === undefined) {
      const place = { sheet, y, inkBottom, following }
      const again = (): void => set(flow, block, following)
      const recorded = known.length < mostPlaces ? record(flow, place, again) : again()
      if (recorded) known.push(recorded)
    } else if (same.usedBy === flow) {
      // A second one in a document is another element to a reader, though it looks the same.
      set(flow, block, following)
    } else {
      same.usedBy = flow
      replay(flow, same)
    }
  }

  /** Sets the number of a page by `set`, or as it was set on other pages with the same. */
  setPageNumber(flow: Flow, page: PageContent, number: number, set: SetPageNumber): void {
    const key = `${flow.sheet} ${number}`
    const known = this.pageNumbers.get(key)
    if (known !== undefined) {
      for (const text of known) page.texts.push(text)
      return
    }
    const from = page.texts.length
    const missing = flow.measurer.missingIn(() => set(flow, page, number))
    if (missing.length === 0) this.pageNumbers.set(key, repeatedFrom(page, from))
  }

  /** Where a block was set so far; null when it comes for the first time. */
  private placesOf(block: Block): SettledBlock[] | null {
    const [kind, text] = keyOf(block)
    let blocks = this.blocks.get(kind)
    if (blocks === undefined) {
      blocks = new Map()
      this.blocks.set(kind, blocks)
    }
    const places = blocks.get(text)
    if (places !== undefined) return places
    blocks.set(text, [])
    return null
  }
}

/** What tells a block from every other. Most are one text and nothing else: there is no need to write them out. */
function keyOf(block: Block): readonly [kind: string, text: string] {
  const isText = 'text' in block && typeof block.text === 'string' && Object.keys(block).length === 2
  return isText ? [block.kind, block.text] : ['', JSON.stringify(block)]
}

/** Sets a block and notes what came of it; null when it is not on one page. */
function record(flow: Flow, place: Place, set: () => void): SettledBlock | null {
  const { page, measurer } = flow
  const from = { texts: page.texts.length, strokes: page.strokes.length, images: page.images.length }
  const missing = measurer.missingIn(set)
  if (flow.page !== page) return null
  return {
    place,
    texts: repeatedFrom(page, from.texts),
    strokes: page.strokes.slice(from.strokes),
    images: page.images.slice(from.images),
    missing,
    y: flow.y,
    inkBottom: flow.inkBottom,
    usedBy: flow,
  }
}

/** The texts of a page from one on, which from now on are texts that stand on other pages as well. */
function repeatedFrom(page: PageContent, from: number): readonly PlacedText[] {
  for (let index = from; index < page.texts.length; index += 1) {
    page.texts[index] = { ...page.texts[index]!, repeated: true }
  }
  return page.texts.slice(from)
}

function replay(flow: Flow, block: SettledBlock): void {
  const { page, measurer } = flow
  for (const text of block.texts) page.texts.push(text)
  for (const stroke of block.strokes) page.strokes.push(stroke)
  for (const image of block.images) page.images.push(image)
  for (const character of block.missing) measurer.missing.add(character)
  flow.y = block.y
  flow.inkBottom = block.inkBottom
}
