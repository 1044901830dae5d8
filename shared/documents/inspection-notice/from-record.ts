import type { Checklist } from '../../domain/checklist.ts'
import { chinaDate } from '../../domain/china-time.ts'
import type { Inspection } from '../../domain/inspection.ts'
import { citationOn } from '../../jurisdictions/profile.ts'
import {
  type Choices,
  chosenList,
  chosenText,
  type DocumentRecord,
  type PaperFacts,
} from '../document-kind.ts'
import { mergeCitations } from '../parts/citations.ts'
import { proposedMaterials } from '../parts/materials.ts'
import { entries, latest, subjectOf } from '../parts/record-parts.ts'
import type { InspectionNoticeInput } from './template.ts'

/**
 * The 检查通知书 of a record. Nothing is invented: what the profile has no sentence for stays empty, and the template's
 * schema then names what is missing.
 */
export function inspectionNoticeInput(
  { inspection, profile, checklists }: DocumentRecord,
  facts: PaperFacts,
  choices: Choices = {},
): InspectionNoticeInput {
  const { business, officers, task } = inspection
  const { issuedOn } = facts
  const matters = inspection.checklists.flatMap((reference) =>
    checklists.filter(({ id, version }) => id === reference.id && version === reference.version),
  )
  const cited = (key: string) => citationOn(profile, key, issuedOn)?.text ?? ''
  const methods = [...new Set(matters.flatMap(({ method }) => method))]
  return {
    organ: profile.authority,
    number: facts.number,
    issuedOn,
    subject: subjectOf(business),
    task: { number: task.number, name: task.name },
    basis: mergeCitations(['inspection', ...matters.map(basisKey)].map(cited)),
    matters: matters.map(({ matter }) => matter),
    methods,
    period: chosenPeriod(choices) ?? visitPeriod(inspection, issuedOn),
    place: methods.includes('现场检查') ? business.registeredAddress : null,
    officers: officers.map(({ name, certificateNumber }) => ({ name, certificateNumber })),
    assistants: { count: 0 },
    visitOfYear: task.visitOfYear,
    yearlyLimit: null,
    materials:
      choices.materials === undefined
        ? proposedMaterials(
            matters.map(({ id }) => id),
            business.kind,
            Number(issuedOn.slice(0, 4)),
          )
        : chosenList(choices, 'materials'),
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

/** Citations of a matter stand under its checklist; the two 公示信息 matters share one. */
function basisKey({ id }: Checklist): string {
  return `inspection.${id.endsWith('-information') ? 'public-information' : id}`
}

/** From the day of issue to the end of the task's window; the day of the visit once officers have arrived. */
function visitPeriod({ arrival, task }: Inspection, issuedOn: string): { from: string; to: string } {
  if (arrival) return { from: chinaDate(arrival.at), to: chinaDate(arrival.at) }
  const from = latest(issuedOn, task.from)
  return { from, to: latest(from, task.to) }
}

/** The days that the officer set; undefined until both are. */
function chosenPeriod(choices: Choices): { from: string; to: string } | undefined {
  const [from, to] = [chosenText(choices, 'from'), chosenText(choices, 'to')]
  return from && to ? { from, to } : undefined
}

/** First values of what the officer sets on a notice. */
export function proposeNotice(record: DocumentRecord, issuedOn: string): Choices {
  const { period, materials } = inspectionNoticeInput(record, { number: null, issuedOn })
  return { ...period, materials }
}
