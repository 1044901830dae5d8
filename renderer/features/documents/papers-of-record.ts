import { type DocumentKindId, documentKindIds, documentRule } from '../../../shared/domain/document-kinds.ts'
import type { IssuedDocument } from '../../../shared/domain/inspection.ts'
import type { LoadedInspection } from '../../app/workspace.ts'
import { dueAfter, mayIssue } from './issue-refusal.ts'
import { paperInput } from './paper-input.ts'

/** Printed as 草稿: its kind has a 文号, and it has none. */
export const isDraft = ({ kind, number }: Pick<IssuedDocument, 'kind' | 'number'>): boolean =>
  number === '' && documentRule(kind).numbered

/** A paper that the record does not lead to yet, and after what it will. */
interface LaterPaper {
  readonly kind: DocumentKindId
  readonly after: string
}

/**
 * The kinds of paper that the account can issue for a record and that do not stand issued yet, in the order of the work.
 * @param today ISO date
 * @param closed the record is not open yet, or not to this officer (P13): only papers on a recusal are left
 */
export function papersOf(
  loaded: Pick<LoadedInspection, 'inspection' | 'context'>,
  today: string,
  closed = false,
): { now: DocumentKindId[]; later: LaterPaper[] } {
  const { documents } = loaded.inspection
  const now: DocumentKindId[] = []
  const later: LaterPaper[] = []
  for (const kind of documentKindIds) {
    if (!mayIssue(loaded, kind) || (closed && !documentRule(kind).beforeOpen)) continue
    if (documents.some((entry) => entry.kind === kind && !entry.voided && !isDraft(entry))) continue
    const after = dueAfter(loaded, kind)
    if (after) later.push({ kind, after })
    else if (leadsTo(loaded, kind, today)) now.push(kind)
  }
  return { now, later }
}

/** Whether the record gives the paper something to say. A fault in its data counts: the paper's own screen names it. */
export function leadsTo(
  loaded: Pick<LoadedInspection, 'inspection' | 'context'>,
  kind: DocumentKindId,
  today: string,
): boolean {
  try {
    return paperInput(loaded, kind, { number: null, issuedOn: today }, {}) !== null
  } catch {
    return true
  }
}
