import type { PaperFacts } from '../../../shared/documents/index.ts'
import { chinaDate } from '../../../shared/domain/china-time.ts'
import { type DocumentKindId, documentRule } from '../../../shared/domain/document-kinds.ts'
import type { IssuedDocument } from '../../../shared/domain/inspection.ts'

/** The issued versions of one kind of paper, newest first. */
export function issuedOfKind(documents: readonly IssuedDocument[], kind: string): IssuedDocument[] {
  return documents.filter((entry) => entry.kind === kind).toSorted((a, b) => b.version - a.version)
}

/** The paper that took the place of this one. */
export function successorOf(
  documents: readonly IssuedDocument[],
  { id }: Pick<IssuedDocument, 'id'>,
): IssuedDocument | undefined {
  return documents.findLast(({ replaces }) => replaces === id)
}

/**
 * The paper that the next one of this kind takes the place of: the one that the officer named; of a kind that stands
 * once, the last that stands. A paper without the number it should have is a draft and replaced without a word.
 */
export function formerPaper(
  documents: readonly IssuedDocument[],
  kind: DocumentKindId,
  named?: string,
): IssuedDocument | undefined {
  const { numbered, repeatable } = documentRule(kind)
  const issued = documents.filter((entry) => entry.kind === kind && !(numbered && entry.number === ''))
  const chosen = issued.find(({ id }) => id === named)
  return chosen ?? (repeatable ? undefined : issued.findLast(({ voided }) => !voided))
}

/** What a paper that takes the place of another says of it; undefined for a first one. */
export function editionAfter(
  documents: readonly IssuedDocument[],
  kind: DocumentKindId,
  former: IssuedDocument | undefined,
): PaperFacts['edition'] {
  if (!former) return undefined
  const version = documents.filter((entry) => entry.kind === kind).length + 1
  return { version, replacedVersion: former.version, replacedOn: chinaDate(former.issuedAt) }
}
