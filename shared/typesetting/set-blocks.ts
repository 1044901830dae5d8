import type { Block } from './blocks.ts'
import type { Flow } from './flow.ts'
import type { RepeatedBlocks } from './repeated-blocks.ts'
import { setAddressLabel } from './set-address-label.ts'
import { setImprint } from './set-imprint.ts'
import { sealHeight, setSeal } from './set-seal.ts'
import { setSignatures } from './set-signatures.ts'
import { setTable, setTableCaption, tableStart } from './set-table.ts'
import { setAttachments, setTextBlock } from './set-text.ts'
import { blockTag } from './tags.ts'

/**
 * Sets the blocks of a document one after the other.
 * @param repeated those of the documents set before, in a batch
 */
export function setBlocks(flow: Flow, blocks: readonly Block[], repeated?: RepeatedBlocks): void {
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index]!
    flow.tag = blockTag(block)
    const following = keptWith(flow, blocks, index)
    // The bytes of a picture are too many to compare.
    if (repeated === undefined || (block.kind === 'seal' && block.image !== undefined)) {
      setBlock(flow, block, following)
    } else {
      repeated.set(flow, block, following, setBlock)
    }
  }
}

/**
 * Height that must follow a block's end on its page, so that no head stands alone at the foot of a page and no seal
 * at the head of one (此页无正文 does not occur).
 */
function keptWith(flow: Flow, blocks: readonly Block[], index: number): number {
  const next = blocks[index + 1]
  if (next === undefined) return 0
  const { kind } = blocks[index]!
  const isHead = kind === 'heading' || kind === 'table-caption'
  if (next.kind === 'spacer')
    return passedOn(next.lines * flow.body.leading, keptWith(flow, blocks, index + 1))
  if (next.kind === 'seal') return sealHeight(flow, next)
  // 附件说明 stands between the text and the seal, and can't begin the seal's page without text either.
  if (next.kind === 'attachments') {
    const height = next.items.length * flow.body.leading
    return passedOn(height, keptWith(flow, blocks, index + 1))
  }
  if (next.kind === 'table' && (isHead || isSigned(next))) return tableStart(flow, next)
  if (!isHead) return 0
  if (next.kind === 'heading' || next.kind === 'table-caption') {
    return flow.body.leading + keptWith(flow, blocks, index + 1)
  }
  return next.kind === 'new-page' || next.kind === 'imprint' ? 0 : flow.body.style.size
}

/** Whether a table begins with a row for signatures: nobody signs on a page that says nothing. */
const isSigned = ({ rows }: Extract<Block, { kind: 'table' }>): boolean =>
  rows[0]?.cells.some(({ foot }) => foot !== undefined) ?? false

const passedOn = (height: number, rest: number): number => (rest > 0 ? height + rest : 0)

function setBlock(flow: Flow, block: Block, following: number): void {
  if (block.kind === 'table') setTable(flow, block, following)
  else if (block.kind === 'table-caption') setTableCaption(flow, block, following)
  else if (block.kind === 'signatures') setSignatures(flow, block)
  else if (block.kind === 'seal') setSeal(flow, block)
  else if (block.kind === 'attachments') setAttachments(flow, block, following)
  else if (block.kind === 'imprint') setImprint(flow, block)
  else if (block.kind === 'address-label') setAddressLabel(flow, block)
  else if (block.kind === 'spacer') setSpacer(flow, block.lines)
  else if (block.kind === 'new-page') startPage(flow)
  else if (!isInLetterHead(flow, block)) setTextBlock(flow, block, following)
}

/** Organ and number stand in the head of a letter. */
const isInLetterHead = (flow: Flow, block: Block): boolean =>
  flow.sheet === 'letter' && (block.kind === 'issuer' || block.kind === 'number')

function startPage(flow: Flow): void {
  if (!flow.atTop) flow.newPage()
}

/** Empty lines; none at the top of a page. */
function setSpacer(flow: Flow, lines: number): void {
  if (!flow.atTop) flow.y += lines * flow.body.leading
}
