import type {
  Answer,
  Arrival,
  Conclusion,
  Evidence,
  HandedOver,
  IssuedDocument,
  Listing,
  ListingReview,
  NoticeDelivery,
  Officer,
  PartyStatement,
  Recusal,
  Replacement,
  Signature,
} from './inspection.ts'

import type { Mailing, Reminder } from './mailing.ts'

/** What happened, as `decide` found it. Events are applied, never judged again. */
export type DomainEvent =
  | { type: 'recusalDeclared'; recusal: Recusal }
  | { type: 'officerReplaced'; replacement: Replacement; incoming: Officer }
  | { type: 'documentIssued'; document: IssuedDocument }
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
  | { type: 'parkedResolved'; handedOver: HandedOver }
  | { type: 'received'; receivedAt: string }
  | { type: 'cancelled'; reason: string; by: string; at: string }
  | { type: 'reassigned'; officers: Officer[]; reason: string; by: string; at: string }
