import { answerKey } from '../../domain/checklist.ts'
import type { Inspection } from '../../domain/inspection.ts'
import { orderedTerm } from '../../domain/listing-deadline.ts'
import type { ResultList } from '../../domain/result-list.ts'
import type { DocumentRecord } from '../document-kind.ts'
import { mergeCitations } from './citations.ts'
import { mattersOf } from './visit.ts'
import { withoutEndMark } from './wording.ts'

/** One item that was answered 不符合 and has to be put right. */
export interface OrderedItem {
  /** Key of the answer. */
  readonly key: string
  readonly title: string
  /** What was found, without an end mark; empty where the officer wrote nothing. */
  readonly facts: string
  /** The rules that the item asks for, one entry per law. */
  readonly basis: readonly string[]
  /** ISO date of its own 改正期限; null where it has none. */
  readonly correctBy: string | null
}

/**
 * Items whose correction the record orders: those that an answer orders; where none does and the conclusion orders the
 * correction, every 不符合 that nobody corrected on site or handed over.
 */
export function orderedItems(record: DocumentRecord): OrderedItem[] {
  const { inspection } = record
  const open = mattersOf(record).flatMap(({ id, items }) =>
    items.flatMap((item) => {
      const key = answerKey(id, item.key)
      const answer = inspection.answers[key]
      if (answer?.result !== 'nonconform') return []
      const found: OrderedItem = {
        key,
        title: item.title,
        facts: withoutEndMark(answer.facts.trim()),
        basis: mergeCitations(item.basis.map(({ law, article }) => `《${law}》${article}`)),
        correctBy: answer.correctBy ?? null,
      }
      return [{ found, disposition: answer.disposition }]
    }),
  )
  const ordered = open.filter(({ disposition }) => disposition === 'ordered-correction')
  const chosen =
    ordered.length > 0 || inspection.conclusion?.followUp !== 'ordered-correction'
      ? ordered
      : open.filter(({ disposition }) => disposition === undefined)
  return chosen.map(({ found }) => found)
}

/** Last day of the term that the record orders, extended by a 复查 where there was one; null where none is set. */
export const orderedUntil = (inspection: Inspection): string | null => orderedTerm(inspection) ?? null

/** A 复查 gave the whole record another term: those of single items are over. */
export const termExtended = ({ process }: Pick<Inspection, 'process'>): boolean =>
  process.followUp.reinspections.some(({ nextDue }) => nextDue)

/** The result list of a record; an empty one, under which nothing is an order of publication, where it is not at hand. */
export const resultsOf = ({ resultList }: Pick<DocumentRecord, 'resultList'>): ResultList =>
  resultList ?? { id: '', version: 1, entries: [] }
