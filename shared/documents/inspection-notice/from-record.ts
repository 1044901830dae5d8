import { citationOn } from '../../jurisdictions/profile.ts'
import {
  type Choices,
  chosenList,
  chosenText,
  type DocumentRecord,
  type PaperFacts,
} from '../document-kind.ts'
import { addressed, addressedTo } from '../parts/addressed.ts'
import { proposedMaterials } from '../parts/materials.ts'
import { paperOf } from '../parts/paper.ts'
import { entries, subjectOf } from '../parts/record-parts.ts'
import { visitOf } from '../parts/visit.ts'
import { phrase } from '../phrases.ts'
import type { InspectionNoticeInput } from './input.ts'

/**
 * The 检查通知书 of a record. Nothing is invented: what the profile has no sentence for stays empty, and the schema of
 * the input then names what is missing.
 */
export function inspectionNoticeInput(
  record: DocumentRecord,
  facts: PaperFacts,
  choices: Choices = {},
): InspectionNoticeInput {
  const { inspection, profile } = record
  const { business, officers, task } = inspection
  const { issuedOn } = facts
  const cited = (key: string) => addressedTo(citationOn(profile, key, issuedOn)?.text ?? '', business.kind)
  const worded = (key: 'opening' | 'frequency' | 'entry-code', values: Record<string, string>) =>
    phrase(profile, `inspection-notice.${key}`, issuedOn, values)
  const you = addressed[business.kind]
  const entryCode = chosenText(choices, 'entryCode')
  return {
    ...paperOf(profile, facts),
    ...visitOf(record, issuedOn, choices),
    subject: subjectOf(business),
    opening: worded('opening', { task: task.name, taskNumber: task.number, you }),
    frequency: worded('frequency', { you, visit: String(task.visitOfYear) }),
    ...(entryCode ? { entryCode: worded('entry-code', { code: entryCode }) } : {}),
    materials:
      choices.materials === undefined ? materialsOf(record, issuedOn) : chosenList(choices, 'materials'),
    rights: entries(cited('rights'), '。'),
    duties: entries(cited('duties'), '。'),
    conduct: [
      { name: '五个严禁', items: entries(cited('discipline.five-prohibitions'), '；') },
      { name: '八个不得', items: entries(cited('discipline.eight-no'), '；') },
    ].filter(({ items }) => items.length > 0),
    contact: { name: officers[0]?.name ?? '', phone: profile.supervisionPhone },
    supervisionPhone: profile.supervisionPhone,
  }
}

function materialsOf({ inspection }: DocumentRecord, issuedOn: string): string[] {
  const ids = inspection.checklists.map(({ id }) => id)
  return proposedMaterials(ids, inspection.business.kind, Number(issuedOn.slice(0, 4)))
}

/** First values of what the officer sets on a notice. */
export function proposeNotice(record: DocumentRecord, issuedOn: string): Choices {
  const { period } = visitOf(record, issuedOn, {})
  return { ...period, materials: materialsOf(record, issuedOn) }
}
