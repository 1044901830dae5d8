import { carriesCorrection } from '../../domain/carried-orders.ts'
import { chinaDate } from '../../domain/china-time.ts'
import { citationOn } from '../../jurisdictions/profile.ts'
import {
  type Choices,
  chosenList,
  chosenText,
  type DocumentRecord,
  type PaperFacts,
} from '../document-kind.ts'
import { addressed, addressedTo } from '../parts/addressed.ts'
import { mergeCitations } from '../parts/citations.ts'
import {
  type OrderedItem,
  orderedItems,
  orderedUntil,
  resultsOf,
  termExtended,
} from '../parts/ordered-items.ts'
import { paperOf } from '../parts/paper.ts'
import { contactOf, subjectOf } from '../parts/record-parts.ts'
import { chineseDate, withoutEndMark } from '../parts/wording.ts'
import { phrase } from '../phrases.ts'
import type { CorrectionOrderInput } from './input.ts'

/**
 * The 责令改正通知书 of a record; null while the record orders no correction. Facts and term are those of the record:
 * the officer chooses which items this paper names, and words the demands.
 */
export function correctionOrderInput(
  record: DocumentRecord,
  facts: PaperFacts,
  choices: Choices = {},
): CorrectionOrderInput | null {
  const { inspection, profile } = record
  const { arrival, business, conclusion, task } = inspection
  if (!conclusion || !carriesCorrection(inspection, resultsOf(record))) return null
  const you = addressed[business.kind]
  const { issuedOn } = facts
  const cited = (key: string) => addressedTo(citationOn(profile, key, issuedOn)?.text ?? '', business.kind)
  const items = chosenItems(record, choices)
  const breached = breachedClauses(record, items, choices)
  const due = chosenText(choices, 'mode') === 'at-once' ? null : (dueOf(record, items) ?? '')
  const basis = cited('ordered-correction')
  return {
    ...paperOf(profile, facts),
    subject: subjectOf(business),
    opening: phrase(profile, 'correction-order.opening', issuedOn, {
      date: chineseDate(chinaDate(arrival?.at ?? conclusion.endedAt)),
      task: task.name,
      taskNumber: task.number,
      you,
    }),
    violations:
      orderedItems(record).length === 0
        ? [withoutEndMark(conclusion.facts)].filter((text) => text !== '')
        : items.map(({ title, facts: found }) => found || `“${title}”不符合规定`),
    breach: breached && phrase(profile, 'correction-order.breach', issuedOn, { clauses: breached, you }),
    order:
      due === null
        ? phrase(profile, 'correction-order.at-once', issuedOn, { clauses: basis, you })
        : due &&
          phrase(profile, 'correction-order.until', issuedOn, {
            clauses: basis,
            you,
            deadline: chineseDate(due),
          }),
    due,
    demands: demandsOf(record, items, due, choices),
    report: phrase(profile, 'correction-order.report', issuedOn, {
      you,
      station: business.stationName,
      organ: profile.authority,
    }),
    consequence: cited('correction.consequence'),
    remedies: cited('remedies.order'),
    contact: contactOf(inspection, profile),
  }
}

/**
 * First values of what the officer sets: every item that the record orders, with the term of the record; at once where
 * that is over already, since nobody can keep it any more.
 */
export function proposeCorrectionOrder(record: DocumentRecord, issuedOn: string): Choices {
  const items = orderedItems(record)
  const due = dueOf(record, items)
  return {
    items: items.map(({ key }) => key),
    mode: due === null || due < issuedOn ? 'at-once' : 'until',
  }
}

/** Those of the record's items that the officer named; an item that the record does not order is never among them. */
function chosenItems(record: DocumentRecord, choices: Choices): OrderedItem[] {
  const items = orderedItems(record)
  return choices.items === undefined
    ? items
    : items.filter(({ key }) => chosenList(choices, 'items').includes(key))
}

/**
 * The term of the paper: that of the record where it names the whole of it or was extended, else the latest of the
 * chosen items.
 */
function dueOf(record: DocumentRecord, items: readonly OrderedItem[]): string | null {
  const { inspection } = record
  const own = items.flatMap(({ correctBy }) => (correctBy === null ? [] : [correctBy]))
  if (!termExtended(inspection) && own.length > 0 && own.length === items.length)
    return own.toSorted().at(-1)!
  return orderedUntil(inspection)
}

/** What the officer set, else what the conclusion names, else the rules of the items. Without an end mark. */
function breachedClauses(
  { inspection }: DocumentRecord,
  items: readonly OrderedItem[],
  choices: Choices,
): string {
  const set = chosenList(choices, 'clauses')
  const { followUp, legalBasis } = inspection.conclusion!
  const own = followUp === 'ordered-correction' ? [legalBasis] : items.flatMap(({ basis }) => basis)
  return mergeCitations(set.length > 0 ? set : own)
    .map(withoutEndMark)
    .join('、')
}

function demandsOf(
  { inspection }: DocumentRecord,
  items: readonly OrderedItem[],
  due: string | null,
  choices: Choices,
): string[] {
  const set = chosenList(choices, 'demands')
  if (set.length > 0) return set
  const standard = '进行改正，使有关情况符合法律、法规、规章的规定'
  if (items.length === 0) return [`对上述问题${standard}`]
  return items.map(({ title, correctBy }) => {
    const earlier = correctBy !== null && due !== null && correctBy < due && !termExtended(inspection)
    return `对“${title}”方面的问题${standard}${earlier ? `，其中本项于${chineseDate(correctBy)}前完成` : ''}`
  })
}
