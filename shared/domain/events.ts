import type {
  Answer,
  Arrival,
  Conclusion,
  Evidence,
  HandedOver,
  IssuedDocument,
  Listing,
  ListingDecision,
  ListingReview,
  NoticeDelivery,
  Officer,
  PartyStatement,
  Recusal,
  Replacement,
  Signature,
} from './inspection.ts'

import type { Mailing, Reminder } from './mailing.ts'
import type {
  Amendment,
  Archive,
  FollowUpRecord,
  PlanChange,
  Proof,
  Publication,
  Reinspection,
  ResultReview,
  TaskReturn,
  Transfer,
} from './process.ts'
import type { MatterMethod, Obstruction, StatusCheck, ThirdPartyOpinion } from './visit-facts.ts'

/** What happened, as `decide` found it. Events are applied, never judged again. */
export type DomainEvent =
  | { type: 'recusalDeclared'; recusal: Recusal }
  | { type: 'officerReplaced'; replacement: Replacement; incoming: Officer }
  | { type: 'documentIssued'; document: IssuedDocument }
  | { type: 'documentVoided'; documentId: string; voided: NonNullable<IssuedDocument['voided']> }
  | { type: 'noticeDelivered'; delivery: NoticeDelivery }
  | { type: 'mailingPosted'; mailing: Mailing }
  | { type: 'mailingReturned'; mailingId: string; outcome: NonNullable<Mailing['outcome']> }
  | { type: 'reminded'; reminder: Reminder }
  | { type: 'arrivalRecorded'; arrival: Arrival }
  | { type: 'itemsAnswered'; answers: Record<string, Answer> }
  | { type: 'evidenceAdded'; evidence: Evidence }
  | { type: 'evidenceWithdrawn'; evidenceId: string; reason: string; by: string; at: string }
  | { type: 'concluded'; conclusion: Conclusion }
  | { type: 'partyStated'; party: PartyStatement }
  | { type: 'signed'; signature: Signature }
  | { type: 'listingProposed'; listing: Listing }
  | { type: 'listingReviewed'; review: ListingReview; status: Listing['status']; step: Listing['step'] }
  | { type: 'listingDecided'; decision: ListingDecision }
  | { type: 'methodRecorded'; method: MatterMethod }
  | { type: 'statusChecked'; check: StatusCheck }
  | { type: 'opinionRecorded'; opinion: ThirdPartyOpinion }
  | { type: 'obstructionRecorded'; obstruction: Obstruction }
  | { type: 'taskReturned'; taskReturn: TaskReturn }
  | { type: 'planChangeApplied'; change: PlanChange }
  | { type: 'planChangeDecided'; changeId: string; decision: NonNullable<PlanChange['decision']> }
  | { type: 'resultReviewed'; review: ResultReview }
  | { type: 'findingsReopened'; amendment: Amendment }
  | { type: 'proofAdded'; proof: Proof }
  | { type: 'reinspected'; reinspection: Reinspection }
  | { type: 'transferred'; transfer: Transfer }
  | { type: 'feedbackReceived'; transferId: string; feedback: NonNullable<Transfer['feedback']> }
  | { type: 'followUpClosed'; closure: NonNullable<FollowUpRecord['closure']> }
  | { type: 'publicationPrepared'; publication: Publication }
  | { type: 'published'; publishedOn: string; platform: string; reference: string; by: string; at: string }
  | { type: 'archived'; archive: Archive }
  | { type: 'parkedResolved'; handedOver: HandedOver }
  | { type: 'received'; receivedAt: string }
  | { type: 'cancelled'; reason: string; by: string; at: string }
  | { type: 'reassigned'; officers: Officer[]; reason: string; by: string; at: string }
