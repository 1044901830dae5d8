import { type Calendar, rollToWorkday } from './calendar.ts'
import { chinaDate, chineseDate } from './china-time.ts'
import type { Disposition, Inspection } from './inspection.ts'
import type { Transfer } from './process.ts'
import type { FollowUpKind, ResultList } from './result-list.ts'

/** One thing that the follow-up of a record still has to bring, or has brought. */
export interface FollowUpPart {
  kind: Exclude<FollowUpKind, 'none'>
  /** ISO date as written; undefined where none was set. */
  due?: string
  /** ISO date of the step that closed it. */
  closedOn?: string
  /** What comes next, in words of the screen; empty when closed. */
  missing: string
}

export interface FollowUp {
  /** The kind that the conclusion names. */
  kind: FollowUpKind
  /** First the conclusion's own part, then those that answers demand beside it. Empty for 无需后续处置. */
  parts: FollowUpPart[]
  /** ISO date of the earliest open part, as written; of the last part when all are closed. */
  due?: string
  state: 'open' | 'closed' | 'overdue'
  /** ISO date on which the last part was closed. */
  closedOn?: string
  missing: string
}

/** The day on which somebody looks. Without one nothing is overdue. */
export interface Moment {
  /** ISO date. */
  today: string
  calendar: Calendar
}

type Held = Pick<Inspection, 'conclusion' | 'answers' | 'listing' | 'process'>

const transferKinds = ['lead-transfer', 'case-filing', 'notify-other'] as const
const closingOutcomes: readonly string[] = ['accepted', 'filed', 'handled']

export function isTransferKind(kind: FollowUpKind): kind is Transfer['kind'] {
  return (transferKinds as readonly FollowUpKind[]).includes(kind)
}

/**
 * Kinds that a conclusion's follow-up answers for beside its own: a case takes the leads of its record along. A
 * correction that was ordered is covered by nothing but a 复查, whatever else becomes of the record.
 */
const covers: Partial<{ [K in FollowUpKind]: readonly Disposition[] }> = { 'case-filing': ['lead-transfer'] }

/**
 * Follow-up of a result (F22, Q14, P17, Z9, domain.md §4.3 and §4.4), from what the record holds.
 * Its parts are the kind that the conclusion names and whatever single answers demand beyond it (责令改正, 线索移送,
 * 立案调查 of a 不符合): one problem handed over does not make the other one corrected. Answers of an inspection that
 * could not be completed (a `stopped` result: nobody met, closed down, refused) demand nothing: there the conclusion
 * alone says how it goes on. The record is closed when every part is.
 * @returns undefined while there is no conclusion
 */
export function followUpOf(record: Held, resultList: ResultList, moment?: Moment): FollowUp | undefined {
  const { conclusion } = record
  if (!conclusion) return undefined
  const parts = kindsOf(record, resultList).map((kind) => partOf(record, kind))
  const open = parts.filter(({ closedOn }) => !closedOn)
  const earliest = [...open].sort((a, b) => (a.due ?? '9').localeCompare(b.due ?? '9'))[0]
  if (!earliest) {
    const last = [...parts].sort((a, b) => a.closedOn!.localeCompare(b.closedOn!)).at(-1)
    return {
      kind: conclusion.followUp,
      parts,
      state: 'closed',
      closedOn: last?.closedOn ?? chinaDate(conclusion.endedAt),
      due: last?.due,
      missing: '',
    }
  }
  return {
    kind: conclusion.followUp,
    parts,
    due: earliest.due,
    state: moment && open.some((part) => isOverdue(part, moment)) ? 'overdue' : 'open',
    missing: open.map(({ missing }) => missing).join('；'),
  }
}

/** Whether nothing of the follow-up is left: the gate of 归档. False while there is no conclusion. */
export function followUpClosed(record: Held, resultList: ResultList): boolean {
  return followUpOf(record, resultList)?.state === 'closed'
}

/** Whether a part is past its date, or was closed past it. The date rolls to a working day (F22: no publication duty). */
export function isOverdue({ due, closedOn }: FollowUpPart, { today, calendar }: Moment): boolean {
  return due !== undefined && (closedOn ?? today) > rollToWorkday(due, calendar)
}

/** A 复查 found that nothing was corrected: 立案 is open then, whatever the conclusion names. */
export function correctionFailed({ process }: Pick<Inspection, 'process'>): boolean {
  return process.followUp.reinspections.some(({ outcome }) => outcome === 'not-corrected')
}

function kindsOf({ conclusion, answers }: Held, resultList: ResultList): FollowUpPart['kind'][] {
  const own = conclusion!.followUp
  const kinds: FollowUpPart['kind'][] = own === 'none' ? [] : [own]
  const entry = resultList.entries.find(({ code }) => code === conclusion!.resultCode)
  if (entry?.nature === 'stopped') return kinds
  for (const { disposition } of Object.values(answers)) {
    if (!disposition || disposition === 'corrected-on-site' || kinds.includes(disposition)) continue
    if (!covers[own]?.includes(disposition)) kinds.push(disposition)
  }
  return kinds
}

function partOf(record: Held, kind: FollowUpPart['kind']): FollowUpPart {
  if (kind === 'ordered-correction') return correctionPart(record)
  if (isTransferKind(kind)) return transferPart(record, kind)
  return kind === 'listing' ? listingPart(record) : otherPart(record)
}

/** Closed by a 复查 that found it corrected, or after one that did not by a 立案 that was taken. */
function correctionPart(record: Held): FollowUpPart {
  const { reinspections, transfers } = record.process.followUp
  const last = reinspections.at(-1)
  const extended = reinspections.findLast(({ nextDue }) => nextDue)?.nextDue
  const part = { kind: 'ordered-correction', due: extended ?? firstDue(record), missing: '' } as const
  if (last?.outcome === 'corrected') return { ...part, closedOn: chinaDate(last.at) }
  if (!last) return { ...part, missing: '尚未复查' }
  // Only a 立案 that came after the 复查 answers for what it found.
  const since = transfers.filter(({ sentOn }) => sentOn >= chinaDate(last.at))
  const filed = closedTransfer(since, 'case-filing')
  if (filed) return { ...part, closedOn: filed.feedback!.on }
  // 责令履行 without effect ends in the listing (办法 第七条).
  const { listing } = record
  if (listing?.reason === 'ordered-publication' && listing.decision?.outcome === 'listed')
    return { ...part, closedOn: chinaDate(listing.decision.at) }
  if (since.at(-1)?.kind === 'case-filing') return { ...part, missing: transferMissing(since.at(-1)!) }
  return {
    ...part,
    missing: last.nextDue ? `再次复查，改正期限${chineseDate(last.nextDue)}` : '复查未改正，需要移送立案',
  }
}

/** The day of the planned 复查: until then the officers are not late. Without a plan the 改正期限 of the answers. */
function firstDue({ conclusion, answers }: Held): string | undefined {
  const { followUp, followUpDue, reinspectOn } = conclusion!
  if (followUp === 'ordered-correction') return reinspectOn ?? followUpDue
  const terms = Object.values(answers).flatMap(({ disposition, correctBy }) =>
    disposition === 'ordered-correction' && correctBy ? [correctBy] : [],
  )
  return terms.sort().at(-1) ?? followUpDue
}

function transferPart({ conclusion, process }: Held, kind: Transfer['kind']): FollowUpPart {
  const own = process.followUp.transfers.filter((transfer) => transfer.kind === kind)
  const part = { kind, due: conclusion!.followUpDue, missing: '' }
  const closed = closedTransfer(own, kind)
  if (closed) return { ...part, closedOn: closed.feedback!.on }
  const last = own.at(-1)
  return { ...part, missing: last ? transferMissing(last) : notSent[kind] }
}

const notSent: { [K in Transfer['kind']]: string } = {
  'lead-transfer': '线索尚未移送',
  'case-filing': '尚未移送立案',
  'notify-other': '尚未抄告',
}

function transferMissing({ receiver, feedback }: Transfer): string {
  return feedback ? `被${receiver}退回，需要重新移送` : `等待${receiver}反馈`
}

function closedTransfer(transfers: readonly Transfer[], kind: Transfer['kind']): Transfer | undefined {
  return transfers.find(
    (transfer) => transfer.kind === kind && closingOutcomes.includes(transfer.feedback?.outcome ?? ''),
  )
}

/** The listing chain is its own work: closed by its decision, listed or not. */
function listingPart({ conclusion, listing }: Held): FollowUpPart {
  const part = { kind: 'listing', due: conclusion!.followUpDue } as const
  if (listing?.decision) return { ...part, closedOn: chinaDate(listing.decision.at), missing: '' }
  const words = {
    pending: '审批中',
    returned: '审批表已退回，需要重报',
    approved: '等待作出决定',
    decided: '',
  }
  return { ...part, missing: listing ? words[listing.status] : '审批表尚未报出' }
}

function otherPart({ conclusion, process }: Held): FollowUpPart {
  const { closure } = process.followUp
  const part = { kind: 'other', due: conclusion!.followUpDue } as const
  return closure
    ? { ...part, closedOn: chinaDate(closure.at), missing: '' }
    : { ...part, missing: '办结说明' }
}
