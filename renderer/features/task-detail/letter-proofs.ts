import type { Evidence, Inspection } from '../../../shared/domain/inspection.ts'
import type { Mailing } from '../../../shared/domain/mailing.ts'

/** What a photo of a letter shows. */
export type ProofKind = '收据' | '回执' | '退信' | '凭证'

/** A picture that is to be kept as proof of a letter. */
export interface ProofFile {
  blob: Blob
  name: string
  /** A file unless it was taken with the camera. */
  source?: 'camera'
}

/** Caption of a proof: the tracking number in it ties the piece to its letter, on the screen and on paper. */
export function proofCaption(
  kind: ProofKind,
  { channel, trackingNumber }: Pick<Mailing, 'channel' | 'trackingNumber'>,
): string {
  return `${kind} ${channel} ${trackingNumber}`
}

/** Proofs of one letter, by the tracking number in the caption. */
export function proofsOf({ evidence }: Inspection, { trackingNumber }: Mailing): Evidence[] {
  return evidence.filter(
    ({ answerKey, withdrawn, caption }) =>
      answerKey === '' && !withdrawn && caption.split(' ').includes(trackingNumber),
  )
}

/** 收据、退信 2 件 */
export function proofWords(proofs: readonly Evidence[]): string {
  const kinds = [...new Set(proofs.map(({ caption }) => caption.split(' ')[0]))]
  return `${kinds.join('、')} ${proofs.length} 件`
}
