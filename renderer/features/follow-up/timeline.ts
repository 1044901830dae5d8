import { chinaDate, chineseDate } from '../../../shared/domain/china-time.ts'
import type { FollowUp } from '../../../shared/domain/follow-up.ts'
import type { Inspection, Officer } from '../../../shared/domain/inspection.ts'
import type { Transfer } from '../../../shared/domain/process.ts'
import { followUpNames } from '../../../shared/domain/result-list.ts'

/** One step of the follow-up as it happened, or the one that is still to come. */
export interface TimelineStep {
  key: string
  title: string
  words: string
  /** ISO date; empty where none is set. */
  on: string
  status: 'done' | 'failed' | 'ahead' | 'late'
  proofIds: readonly string[]
}

export const feedbackNames: Record<NonNullable<Transfer['feedback']>['outcome'], string> = {
  accepted: '已受理',
  filed: '已立案',
  handled: '已处理完毕',
  returned: '退回',
}

/** The way of the follow-up: what the conclusion ordered, every step since, and what each open part still lacks. */
export function timelineOf(
  inspection: Inspection,
  followUp: FollowUp,
  late: (part: FollowUp['parts'][number]) => boolean,
): TimelineStep[] {
  const { conclusion, officers, process, listing } = inspection
  const { reinspections, transfers, closure } = process.followUp
  const { followUpDue, receiver, endedAt } = conclusion!
  const steps: TimelineStep[] = followUp.parts.map(({ kind }) => ({
    key: kind,
    title: followUpNames[kind],
    words:
      kind === 'ordered-correction'
        ? termWords(inspection)
        : kind === followUp.kind
          ? [receiver && `接收单位 ${receiver}`, followUpDue && `办理期限 ${chineseDate(followUpDue)}`]
              .filter(Boolean)
              .join('，') || '结论写明'
          : '单项处置写明',
    on: chinaDate(endedAt),
    status: 'done',
    proofIds: [],
  }))
  const later: TimelineStep[] = [
    ...reinspections.map(
      (visit): TimelineStep => ({
        key: visit.id,
        title: visit.outcome === 'corrected' ? '复查：已改正' : '复查：未改正',
        words: `${namesOf(visit.present, officers)}到场。${visit.facts}${visit.nextDue ? ` 新的改正期限 ${chineseDate(visit.nextDue)}。` : ''}`,
        on: chinaDate(visit.at),
        status: visit.outcome === 'corrected' ? 'done' : 'failed',
        proofIds: visit.proofIds,
      }),
    ),
    ...transfers.flatMap((transfer): TimelineStep[] => [
      {
        key: transfer.id,
        title: `${followUpNames[transfer.kind]}：${transfer.receiver}`,
        words: `${transfer.acknowledgedBy}签收。`,
        on: transfer.sentOn,
        status: 'done',
        proofIds: transfer.proofIds,
      },
      ...(transfer.feedback
        ? [
            {
              key: `${transfer.id}-feedback`,
              title: `反馈：${feedbackNames[transfer.feedback.outcome]}`,
              words: transfer.feedback.text,
              on: transfer.feedback.on,
              status: transfer.feedback.outcome === 'returned' ? ('failed' as const) : ('done' as const),
              proofIds: transfer.feedback.proofIds,
            },
          ]
        : []),
    ]),
    ...(closure
      ? [
          {
            key: 'closure',
            title: '办结',
            words: closure.text,
            on: chinaDate(closure.at),
            status: 'done' as const,
            proofIds: [],
          },
        ]
      : []),
    ...(listing?.decision
      ? [
          {
            key: 'listing-decision',
            title: listing.decision.outcome === 'listed' ? '决定列入' : '决定不予列入',
            words: listing.decision.number || listing.decision.reason,
            on: chinaDate(listing.decision.at),
            status: 'done' as const,
            proofIds: [],
          },
        ]
      : []),
  ]
  const open = followUp.parts.filter(({ closedOn }) => !closedOn)
  return [
    ...steps,
    ...later.sort((a, b) => a.on.localeCompare(b.on)),
    ...open.map(
      (part): TimelineStep => ({
        key: `open-${part.kind}`,
        title: part.missing,
        words: part.due ? '' : '没有写明期限',
        on: part.due ?? '',
        status: late(part) ? 'late' : 'ahead',
        proofIds: [],
      }),
    ),
  ]
}

function termWords({ conclusion, answers }: Inspection): string {
  const { followUp, followUpDue, reinspectOn } = conclusion!
  if (followUp === 'ordered-correction')
    return `改正期限 ${chineseDate(followUpDue!)}${reinspectOn ? `，复查日期 ${chineseDate(reinspectOn)}` : ''}`
  const terms = Object.values(answers).flatMap(({ correctBy }) => correctBy ?? [])
  return terms.length > 0 ? `改正期限 ${chineseDate(terms.sort().at(-1)!)}` : '单项处置写明'
}

/** Names where the record knows them; others are counted. */
function namesOf(ids: readonly string[], officers: readonly Officer[]): string {
  const names = ids.flatMap((id) => officers.find((officer) => officer.id === id)?.name ?? [])
  const others = ids.length - names.length
  return [...names, ...(others > 0 ? [`辖区所 ${others} 人`] : [])].join('、')
}
