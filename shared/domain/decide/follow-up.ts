import { chinaDate, chineseDate, chineseMoment } from '../china-time.ts'
import type { CommandOf } from '../commands.ts'
import { correctionFailed, type FollowUp, followUpOf } from '../follow-up.ts'
import { isHandler } from '../handlers.ts'
import { type Inspection, recusalOf } from '../inspection.ts'
import { orderedTerm } from '../listing-deadline.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { type FollowUpKind, followUpNames } from '../result-list.ts'
import { type DecideContext, type Decision, happened, refused } from './context.ts'
import { proofsRefusal } from './proof.ts'

/**
 * 复查 of a 责令改正 (F22): two officers of the record or of the business's own 辖区所 (F11, F17), facts, and for 已改正
 * a proof. 未改正 sets a new term, or is followed by a 立案.
 */
export function decideReinspection(
  state: Inspection,
  command: CommandOf<'recordReinspection'>,
  context: DecideContext,
): Decision {
  const { reinspectionId, ...rest } = command.payload
  const refusal =
    partRefusal(followUp(state, context), 'ordered-correction', (name) =>
      refuse('follow-up.no-correction', { followUp: name }),
    ) ??
    presentRefusal(state, rest.present, context) ??
    timeRefusal(state, command) ??
    contentRefusal(state, command)
  if (refusal) return refused(refusal)
  const { nextDue, ...visit } = rest
  return happened({
    type: 'reinspected',
    reinspection: {
      id: reinspectionId,
      ...visit,
      present: [...new Set(visit.present)],
      // A corrected matter has no further term.
      ...(nextDue && visit.outcome === 'not-corrected' ? { nextDue } : {}),
      by: command.actorId,
    },
  })
}

/** 线索移送, 立案 or 抄告, as it was handed over (F22, P17, J8, Z9). A crime goes to 司法机关 as the receiver. */
export function decideTransfer(
  state: Inspection,
  command: CommandOf<'recordTransfer'>,
  context: DecideContext,
): Decision {
  const { transferId, ...rest } = command.payload
  const { kind, receiver, sentOn, acknowledgedBy, proofIds } = rest
  const what = followUpNames[kind]
  const current = followUp(state, context)
  const named = current.parts.some((part) => part.kind === kind)
  const afterFailure = kind === 'case-filing' && correctionFailed(state) && !named
  const kindRefusal = partRefusal(current, afterFailure ? 'ordered-correction' : kind, (name) =>
    refuse('follow-up.not-named', { what, followUp: name }),
  )
  if (kindRefusal) return refused(kindRefusal)
  const pending = state.process.followUp.transfers.find((entry) => entry.kind === kind && !entry.feedback)
  if (pending)
    return refused(
      refuse('follow-up.transfer-pending', { on: chineseDate(pending.sentOn), receiver: pending.receiver }),
    )
  const missing = [
    ['接收单位', receiver],
    ['签收人', acknowledgedBy],
  ].filter(([, text]) => !text!.trim())
  if (missing.length > 0)
    return refused(
      refuse('follow-up.receiver-missing', { missing: missing.map(([name]) => name).join('、') }),
    )
  const today = chinaDate(command.decidedAt.wall)
  const ended = chinaDate(state.conclusion!.endedAt)
  if (sentOn < ended || sentOn > today)
    return refused(
      refuse('follow-up.transfer-date', {
        on: chineseDate(sentOn, true),
        ended: chineseDate(ended, true),
        today: chineseDate(today, true),
      }),
    )
  const proofs = proofsRefusal(state, proofIds, { purposes: ['transfer'], what, minimum: 1 })
  if (proofs) return refused(proofs)
  return happened({ type: 'transferred', transfer: { id: transferId, ...rest, by: command.actorId } })
}

/** What came of a transfer, once (Q14). 退回 opens the follow-up for another transfer. */
export function decideFeedback(state: Inspection, command: CommandOf<'recordFeedback'>): Decision {
  const { transferId, ...rest } = command.payload
  const { on, text, proofIds } = rest
  const transfer = state.process.followUp.transfers.find(({ id }) => id === transferId)
  if (!transfer) return refused(refuse('follow-up.transfer-unknown'))
  if (transfer.feedback)
    return refused(refuse('follow-up.feedback-known', { on: chineseDate(transfer.feedback.on) }))
  const today = chinaDate(command.decidedAt.wall)
  if (on < transfer.sentOn || on > today)
    return refused(
      refuse('follow-up.feedback-date', {
        on: chineseDate(on, true),
        sent: chineseDate(transfer.sentOn, true),
        today: chineseDate(today, true),
      }),
    )
  if (!text.trim()) return refused(refuse('follow-up.feedback-text'))
  const proofs = proofsRefusal(state, proofIds, { purposes: ['feedback'], what: '处置反馈', minimum: 0 })
  if (proofs) return refused(proofs)
  return happened({ type: 'feedbackReceived', transferId, feedback: { ...rest, by: command.actorId } })
}

/** How an 其他 follow-up ended. Every other kind is closed by its own step. */
export function decideClosure(
  state: Inspection,
  command: CommandOf<'closeFollowUp'>,
  context: DecideContext,
): Decision {
  const current = followUp(state, context)
  const refusal = partRefusal(current, 'other', (name) =>
    refuse('follow-up.closure-kind', { followUp: name, missing: current.missing || '无' }),
  )
  if (refusal) return refused(refusal)
  if (!command.payload.text.trim()) return refused(refuse('follow-up.closure-text'))
  return happened({
    type: 'followUpClosed',
    closure: { text: command.payload.text, by: command.actorId, at: command.decidedAt.wall },
  })
}

/** The follow-up of a record that the gate found submitted, and so concluded. */
function followUp(state: Inspection, { resultList }: DecideContext): FollowUp {
  return followUpOf(state, resultList)!
}

function partRefusal(
  current: FollowUp,
  kind: Exclude<FollowUpKind, 'none'>,
  notDemanded: (followUp: string) => Refusal,
): Refusal | undefined {
  const part = current.parts.find((entry) => entry.kind === kind)
  if (!part) return notDemanded(followUpNames[current.kind])
  if (part.closedOn)
    return refuse('follow-up.closed', { what: followUpNames[kind], on: chineseDate(part.closedOn) })
  return undefined
}

function presentRefusal(
  state: Inspection,
  present: readonly string[],
  { actor, stationOfficers }: DecideContext,
): Refusal | undefined {
  const count = new Set(present).size
  if (count < 2) return refuse('follow-up.present', { count })
  const strangers = [...new Set(present)].filter(
    (id) =>
      recusalOf(state, id)?.conflict ||
      (!state.officers.some((officer) => officer.id === id) &&
        !(id === actor.id && isHandler(state, actor)) &&
        // Only the station knows everybody of the 辖区所; a laptop takes the officer's word until then.
        !(stationOfficers?.includes(id) ?? true)),
  )
  return strangers.length > 0
    ? refuse('follow-up.officer', { count: strangers.length, station: state.business.stationName })
    : undefined
}

function timeRefusal(state: Inspection, command: CommandOf<'recordReinspection'>): Refusal | undefined {
  const { at } = command.payload
  const before = state.process.followUp.reinspections.at(-1)?.at ?? state.conclusion!.endedAt
  const now = command.decidedAt.wall
  if (Date.parse(at) >= Date.parse(before) && Date.parse(at) <= Date.parse(now) + 60_000) return undefined
  return refuse('follow-up.time', {
    at: chineseMoment(at),
    earliest: chineseMoment(before),
    now: chineseMoment(now),
  })
}

function contentRefusal(state: Inspection, command: CommandOf<'recordReinspection'>): Refusal | undefined {
  const { at, outcome, facts, proofIds, nextDue } = command.payload
  if (!facts.trim()) return refuse('follow-up.facts-missing')
  const visit = chinaDate(at)
  // A term that was ordered is lengthened by a 复查, never shortened.
  const term = orderedTerm(state)
  if (outcome === 'not-corrected' && nextDue && (nextDue <= visit || (term && nextDue < term)))
    return refuse('follow-up.next-due', { due: chineseDate(nextDue, true), visit: chineseDate(visit, true) })
  return proofsRefusal(state, proofIds, {
    purposes: ['reinspection', 'correction'],
    what: outcome === 'corrected' ? '已改正' : '复查',
    minimum: outcome === 'corrected' ? 1 : 0,
  })
}
