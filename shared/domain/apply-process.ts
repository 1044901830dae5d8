import type { DomainEvent } from './events.ts'
import type { Inspection } from './inspection.ts'
import { type FollowUpRecord, noProcess, type Process } from './process.ts'

/** Applies an event of the process; any other leaves the record as it is. */
export function changeProcess(state: Inspection, event: DomainEvent): Inspection {
  const { process } = state
  const changed = (change: Partial<Process>): Inspection => ({ ...state, process: { ...process, ...change } })
  const followedUp = (change: Partial<FollowUpRecord>) =>
    changed({ followUp: { ...process.followUp, ...change } })
  switch (event.type) {
    case 'taskReturned':
      return changed({ taskReturn: event.taskReturn })
    case 'planChangeApplied':
      return changed({ changes: [...process.changes, event.change] })
    case 'planChangeDecided':
      return changed({
        changes: process.changes.map((change) =>
          change.id === event.changeId ? { ...change, decision: event.decision } : change,
        ),
      })
    case 'resultReviewed':
      return changed({ review: event.review })
    case 'findingsReopened':
      return changed({
        review: undefined,
        publication: undefined,
        followUp: noProcess.followUp,
        amendments: [...process.amendments, event.amendment],
      })
    case 'proofAdded':
      return changed({
        proofs: [...process.proofs.filter(({ id }) => id !== event.proof.id), event.proof],
      })
    case 'reinspected':
      return followedUp({ reinspections: [...process.followUp.reinspections, event.reinspection] })
    case 'transferred':
      return followedUp({ transfers: [...process.followUp.transfers, event.transfer] })
    case 'feedbackReceived':
      return followedUp({
        transfers: process.followUp.transfers.map((transfer) =>
          transfer.id === event.transferId ? { ...transfer, feedback: event.feedback } : transfer,
        ),
      })
    case 'followUpClosed':
      return followedUp({ closure: event.closure })
    case 'publicationPrepared':
      return changed({ publication: event.publication })
    case 'published':
      return process.publication
        ? changed({
            publication: {
              ...process.publication,
              publishedOn: event.publishedOn,
              platform: event.platform,
              reference: event.reference,
              recordedBy: event.by,
              recordedAt: event.at,
            },
          })
        : state
    case 'archived':
      return changed({ archive: event.archive })
    default:
      return state
  }
}
