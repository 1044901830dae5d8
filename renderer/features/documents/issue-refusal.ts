import { type DocumentKindId, documentRule } from '../../../shared/domain/document-kinds.ts'
import { isHandler } from '../../../shared/domain/handlers.ts'
import type { Refusal } from '../../../shared/domain/refusals.ts'
import type { LoadedInspection } from '../../app/workspace.ts'
import { wouldRefuse } from '../../app/would-refuse.ts'

type Record = Pick<LoadedInspection, 'inspection' | 'context'>

/**
 * Whether a paper may be issued at all; asked before a reserved number is used up for it.
 * @param now ISO timestamp
 * @param again the paper that this one takes the place of, and why
 */
export function issueRefusal(
  loaded: Record,
  kind: DocumentKindId,
  now: string,
  again: { replaces?: string | undefined; reason?: string | undefined } = {},
): Refusal | undefined {
  const paper = { documentId: 'question', title: kind, templateVersion: '1', fontSetId: '', pages: 1 }
  // Whoever declared a conflict may still hand in the own 回避声明, and only that.
  const own = kind === 'recusal-declaration' ? { choices: { officer: loaded.context.actor.id } } : {}
  const payload = { ...paper, ...again, ...own, kind, number: '', sha256: '0'.repeat(64) }
  return wouldRefuse(loaded, 'issueDocument', payload, now)
}

/**
 * Whether even a draft must not leave the laptop: a notice where the district forbids telling the party beforehand (P2).
 */
export function mayNotLeave(loaded: Record, kind: DocumentKindId): boolean {
  return issueRefusal(loaded, kind, '1970-01-01T00:00:00.000Z')?.code === 'notice.forbidden'
}

/** Whether the account issues papers of this kind for the record: its officers, of some kinds the business's own 所. */
export function mayIssue({ inspection, context: { actor } }: Record, kind: DocumentKindId): boolean {
  if (inspection.state === 'cancelled') return false
  if (inspection.officers.some(({ id }) => id === actor.id)) return true
  return documentRule(kind).byHandler === true && isHandler(inspection, actor)
}

/** What the record still lacks before the paper is due, in words (登记到场); undefined once it is. */
export function dueAfter(loaded: Record, kind: DocumentKindId): string | undefined {
  const { due } = documentRule(kind)
  if (due && !due.reached(loaded.inspection, loaded.context.resultList)) return due.after
  return mayNotLeave(loaded, kind) ? '登记到场' : undefined
}
