import { chinaDate } from '../../domain/china-time.ts'
import type { Inspection } from '../../domain/inspection.ts'
import { offsiteBegun } from '../../domain/methods.ts'
import type { DocumentRecord, PaperFacts } from '../document-kind.ts'
import { presentOfficers } from '../parts/attendance.ts'
import { checkedRows } from '../parts/checked-matters.ts'
import { paperOf } from '../parts/paper.ts'
import { latest, subjectOf } from '../parts/record-parts.ts'
import type { DisclosureComparisonInput } from './input.ts'

/** The 公示信息核查对比表 of a record; null where no matter compares what is published. */
export function disclosureComparisonFrom(
  record: DocumentRecord,
  facts: PaperFacts,
): DisclosureComparisonInput | null {
  const { inspection, profile } = record
  const { business, conclusion, party, task } = inspection
  const matters = checkedRows(record)
    .map((matter) => ({ ...matter, items: matter.items.filter(({ kind }) => kind === 'comparison') }))
    .filter(({ items }) => items.length > 0)
  if (matters.length === 0) return null
  return {
    ...paperOf(profile, facts),
    task: { number: task.number, name: task.name },
    subject: subjectOf(business),
    period: periodOf(inspection),
    result: conclusion?.resultText ?? '',
    concluded: conclusion !== undefined,
    matters,
    officers: presentOfficers(inspection),
    party: party?.mode === 'signed' ? { signer: party.signerName.trim(), at: party.recordedAt } : null,
  }
}

/** From the first look to the conclusion; null before anybody looked. */
function periodOf(inspection: Inspection): DisclosureComparisonInput['period'] {
  const { arrival, conclusion } = inspection
  const begun = [offsiteBegun(inspection), arrival?.at].filter((at) => at !== undefined).sort()[0]
  if (begun === undefined) return null
  const from = chinaDate(begun)
  return { from, to: latest(from, ...(conclusion ? [chinaDate(conclusion.endedAt)] : [])) }
}
