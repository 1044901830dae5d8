import { chinaDate, chineseDate, chineseMoment } from '../../../shared/domain/china-time.ts'
import type { CommandPayload } from '../../../shared/domain/commands.ts'
import type { DecideContext } from '../../../shared/domain/decide/context.ts'
import { type Inspection, type NoticeDelivery, sealedStates } from '../../../shared/domain/inspection.ts'
import {
  listingClauses,
  listingPath,
  listingReasonText,
  pathWords,
  statusCheckText,
} from '../../../shared/domain/listing-words.ts'

/** Whether the record leads to the 经营异常名录审批表, and what stands in the way. */
export type ListingAct = 'none' | 'propose' | 'propose-again' | 'pending' | 'approved' | 'decided'

/** What can be done about listing: only a sealed record with a result that names a 列入事由 (F14). */
export function listingAct(inspection: Inspection, context: DecideContext): ListingAct {
  const reason = reasonOf(inspection, context)
  if (!reason || inspection.state === 'awaiting-review' || !sealedStates.includes(inspection.state))
    return 'none'
  const status = inspection.listing?.status
  if (!status) return 'propose'
  return status === 'returned' ? 'propose-again' : status
}

/** Key of the 列入事由 of the result on record. */
export function reasonOf(inspection: Inspection, context: DecideContext): string | undefined {
  return context.resultList.entries.find(({ code }) => code === inspection.conclusion?.resultCode)
    ?.listingReason
}

/** The 审批表 filled in from the record; a returned one begins with what was proposed before. */
export function listingDraft(
  inspection: Inspection,
  context: DecideContext,
): CommandPayload<'proposeListing'> {
  const reason = reasonOf(inspection, context) ?? ''
  const { listing } = inspection
  if (listing)
    return {
      reason,
      situation: listing.situation,
      clauses: listing.clauses,
      handlerOpinion: listing.handlerOpinion,
    }
  const reasonText = listingReasonText(reason, inspection.business.kind)
  return {
    reason,
    situation: situationOf(inspection),
    clauses: listingClauses(
      context,
      reason,
      inspection.conclusion?.endedAt ?? inspection.arrival?.at ?? '',
      inspection.business.kind,
    ),
    handlerOpinion: `${reasonText.replace(/的$/, '')}，建议${pathWords[listingPath(inspection.business.kind)].measure}。`,
  }
}

const methods: Record<NoticeDelivery['method'], string> = { phone: '电话', mail: '邮寄', onSite: '现场送达' }

/** 检查情况: dates, officers, notices, findings, evidence (fields of domain.md §3.4). */
function situationOf(inspection: Inspection): string {
  const { arrival, conclusion, task, deliveries } = inspection
  const evidence = inspection.evidence.filter(
    (piece) => !piece.withdrawn && piece.source !== 'signature',
  ).length
  const names = inspection.officers
    .filter(({ id }) => !arrival || arrival.present.includes(id))
    .map(({ name, certificateNumber }) => `${name}（执法证号 ${certificateNumber}）`)
    .join('、')
  const sentences = [
    `根据“${task.name}”（任务编号 ${task.number}），`,
    arrival &&
      `${chineseDate(chinaDate(arrival.at), true)}，${names}到${arrival.place || inspection.business.registeredAddress}检查。`,
    !arrival && `${names}承办，未到场，向登记的住所（经营场所）邮寄专用信函核查。`,
    deliveries.length > 0 &&
      `检查前已通知：${deliveries.map(({ method, at }) => `${chineseMoment(at)} ${methods[method]}`).join('，')}。`,
    conclusion?.facts.replaceAll('\n', ' '),
    ...inspection.statusChecks.map((check) => `${statusCheckText(check)}。`),
    evidence > 0 && `${arrival ? '现场' : ''}取得证据 ${evidence} 件。`,
  ]
  return sentences.filter(Boolean).join('')
}
