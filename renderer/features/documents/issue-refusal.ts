import type { DocumentKindId } from '../../../shared/domain/document-kinds.ts'
import type { IssuedDocument } from '../../../shared/domain/inspection.ts'
import type { Refusal } from '../../../shared/domain/refusals.ts'
import type { LoadedInspection } from '../../app/workspace.ts'
import { wouldRefuse } from '../../app/would-refuse.ts'

/** Whether a paper may be issued at all; asked before a reserved number is used up for it. @param now ISO timestamp */
export function issueRefusal(
  loaded: Pick<LoadedInspection, 'inspection' | 'context'>,
  kind: DocumentKindId,
  now: string,
): Refusal | undefined {
  const paper = { documentId: 'question', title: kind, templateVersion: '1', fontSetId: '', pages: 1 }
  const payload = { ...paper, kind, number: '', sha256: '0'.repeat(64) }
  return wouldRefuse(loaded, 'issueDocument', payload, now)
}

/**
 * Whether even a draft must not leave the laptop: a notice where the district forbids telling the party beforehand (P2).
 */
export function mayNotLeave(
  loaded: Pick<LoadedInspection, 'inspection' | 'context'>,
  kind: DocumentKindId,
): boolean {
  return issueRefusal(loaded, kind, '1970-01-01T00:00:00.000Z')?.code === 'notice.forbidden'
}

/** The issued versions of one kind of paper, newest first. */
export function issuedOfKind(documents: readonly IssuedDocument[], kind: string): IssuedDocument[] {
  return documents.filter((entry) => entry.kind === kind).toSorted((a, b) => b.version - a.version)
}
