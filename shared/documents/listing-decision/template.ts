import type { PrintableDocument } from '../../typesetting/blocks.ts'
import type { EntityKind } from '../parts/input-parts.ts'
import { addresseeBlock, paragraph, sealBlocks } from '../parts/letter-parts.ts'
import { numberLine, paperHead } from '../parts/paper.ts'
import { chineseDate, sentences, withoutEndMark } from '../parts/wording.ts'
import type { ListingDecisionInput } from './input.ts'

/** Raised whenever wording or order of the paper changes. */
export const listingDecisionVersion = 1
export const listingDecisionTitle = '列入经营异常名录决定书'

/** An 个体工商户 is not put on the list but marked (个体工商户年度报告暂行办法). */
const kindWords: Readonly<Record<EntityKind, { title: string; verb: string }>> = {
  enterprise: { title: listingDecisionTitle, verb: '列入' },
  cooperative: { title: listingDecisionTitle, verb: '列入' },
  individual: { title: '标记为经营异常状态决定书', verb: '标记' },
}

/** Composes the decision. Pure: the same input gives the same blocks. */
export function listingDecision(input: ListingDecisionInput): PrintableDocument {
  const { decidedOn, organ, subject } = input
  const { title, verb } = kindWords[subject.kind]
  return {
    ...paperHead(input, {
      title: `${title}（${subject.name}）`,
      template: `listing-decision@${listingDecisionVersion}`,
      numbered: true,
    }),
    blocks: [
      { kind: 'issuer', text: organ },
      { kind: 'title', text: title },
      { kind: 'number', text: numberLine(input.number) },
      addresseeBlock(subject),
      paragraph(input.opening),
      ...input.facts
        .split('\n')
        .filter((part) => part.trim() !== '')
        .map((part) => paragraph(sentences([part.trim()]))),
      paragraph(input.qualification),
      paragraph(input.decision),
      paragraph(
        `${verb}事由：${withoutEndMark(input.ground)}；${verb}日期：${chineseDate(decidedOn)}；作出决定机关：${organ}。`,
      ),
      paragraph(input.removal),
      paragraph(input.remedies),
      ...sealBlocks(organ, decidedOn),
    ],
  }
}
