import { z } from 'zod'
import type { PrintableDocument } from '../../typesetting/blocks.ts'
import type { PaperFacts } from '../document-kind.ts'
import { editionInput, editionMark } from './edition.ts'
import { calendarDate, requiredText } from './input-parts.ts'

/** What every paper carries, for the schema of its input: `z.object({ ...paperShape, … })`. */
export const paperShape = {
  /** Issuing organ, in full. */
  organ: requiredText('制发机关名称', 100),
  /** 文号 from the ledger; null prints a draft, or a kind of paper that has none. */
  number: z.string().trim().min(1).max(60).nullable(),
  issuedOn: calendarDate('签发日期'),
  edition: editionInput.optional(),
} as const

type Paper = z.infer<z.ZodObject<typeof paperShape>>

/** These values from the facts of a paper. @param profile gives the organ */
export const paperOf = ({ authority }: { authority: string }, facts: PaperFacts): Paper => ({
  organ: authority,
  number: facts.number,
  issuedOn: facts.issuedOn,
  ...(facts.edition ? { edition: facts.edition } : {}),
})

/**
 * Members of the printable document that follow from these values.
 * @param kind title, and kind with template version such as `inspection-notice@2`; `numbered` kinds without a number
 * are marked 草稿
 */
export function paperHead(
  { organ, number, issuedOn, edition }: Paper,
  kind: { title: string; template: string; numbered: boolean },
): Omit<PrintableDocument, 'blocks' | 'sheet'> {
  return {
    title: kind.title,
    number,
    organ,
    issuedOn,
    template: kind.template,
    ...(edition ? { edition: editionMark(edition) } : {}),
    ...(kind.numbered && number === null ? { mark: '草稿' } : {}),
  }
}

/** 文号 as it stands on the paper, or what stands in its place on a draft. */
export const numberLine = (number: string | null): string => number ?? '（草稿，未编号）'
