import { changeProcess } from './apply-process.ts'
import { departmentsMissing } from './departments.ts'
import type { DomainEvent } from './events.ts'
import {
  type Evidence,
  type Inspection,
  type InspectionState,
  type Officer,
  officersToDeclare,
  officersToSign,
} from './inspection.ts'
import { allCheckedOffsite } from './methods.ts'

/** Applies one event. Total and pure: what `decide` allowed once is never judged again. */
export function applyEvent(state: Inspection, event: DomainEvent): Inspection {
  const next = change(state, event)
  return { ...next, version: state.version + 1, state: stateAfter(next) }
}

/** Applies events in order. */
export function applyEvents(state: Inspection, events: readonly DomainEvent[]): Inspection {
  return events.reduce(applyEvent, state)
}

function change(state: Inspection, event: DomainEvent): Inspection {
  switch (event.type) {
    case 'recusalDeclared':
      return {
        ...state,
        recusals: [
          ...state.recusals.filter((entry) => entry.officerId !== event.recusal.officerId),
          event.recusal,
        ],
      }
    case 'officerReplaced':
      return {
        ...state,
        officers: state.officers.map((officer) =>
          officer.id === event.replacement.outgoing ? event.incoming : officer,
        ),
        replacements: [...state.replacements, event.replacement],
      }
    case 'documentIssued':
      return { ...state, documents: [...state.documents, event.document] }
    case 'documentVoided':
      return {
        ...state,
        documents: state.documents.map((document) =>
          document.id === event.documentId ? { ...document, voided: event.voided } : document,
        ),
      }
    case 'noticeDelivered':
      return { ...state, deliveries: [...state.deliveries, event.delivery], party: undefined }
    case 'mailingPosted':
      return { ...withoutConclusion(state), mailings: [...state.mailings, event.mailing] }
    case 'mailingReturned':
      return {
        ...withoutConclusion(state),
        mailings: state.mailings.map((mailing) =>
          mailing.id === event.mailingId ? { ...mailing, outcome: event.outcome } : mailing,
        ),
      }
    case 'reminded':
      return { ...state, reminders: [...state.reminders, event.reminder] }
    case 'arrivalRecorded':
      // A second arrival (after a reassignment) is another visit: what the first one concluded does not carry over.
      return { ...state, arrival: event.arrival, conclusion: undefined, party: undefined }
    case 'itemsAnswered':
      // A conclusion and the party's statement stand for the answers they were given on.
      return {
        ...state,
        answers: { ...state.answers, ...event.answers },
        conclusion: undefined,
        party: undefined,
      }
    case 'evidenceAdded':
      return {
        ...(isMoved(state, event.evidence) ? withoutSupport(state, event.evidence.id) : state),
        evidence: [...state.evidence.filter((entry) => entry.id !== event.evidence.id), event.evidence],
        ...(event.evidence.source === 'signature' ? {} : { party: undefined }),
      }
    case 'evidenceWithdrawn':
      return {
        ...withoutSupport(state, event.evidenceId),
        party: undefined,
        evidence: state.evidence.map((entry) =>
          entry.id === event.evidenceId
            ? { ...entry, withdrawn: { reason: event.reason, by: event.by, at: event.at } }
            : entry,
        ),
      }
    case 'concluded':
      return { ...state, conclusion: event.conclusion, party: undefined }
    case 'partyStated':
      return { ...state, party: event.party }
    case 'signed':
      return { ...state, signatures: [...state.signatures, event.signature] }
    case 'listingProposed':
      return { ...state, listing: event.listing }
    case 'listingReviewed':
      return state.listing
        ? {
            ...state,
            listing: {
              ...state.listing,
              status: event.status,
              step: event.step,
              reviews: [...state.listing.reviews, event.review],
            },
          }
        : state
    case 'listingDecided':
      return state.listing
        ? { ...state, listing: { ...state.listing, status: 'decided', decision: event.decision } }
        : state
    case 'methodRecorded':
      return {
        ...withoutConclusion(state),
        methods: [
          ...state.methods.filter(({ checklistId }) => checklistId !== event.method.checklistId),
          event.method,
        ],
      }
    case 'statusChecked':
      return { ...withoutConclusion(state), statusChecks: [...state.statusChecks, event.check] }
    case 'opinionRecorded':
      return { ...withoutConclusion(state), opinions: [...state.opinions, event.opinion] }
    case 'obstructionRecorded':
      return { ...withoutConclusion(state), obstructions: [...state.obstructions, event.obstruction] }
    case 'parkedResolved':
      return { ...state, handedOver: [...state.handedOver, event.handedOver] }
    case 'received':
      return { ...state, receivedAt: event.receivedAt }
    case 'cancelled':
      return {
        ...state,
        stationNote: { kind: 'cancelled', reason: event.reason, by: event.by, at: event.at },
      }
    case 'reassigned':
      return {
        ...(arrivalHolds(state, event.officers) ? state : withoutConclusion(state)),
        officers: event.officers,
        process: { ...state.process, taskReturn: undefined },
        stationNote: { kind: 'reassigned', reason: event.reason, by: event.by, at: event.at },
      }
    case 'findingsReopened':
      // The replaced version stands in the amendment; what was concluded on it has to be concluded and signed anew.
      return {
        ...withoutConclusion(changeProcess(state, event)),
        signatures: [],
        receivedAt: undefined,
      }
    default:
      return changeProcess(state, event)
  }
}

/** Whether two of the new officers were there: else the visit, and what was concluded on it, has to be done again. */
function arrivalHolds(state: Inspection, officers: Officer[]): boolean {
  if (!state.arrival) return true
  const there = officers.filter(({ id }) => state.arrival!.present.includes(id))
  return (
    there.length >= 2 &&
    departmentsMissing(
      { ...state, officers },
      there.map(({ id }) => id),
    ).length === 0
  )
}

/** What a conclusion rests on has changed: it has to be drawn again. */
function withoutConclusion(state: Inspection): Inspection {
  return { ...state, conclusion: undefined, party: undefined }
}

/** The same bytes named again for another item; a new caption alone moves nothing. */
function isMoved(state: Inspection, evidence: Evidence): boolean {
  return state.evidence.some((entry) => entry.id === evidence.id && entry.answerKey !== evidence.answerKey)
}

/**
 * A conclusion may rest on a piece of evidence (its minimum per item and per result): when that piece is withdrawn or
 * moved to another item, the conclusion has to be drawn again. The party's drawn signature supports none.
 */
function withoutSupport(state: Inspection, evidenceId: string): Inspection {
  const supports = state.evidence.some((entry) => entry.id === evidenceId && entry.source !== 'signature')
  return supports ? { ...state, conclusion: undefined, party: undefined } : state
}

/** The state follows from what the record holds, so it can never disagree with it. */
function stateAfter(inspection: Inspection): InspectionState {
  const { process } = inspection
  if (inspection.stationNote?.kind === 'cancelled' || isCancelled(process)) return 'cancelled'
  if (process.archive) return 'archived'
  if (inspection.receivedAt) {
    if (!process.publication) return 'accepted'
    return process.publication.publishedOn ? 'published' : 'awaiting-publication'
  }
  if (process.taskReturn) return 'task-returned'
  const declared = inspection.officers.map((officer) =>
    inspection.recusals.find((entry) => entry.officerId === officer.id),
  )
  if (declared.some((entry) => entry?.conflict)) return 'awaiting-replacement'
  if (officersToDeclare(inspection).length > 0) return 'awaiting-recusal'
  if (inspection.signatures.length >= 2 && officersToSign(inspection).length === 0)
    return inspection.reviewRequired && process.review?.decision !== 'approve' ? 'awaiting-review' : 'sealed'
  if (inspection.conclusion) return 'awaiting-signatures'
  if (inspection.arrival || allCheckedOffsite(inspection)) return 'inspecting'
  if (inspection.noticeRequired && inspection.deliveries.length === 0) return 'awaiting-notice'
  return 'awaiting-inspection'
}

/** An application to cancel was granted (Z7). */
function isCancelled({ changes }: Inspection['process']): boolean {
  return changes.some(({ kind, decision }) => kind === 'cancel' && decision?.approved === true)
}
