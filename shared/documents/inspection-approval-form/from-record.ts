import { citationOn } from '../../jurisdictions/profile.ts'
import { type Choices, chosenText, type DocumentRecord, type PaperFacts } from '../document-kind.ts'
import { paperOf } from '../parts/paper.ts'
import { subjectOf } from '../parts/record-parts.ts'
import { visitOf } from '../parts/visit.ts'
import { chinesePeriod } from '../parts/wording.ts'
import { phrase } from '../phrases.ts'
import type { InspectionApprovalInput } from './input.ts'

/** The 行政检查审批表 of a record: it can be made as soon as the task is assigned. */
export function inspectionApprovalInput(
  record: DocumentRecord,
  facts: PaperFacts,
  choices: Choices = {},
): InspectionApprovalInput {
  const { inspection, profile } = record
  const { business, task } = inspection
  const basis = citationOn(profile, 'approval', facts.issuedOn)?.text
  const urgent = chosenText(choices, 'urgent') === 'yes'
  return {
    ...paperOf(profile, facts),
    ...visitOf(record, facts.issuedOn, choices),
    station: business.stationName,
    subject: {
      ...subjectOf(business),
      address: business.registeredAddress,
      representative: business.legalRepresentative,
      phone: business.phone,
    },
    source: phrase(profile, 'inspection-approval-form.source', facts.issuedOn, {
      task: task.name,
      taskNumber: task.number,
    }),
    handlerOpinion:
      choices.handlerOpinion === undefined
        ? proposedOpinion(record, facts.issuedOn)
        : chosenText(choices, 'handlerOpinion'),
    urgent: urgent
      ? { reason: chosenText(choices, 'urgentReason'), reportedAt: chosenText(choices, 'reportedAt') }
      : null,
    ...(basis ? { rule: phrase(profile, 'inspection-approval-form.rule', facts.issuedOn, { basis }) } : {}),
  }
}

function proposedOpinion(record: DocumentRecord, issuedOn: string): string {
  const { inspection, profile } = record
  const { period } = visitOf(record, issuedOn, {})
  return phrase(profile, 'inspection-approval-form.opinion', issuedOn, {
    business: inspection.business.name,
    task: inspection.task.name,
    period: chinesePeriod(period.from, period.to),
  })
}

/** First values of what the officer sets. */
export function proposeApproval(record: DocumentRecord, issuedOn: string): Choices {
  const { period } = visitOf(record, issuedOn, {})
  return { ...period, handlerOpinion: proposedOpinion(record, issuedOn), urgent: 'no' }
}
