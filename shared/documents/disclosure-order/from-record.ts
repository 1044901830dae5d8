import { addCalendarDays, calendarDaysBetween } from '../../domain/calendar.ts'
import { carriesDisclosure } from '../../domain/carried-orders.ts'
import { chinaDate } from '../../domain/china-time.ts'
import { citationOn } from '../../jurisdictions/profile.ts'
import type { DocumentRecord, PaperFacts } from '../document-kind.ts'
import { addressed, addressedTo } from '../parts/addressed.ts'
import { mergeCitations } from '../parts/citations.ts'
import { orderedItems, orderedUntil, resultsOf } from '../parts/ordered-items.ts'
import { paperOf } from '../parts/paper.ts'
import { contactOf, disclosurePlatform, subjectOf } from '../parts/record-parts.ts'
import { chineseDate, withoutEndMark } from '../parts/wording.ts'
import { phrase } from '../phrases.ts'
import type { DisclosureOrderInput } from './input.ts'

/**
 * The 责令限期履行公示义务通知书 of a record; null while the record orders no publication. What was not published and the
 * term are those of the record; the officer sets nothing.
 */
export function disclosureOrderInput(record: DocumentRecord, facts: PaperFacts): DisclosureOrderInput | null {
  const { inspection, profile } = record
  const { arrival, business, conclusion, task } = inspection
  if (!conclusion || !carriesDisclosure(inspection, resultsOf(record))) return null
  const { issuedOn } = facts
  const { kind } = business
  const you = addressed[kind]
  const dated = (key: string) => citationOn(profile, key, issuedOn)?.text
  /** 农民专业合作社 and 个体工商户 have rules of their own where the law data has them. */
  const cited = (key: string) => addressedTo(dated(`${key}.${kind}`) ?? dated(key) ?? '', kind)
  const due = orderedUntil(inspection) ?? ''
  const days = Number(dated('disclosure.days') ?? Number.NaN)
  const clauses = mergeCitations([cited('disclosure')]).join('、')
  const values = {
    clauses,
    you,
    platform: disclosurePlatform(profile),
    deadline: due && chineseDate(due),
  }
  const order = isTerm(issuedOn, due, days)
    ? phrase(profile, 'disclosure-order.within-days', issuedOn, { ...values, days })
    : phrase(profile, 'disclosure-order.until', issuedOn, values)
  return {
    ...paperOf(profile, facts),
    subject: subjectOf(business),
    opening: phrase(profile, 'disclosure-order.opening', issuedOn, {
      date: chineseDate(chinaDate(arrival?.at ?? conclusion.endedAt)),
      task: task.name,
      taskNumber: task.number,
      you,
    }),
    information: informationOf(record),
    due,
    order: clauses && due && order,
    consequence: cited('disclosure.consequence'),
    remedies: cited('remedies.order'),
    copies: phrase(profile, 'disclosure-order.copies', issuedOn, { you }),
    contact: contactOf(inspection, profile),
  }
}

/** 股权转让等股权变更信息：股权变更没有公示; the facts of the conclusion where no item was answered so. */
function informationOf(record: DocumentRecord): string[] {
  const items = orderedItems(record)
  // Other matters of the same visit are ordered by a 责令改正通知书.
  const published = items.filter(({ key }) => /-information\//.test(key))
  const found = published.length > 0 ? published : items
  const named = found.map(({ title, facts }) => (facts === '' ? title : `${title}：${facts}`))
  const facts = withoutEndMark(record.inspection.conclusion!.facts)
  return named.length > 0 ? named : [facts].filter((text) => text !== '')
}

/** Whether a term is the number of days that the law gives; one that ends at a weekend ends on the Monday after it. */
function isTerm(issuedOn: string, due: string, days: number): boolean {
  if (due === '' || Number.isNaN(days)) return false
  const nominal = addCalendarDays(issuedOn, days)
  const weekday = new Date(`${nominal}T00:00:00Z`).getUTCDay()
  const rest = weekday === 6 ? 2 : weekday === 0 ? 1 : 0
  const over = calendarDaysBetween(nominal, due)
  return over === 0 || (rest > 0 && over === rest)
}
