import { canonical } from '../canonical.ts'
import { type Command, type CommandType, stationCommands } from '../commands.ts'
import { documentRule } from '../document-kinds.ts'
import { isHandler } from '../handlers.ts'
import {
  type Inspection,
  inspectionStateNames,
  officersToDeclare,
  receivedStates,
  recusalOf,
  sealedStates,
} from '../inspection.ts'
import { someCheckedOffsite } from '../methods.ts'
import { cancelReason } from '../plan-change.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { decideConclusion } from './conclude.ts'
import { decideConflict } from './conflict.ts'
import { type DecideContext, type Decision, happened, refused } from './context.ts'
import { decideDocument, decideVoiding, voidsForOthers } from './document.ts'
import { decideAddEvidence, decideWithdrawEvidence } from './evidence.ts'
import { decideClosure, decideFeedback, decideReinspection, decideTransfer } from './follow-up.ts'
import { decideListingDecision, decideProposal, decideReview } from './listing.ts'
import { decideMailing, decideMailingOutcome, decideReminder } from './mailing.ts'
import { decideDelivery } from './notice.ts'
import { decideProof } from './proof.ts'
import { decideArchive, decidePublication, decidePublicationText } from './publication.ts'
import { decideRecusal, isOwnDeclaration } from './recusal.ts'
import { decideAmendment, decideResultReview } from './result-review.ts'
import { decideParty, decideSignature } from './sign.ts'
import { overwritingRefusal, withoutReplaced } from './standing-version.ts'
import { decideChangeApplication, decideChangeDecision, decideTaskReturn } from './task.ts'
import { decideAnswer, decideArrival, decideFill } from './visit.ts'
import { decideMethod, decideObstruction, decideOpinion, decideStatusCheck } from './visit-facts.ts'

/** Commands that change the findings: only before the first signature. */
const findingsCommands: readonly CommandType[] = [
  'recordNoticeDelivery',
  'recordMailing',
  'recordMailingOutcome',
  'recordArrival',
  'answerItem',
  'fillRemaining',
  'addEvidence',
  'withdrawEvidence',
  'conclude',
  'recordPartyStatement',
  'recordMethod',
  'recordStatusCheck',
  'recordOpinion',
  'recordObstruction',
  'resolveConflict',
]

/** Steps of somebody who is not of the record: a reviewer, an approver, the 信用监管 side. */
const outsideCommands: readonly CommandType[] = [
  'proposeListing',
  'reviewListing',
  'recordListingDecision',
  'reviewResult',
  'decidePlanChange',
]

/** What an assigned officer may do before the record is open to anybody. */
const ownBeforeWork: readonly CommandType[] = ['declareRecusal', 'returnTask', 'applyPlanChange']

/** What the business's own 辖区所 may do beside the assigned officers (F14, F17). */
const handlerCommands: readonly CommandType[] = [
  'recordReminder',
  'addProof',
  'recordReinspection',
  'recordTransfer',
  'recordFeedback',
  'closeFollowUp',
  'preparePublication',
  'recordPublication',
  'archiveCase',
]

/**
 * Work on the record has begun: officers arrived, a letter was posted (无法联系 can be found without a visit, F5), or a
 * matter was looked at without a visit (J6).
 */
const begun = (state: Inspection) =>
  state.arrival !== undefined ||
  state.mailings.length > 0 ||
  state.methods.some(({ method }) => method !== '现场检查')

/** Items are open: officers arrived, or a 非现场 check of some matter was enough (`visitDueRefusal` says of which). */
const answerable = (state: Inspection) => state.arrival !== undefined || someCheckedOffsite(state)

/** Step that the record must have reached, and how the act is named in a refusal. */
const steps: Partial<Record<CommandType, { act: string; reached: (state: Inspection) => boolean }>> = {
  answerItem: { act: '作答', reached: answerable },
  fillRemaining: { act: '作答', reached: answerable },
  resolveConflict: { act: '合并两个版本', reached: answerable },
  addEvidence: { act: '添加证据', reached: begun },
  withdrawEvidence: { act: '撤下证据', reached: begun },
  conclude: { act: '作结论', reached: begun },
  recordOpinion: { act: '登记专业结论', reached: begun },
  recordObstruction: { act: '记录当事人不配合', reached: begun },
  recordPartyStatement: { act: '记录当事人意见', reached: (state) => state.conclusion !== undefined },
  signOff: { act: '签字', reached: (state) => state.conclusion !== undefined },
  proposeListing: { act: '报审批表', reached: submitted },
  reviewResult: { act: '复核', reached: ({ state }) => state === 'awaiting-review' },
  amendFindings: { act: '更正', reached: ({ signatures }) => signatures.length > 0 },
  recordReceipt: { act: '受理', reached: ({ state }) => state === 'sealed' },
  replaceOfficer: { act: '替换检查人员', reached: ({ state }) => state === 'awaiting-replacement' },
  addProof: { act: '添加处置材料', reached: sealed },
  recordReinspection: { act: '登记复查', reached: submitted },
  recordTransfer: { act: '登记移送', reached: submitted },
  recordFeedback: { act: '登记反馈', reached: submitted },
  closeFollowUp: { act: '办结后续处置', reached: submitted },
  preparePublication: { act: '拟定公示内容', reached: ({ state }) => receivedStates.includes(state) },
  recordPublication: { act: '登记公示', reached: ({ process }) => process.publication !== undefined },
}

function sealed({ state }: Inspection): boolean {
  return sealedStates.includes(state)
}

/** Sealed, and past the 复核 where there is one. */
function submitted({ state }: Inspection): boolean {
  return state === 'sealed' || receivedStates.includes(state)
}

/**
 * The one decision core: desktop, browser and server run it. Pure: no clock (the command carries its own), no I/O.
 * @param context data in the versions that the command names, and the actor as the host knows the account
 * @returns the events that happened, or a refusal with code, Chinese sentences and rule
 */
export function decide(state: Inspection, given: Command, context: DecideContext): Decision {
  const gate = gateRefusal(state, given, context) ?? overwritingRefusal(state, given)
  if (gate) return refused(gate)
  const command = withoutReplaced(given)
  switch (command.type) {
    case 'declareRecusal':
      return decideRecusal(state, command, context)
    case 'issueDocument':
      return decideDocument(state, command, context)
    case 'voidDocument':
      return decideVoiding(state, command, context)
    case 'recordNoticeDelivery':
      return decideDelivery(state, command, context)
    case 'recordMailing':
      return decideMailing(state, command, context)
    case 'recordMailingOutcome':
      return decideMailingOutcome(state, command)
    case 'recordReminder':
      return decideReminder(state, command)
    case 'recordArrival':
      return decideArrival(state, command, context)
    case 'answerItem':
      return decideAnswer(state, command, context)
    case 'fillRemaining':
      return decideFill(state, command, context)
    case 'addEvidence':
      return decideAddEvidence(state, command, context)
    case 'withdrawEvidence':
      return decideWithdrawEvidence(state, command)
    case 'conclude':
      return decideConclusion(state, command, context)
    case 'recordPartyStatement':
      return decideParty(state, command)
    case 'signOff':
      return decideSignature(state, command, context)
    case 'proposeListing':
      return decideProposal(state, command, context)
    case 'reviewListing':
      return decideReview(state, command, context)
    case 'recordListingDecision':
      return decideListingDecision(state, command, context)
    case 'recordMethod':
      return decideMethod(state, command, context)
    case 'recordStatusCheck':
      return decideStatusCheck(state, command)
    case 'recordOpinion':
      return decideOpinion(state, command)
    case 'recordObstruction':
      return decideObstruction(state, command)
    case 'returnTask':
      return decideTaskReturn(state, command)
    case 'applyPlanChange':
      return decideChangeApplication(state, command)
    case 'decidePlanChange':
      return decideChangeDecision(state, command, context)
    case 'reviewResult':
      return decideResultReview(state, command, context)
    case 'amendFindings':
      return decideAmendment(state, command)
    case 'addProof':
      return decideProof(state, command)
    case 'recordReinspection':
      return decideReinspection(state, command, context)
    case 'recordTransfer':
      return decideTransfer(state, command, context)
    case 'recordFeedback':
      return decideFeedback(state, command)
    case 'closeFollowUp':
      return decideClosure(state, command, context)
    case 'preparePublication':
      return decidePublicationText(state, command)
    case 'recordPublication':
      return decidePublication(state, command, context)
    case 'archiveCase':
      return decideArchive(state, command, context)
    case 'resolveParked':
      return decideResolution(command)
    case 'resolveConflict':
      return decideConflict(state, command, context)
    default:
      return decideStation(command)
  }
}

function decideResolution(command: Extract<Command, { type: 'resolveParked' }>): Decision {
  const { choice, commandIds, reason } = command.payload
  if (!reason.trim()) return refused(refuse('parked.reason-missing'))
  return happened({
    type: 'parkedResolved',
    handedOver: { by: command.actorId, choice, reason, commandIds, at: command.decidedAt.wall },
  })
}

/** Acts of the station: who may give them is checked by the server, which alone makes them. */
function decideStation(command: Command): Decision {
  const at = command.decidedAt.wall
  switch (command.type) {
    case 'replaceOfficer': {
      const { drawId, outgoing, incoming } = command.payload
      return happened({
        type: 'officerReplaced',
        replacement: { drawId, outgoing, incoming: incoming.id, at },
        incoming,
      })
    }
    case 'recordReceipt':
      return happened({ type: 'received', receivedAt: command.payload.receivedAt })
    case 'cancelInspection':
      return happened({ type: 'cancelled', reason: command.payload.reason, by: command.actorId, at })
    case 'reassignOfficers':
      return happened({
        type: 'reassigned',
        officers: command.payload.officers,
        reason: command.payload.reason,
        by: command.actorId,
        at,
      })
    default:
      throw new Error(`decide: no rule for ${(command as Command).type}`)
  }
}

/**
 * Acts of the station. Other officers: not after a cancellation, which they would undo, nor after a signature, whose
 * seal they would break, and nobody who declared a conflict; a drawn one only for a conflict. A cancellation: not
 * after a signature either, the visit was made. A receipt: only when sealed.
 */
function stationRefusal(state: Inspection, command: Command): Refusal | undefined {
  const { type } = command
  if (state.state === 'cancelled') return refuse('state.cancelled', { reason: cancelReason(state) })
  // A record that was opened again was signed before: what was found stays, whatever becomes of its signatures.
  const signed =
    state.signatures.length > 0 || (type === 'cancelInspection' && state.process.amendments.length > 0)
  if (type !== 'recordReceipt' && signed) return refuse('state.sealed')
  const incoming =
    type === 'replaceOfficer'
      ? [command.payload.incoming]
      : type === 'reassignOfficers'
        ? command.payload.officers
        : []
  const conflicted = incoming.find(({ id }) => recusalOf(state, id)?.conflict)
  return conflicted ? refuse('recusal.conflict', { name: conflicted.name }) : stepRefusal(state, type)
}

function stepRefusal(state: Inspection, type: CommandType): Refusal | undefined {
  const step = steps[type]
  if (!step || step.reached(state)) return undefined
  return refuse('state.wrong-step', { act: step.act, state: inspectionStateNames[state.state] })
}

/** States in which nobody but the station acts. */
function closedRefusal({ state, stationNote, process, officers }: Inspection): Refusal | undefined {
  const { taskReturn, archive } = process
  if (state === 'cancelled')
    return refuse('state.cancelled', { reason: cancelReason({ stationNote, process }) })
  if (state === 'archived')
    return refuse('archive.closed', { number: archive?.fileNumber ?? '', station: archive?.handedTo ?? '' })
  if (state !== 'task-returned') return undefined
  const name = officers.find(({ id }) => id === taskReturn?.officerId)?.name ?? ''
  return refuse('task.returned', { name, reason: taskReturn?.reason ?? '' })
}

/** Gates common to several commands, in the order in which a person should hear of them. */
function gateRefusal(state: Inspection, command: Command, context: DecideContext): Refusal | undefined {
  const { type } = command
  if (type === 'resolveParked') return undefined
  if (stationCommands.includes(type)) return stationRefusal(state, command)
  // A conflict may show itself after the task went back: it has to stand before others are assigned (P13).
  const closed =
    type === 'declareRecusal' && state.state === 'task-returned' ? undefined : closedRefusal(state)
  if (closed) return closed
  if (canonical(command.versions) !== canonical(state.versions))
    return refuse('version.pinned', {
      pinned: `规则第 ${state.versions.profile.version} 版`,
      used: `规则第 ${command.versions.profile.version} 版`,
    })
  const wrongStep = () => stepRefusal(state, type)
  // Whoever declared a conflict acts on this record in no capacity any more, beside handing in the declaration (P13).
  const barred =
    !ownBeforeWork.includes(type) &&
    !isOwnDeclaration(command, context.actor.id) &&
    recusalOf(state, context.actor.id)?.conflict
  if (barred) return refuse('recusal.conflict', { name: context.actor.name })
  if (outsideCommands.includes(type)) return wrongStep()
  const { actor } = context
  const assigned = state.officers.some((officer) => officer.id === actor.id)
  const handled =
    type === 'issueDocument' ? documentRule(command.payload.kind).byHandler : handlerCommands.includes(type)
  if (!assigned && handled && isHandler(state, actor)) return wrongStep()
  // A paper that should not be out is stopped whoever declared what meanwhile.
  if (type === 'voidDocument' && (assigned || voidsForOthers(state, command.payload.documentId, actor)))
    return wrongStep()
  if (!assigned) return refuse('state.not-assigned', { name: actor.name })
  if (ownBeforeWork.includes(type)) return undefined
  if (type === 'issueDocument' && documentRule(command.payload.kind).beforeOpen) return undefined
  const open = officersToDeclare(state)
  if (open.length > 0) return refuse('recusal.pending', { names: open.map(({ name }) => name).join('、') })
  const conflicted = state.officers.find((officer) => recusalOf(state, officer.id)?.conflict)
  if (conflicted) return refuse('recusal.conflict', { name: conflicted.name })
  const early = wrongStep()
  if (early) return early
  if (state.signatures.length > 0 && findingsCommands.includes(type)) return refuse('state.sealed')
  return undefined
}
