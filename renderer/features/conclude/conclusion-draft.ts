import {
  addCalendarDays,
  addWorkdays,
  calendarDaysBetween,
  rollToWorkday,
} from '../../../shared/domain/calendar.ts'
import { chinaDate, chineseDate, chineseMoment } from '../../../shared/domain/china-time.ts'
import type { CommandPayload } from '../../../shared/domain/commands.ts'
import { matterResults, problems } from '../../../shared/domain/decide/conclude.ts'
import {
  type DecideContext,
  itemsOf,
  listTitles,
  type OpenItem,
} from '../../../shared/domain/decide/context.ts'
import type { Inspection } from '../../../shared/domain/inspection.ts'
import type { FollowUpKind, ResultEntry } from '../../../shared/domain/result-list.ts'
import { citationOn } from '../../../shared/jurisdictions/profile.ts'

/** What the officer chose or typed; what is left out follows from the answers. */
export interface ConclusionDraft {
  resultCode?: string
  facts?: string
  qualification?: string
  legalBasis?: string
  followUp?: FollowUpKind
  followUpDue?: string
  reinspectOn?: string
  receiver?: string
  /** ISO timestamp; now when left out. */
  endedAt?: string
  /** Version of the conclusion that stood when the officer began to write; null for none. */
  replaces?: string | null
}

/** The form as it stands: chosen and typed values over what the record suggests. */
export interface ConclusionForm extends Omit<CommandPayload<'conclude'>, 'resultCode' | 'followUp'> {
  entry?: ResultEntry
  followUp?: FollowUpKind
}

/** The conclusion on record as a draft, so that it can be changed until the first signature. */
export function draftOfRecord({ conclusion }: Inspection): ConclusionDraft {
  if (!conclusion) return {}
  const {
    resultCode,
    facts,
    qualification,
    legalBasis,
    followUp,
    followUpDue,
    reinspectOn,
    receiver,
    endedAt,
  } = conclusion
  return {
    resultCode,
    facts,
    qualification,
    legalBasis,
    followUp,
    followUpDue,
    reinspectOn,
    receiver,
    endedAt,
  }
}

/**
 * Fills the form in: facts, 定性 and 依据 from the answers, dates from the result.
 * @param now ISO timestamp
 */
export function conclusionForm(
  inspection: Inspection,
  context: DecideContext,
  draft: ConclusionDraft,
  now: string,
): ConclusionForm {
  const items = itemsOf(inspection, context.checklists)
  const found = problems(inspection, items)
  const entry = context.resultList.entries.find(({ code }) => code === draft.resultCode)
  const endedAt = draft.endedAt ?? now
  const followUp =
    draft.followUp && entry?.followUps.includes(draft.followUp)
      ? draft.followUp
      : suggestedFollowUp(inspection, entry, found)
  const due = draft.followUpDue ?? suggestedDue(inspection, context, followUp, found, chinaDate(endedAt))
  return {
    matters: matterResults(inspection, items),
    entry,
    facts: draft.facts ?? suggestedFacts(inspection, items, found),
    qualification: draft.qualification ?? suggestedQualification(entry, found),
    legalBasis: draft.legalBasis ?? suggestedBasis(found, entry, context, chinaDate(endedAt)),
    followUp,
    ...(needsDue(followUp) ? { followUpDue: due } : {}),
    ...(followUp === 'ordered-correction'
      ? { reinspectOn: draft.reinspectOn ?? (due && addWorkdays(due, 1, context.calendar)) }
      : {}),
    ...(needsReceiver(followUp) ? { receiver: draft.receiver ?? '' } : {}),
    endedAt,
  }
}

/** The command's payload; undefined until a result with a follow-up is chosen. */
export function payloadOf({
  entry,
  followUp,
  ...rest
}: ConclusionForm): CommandPayload<'conclude'> | undefined {
  return entry && followUp ? { ...rest, resultCode: entry.code, followUp } : undefined
}

/** Whether the form says something else than the conclusion on record. */
export function isChanged(inspection: Inspection, form: ConclusionForm): boolean {
  const { conclusion } = inspection
  if (!conclusion) return true
  return (
    conclusion.resultCode !== form.entry?.code ||
    (['facts', 'qualification', 'legalBasis', 'followUp', 'endedAt'] as const).some(
      (field) => conclusion[field] !== form[field],
    ) ||
    (['followUpDue', 'reinspectOn', 'receiver'] as const).some(
      (field) => (conclusion[field] ?? '') !== (form[field] ?? ''),
    )
  )
}

export function needsDue(followUp: FollowUpKind | undefined): boolean {
  return followUp === 'ordered-correction' || needsReceiver(followUp)
}

export function needsReceiver(followUp: FollowUpKind | undefined): boolean {
  return followUp === 'lead-transfer' || followUp === 'case-filing' || followUp === 'notify-other'
}

/** The first measure that the items were given and the result allows, else the result's first. */
function suggestedFollowUp(
  inspection: Inspection,
  entry: ResultEntry | undefined,
  found: readonly OpenItem[],
): FollowUpKind | undefined {
  const given = found.map(({ key }) => inspection.answers[key]?.disposition)
  return entry?.followUps.find((kind) => given.includes(kind as never)) ?? entry?.followUps[0]
}

/** The latest 改正期限 of the items, else 30 days; 15 working days for what goes elsewhere. */
function suggestedDue(
  inspection: Inspection,
  { calendar }: DecideContext,
  followUp: FollowUpKind | undefined,
  found: readonly OpenItem[],
  ended: string,
): string | undefined {
  if (followUp === 'ordered-correction') {
    const given = found.flatMap(({ key }) => inspection.answers[key]?.correctBy ?? []).sort()
    return given.at(-1) ?? rollToWorkday(addCalendarDays(ended, 30), calendar)
  }
  return needsReceiver(followUp) ? addWorkdays(ended, 15, calendar) : undefined
}

function suggestedFacts(
  inspection: Inspection,
  items: readonly OpenItem[],
  found: readonly OpenItem[],
): string {
  if (found.length > 0)
    return found
      .map(({ key, item }, index) => {
        const facts = inspection.answers[key]!.facts.trim()
        return `${found.length > 1 ? `${index + 1}. ` : ''}${item.title}：${facts || '（清单里还没有写事实）'}`
      })
      .join('\n')
  const { arrival } = inspection
  if (arrival && !arrival.partyMet)
    return `检查人员于 ${chineseMoment(arrival.at)} 到达${arrival.place || inspection.business.registeredAddress}，未见当事人。`
  if (!arrival && inspection.mailings.length > 0) return mailedFacts(inspection)
  const answered = items.filter(({ key }) => inspection.answers[key]).length
  if (answered < items.length) return ''
  return `经检查 ${inspection.checklists.length} 个事项、${items.length} 项内容，未发现不符合的情况。`
}

/** Letters by day and channel, and what came of them. */
function mailedFacts({ mailings }: Inspection): string {
  const letters = mailings.map(({ postedOn, channel, trackingNumber, outcome }) => {
    const result = outcome
      ? `，${chineseDate(outcome.on)}${outcome.result === 'signed' ? '签收' : '退回'}（${outcome.note.replace(/。$/, '')}）`
      : ''
    return `${chineseDate(postedOn, true)}以${channel}（${trackingNumber}）寄出${result}`
  })
  const [before, last] = mailings.slice(-2)
  const interval =
    before && last ? `，两次间隔 ${calendarDaysBetween(before.postedOn, last.postedOn)} 日` : ''
  return `向登记的住所（经营场所）邮寄专用信函：${letters.join('；')}${interval}，均无人签收。`
}

function suggestedQualification(entry: ResultEntry | undefined, found: readonly OpenItem[]): string {
  if (!entry) return ''
  if (found.length === 0) return `属于“${entry.text}”。`
  return `${listTitles(found.map(({ item }) => item.title))}不符合规定，属于“${entry.text}”。`
}

/**
 * Bases of the items with problems, each once, else what the district cites for the 列入事由 of the result; what
 * nobody has verified says so.
 */
function suggestedBasis(
  found: readonly OpenItem[],
  entry: ResultEntry | undefined,
  { profile }: DecideContext,
  ended: string,
): string {
  const mark = (background: boolean) => (background ? '（待核）' : '')
  const lines = found.flatMap(({ item }) =>
    item.basis.map(
      ({ law, article, background }) => `《${law.replace(/[《》]/g, '')}》${article}${mark(background)}`,
    ),
  )
  if (lines.length > 0) return [...new Set(lines)].join('；')
  const cited = entry?.listingReason && citationOn(profile, `listing.${entry.listingReason}`, ended)
  return cited ? `${cited.text}${mark(cited.background)}` : ''
}
