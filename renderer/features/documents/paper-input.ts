import {
  type Choices,
  documentKindOf,
  isDocumentKind,
  type PaperFacts,
} from '../../../shared/documents/index.ts'
import { type DocumentKindId, documentRule } from '../../../shared/domain/document-kinds.ts'
import type { LoadedInspection } from '../../app/workspace.ts'

/** Name of a paper as the screens say it; the full title stands on the paper. */
export const paperName = (kind: DocumentKindId): string => documentRule(kind).name

export const isPaperKind = isDocumentKind

/** The record with the data it is pinned to, as the papers take it. */
export function documentRecord({ inspection, context }: Pick<LoadedInspection, 'inspection' | 'context'>) {
  const { profile, checklists, resultList } = context
  return { inspection, profile, checklists, resultList }
}

/** Input of a paper from the record; null while the record does not lead to it. */
export function paperInput(
  loaded: Pick<LoadedInspection, 'inspection' | 'context'>,
  kind: DocumentKindId,
  facts: PaperFacts,
  choices: Choices,
): unknown {
  const record = documentRecord(loaded)
  const { propose, fromRecord } = documentKindOf(kind)
  return fromRecord(record, facts, { ...propose(record, facts.issuedOn), ...choices })
}
