import { demoDistrict } from '../../../server/demo/district.ts'
import type { DocumentKind, DocumentRecord, PaperFacts } from '../../../shared/documents/index.ts'
import type { Inspection } from '../../../shared/domain/inspection.ts'
import { Typesetter } from '../../../shared/typesetting/index.ts'
import { bundledFontSet } from '../../tools/fonts.ts'

/** Records of the demo district, as papers are made from them: each was taken through the real decide and apply. */
export const demo = demoDistrict('2026-08-12T01:00:00.000Z')

/** The first record of the demo district that fits. */
export function recordWhere(fits: (inspection: Inspection) => boolean): DocumentRecord {
  const inspection = demo.inspections.find(fits)
  if (!inspection) throw new Error('the demo district has no such record')
  const { profiles, checklists } = demo.reference
  return {
    inspection,
    profile: profiles.find(({ id }) => id === inspection.versions.profile.id)!,
    checklists,
  }
}

/** A record with another inspection. */
export const changed = (record: DocumentRecord, change: Partial<Inspection>): DocumentRecord => ({
  ...record,
  inspection: { ...record.inspection, ...change },
})

export const paperFacts: PaperFacts = { number: null, issuedOn: '2026-08-12' }

/** What the schema says about the paper of a record, as the screen would show it; empty when it can be made. */
export function complaints(
  kind: DocumentKind,
  record: DocumentRecord,
  choices: Record<string, string | string[]> = {},
): string[] {
  const set = { ...kind.propose(record, paperFacts.issuedOn), ...choices }
  const parsed = kind.input.safeParse(kind.fromRecord(record, paperFacts, set))
  return parsed.error?.issues.map(({ message }) => message) ?? []
}

/** Prints the paper of a record as the screen does: proposed choices, then those given. */
export function printRecord(
  kind: DocumentKind,
  record: DocumentRecord,
  choices: Record<string, string | string[]> = {},
  facts: PaperFacts = paperFacts,
) {
  const set = { ...kind.propose(record, facts.issuedOn), ...choices }
  const input = kind.input.parse(kind.fromRecord(record, facts, set))
  return new Typesetter(bundledFontSet()).typeset(kind.build(input))
}
