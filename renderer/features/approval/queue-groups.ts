import type { ListingStep, Role } from '../../../shared/domain/inspection.ts'
import type { Summary } from '../../app/workspace.ts'

const steps: readonly ListingStep[] = ['stationHead', 'bureauReviewer', 'bureauApprover']

/** The step that a role decides, if it decides any. */
export function stepOf(role: Role): ListingStep | undefined {
  return steps.find((step) => step === role)
}

/** Rows of the queue that belong together. */
export interface QueueGroup {
  key: 'pending' | 'approved' | 'decided'
  name: string
  rows: Summary[]
}

/** Decisions that stay in view. */
const decidedShown = 20

/** The date that a case waits for: that of its decision, else the record's own. */
export function caseDue({ listing, due }: Summary) {
  return listing?.due ?? due
}

/**
 * What an account has to do in the chain, earliest decision first: its step of the review, then the decision where that
 * is its own; below them what was decided. A head has the businesses of the own 辖区, whichever station inspected.
 */
export function approvalQueue(
  summaries: readonly Summary[],
  step: ListingStep,
  account: { stationId: string },
): QueueGroup[] {
  const own = summaries.filter(
    ({ listing }) => listing && (step !== 'stationHead' || listing.stationId === account.stationId),
  )
  const inHand = (status: 'pending' | 'approved') =>
    own
      .filter(({ listing }) => listing!.status === status && listing!.step === step)
      .toSorted((a, b) => {
        const [first, second] = [caseDue(a).date, caseDue(b).date]
        return first < second ? -1 : first > second ? 1 : a.id < b.id ? -1 : 1
      })
  return [
    { key: 'pending', name: '待审批', rows: inHand('pending') },
    { key: 'approved', name: '待作出决定', rows: inHand('approved') },
    {
      key: 'decided',
      name: '已作出决定',
      rows: own
        .filter(({ listing }) => listing!.decision)
        .toSorted((a, b) => (a.listing!.decision!.at > b.listing!.decision!.at ? -1 : 1))
        .slice(0, decidedShown),
    },
  ]
}
