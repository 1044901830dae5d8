import { carriesTransfer } from '../../domain/carried-orders.ts'
import { correctionFailed } from '../../domain/follow-up.ts'
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
import { resultsOf } from '../parts/ordered-items.ts'
import { paperOf } from '../parts/paper.ts'
import { contactOf, subjectOf } from '../parts/record-parts.ts'
import { chineseDate, withoutEndMark } from '../parts/wording.ts'
import { phrase } from '../phrases.ts'
import { evidenceOf, inspectedOn } from './evidence-register.ts'
import type { LeadTransferInput } from './input.ts'

/** The 案件线索移送函 of a record; null while its follow-up is no transfer, or its findings are not sealed. */
export function leadTransferInput(
  record: DocumentRecord,
  facts: PaperFacts,
  choices: Choices = {},
): LeadTransferInput | null {
  const { inspection, profile } = record
  const { business, conclusion, officers, task } = inspection
  if (!conclusion || !carriesTransfer(inspection, resultsOf(record))) return null
  const { issuedOn } = facts
  const proposed = proposeLeadTransfer(record)
  const set = (key: 'mode' | 'receiver' | 'clue' | 'reason' | 'feedbackBy') =>
    chosenText(choices[key] === undefined ? proposed : choices, key)
  const basis = mergeCitations([basisOn(record, issuedOn)])
  const feedbackBy = set('feedbackBy')
  const subject = subjectOf(business)
  const chosen = chosenList(choices, 'evidence')
  return {
    ...paperOf(profile, facts),
    mode: set('mode') === 'internal' ? 'internal' : 'official',
    receiver: set('receiver'),
    station: business.stationName,
    subject: {
      ...subject,
      address: business.registeredAddress,
      representative: business.legalRepresentative,
      phone: business.phone,
    },
    task: { name: task.name, number: task.number },
    opening: phrase(profile, 'lead-transfer.opening', issuedOn, {
      task: task.name,
      taskNumber: task.number,
      date: chineseDate(inspectedOn(inspection)),
      business: business.name,
      code: `${subject.codeLabel}${subject.code}`,
    }),
    clue: set('clue'),
    reason: set('reason'),
    basis,
    request:
      basis.length === 0
        ? ''
        : phrase(profile, 'lead-transfer.request', issuedOn, {
            clauses: basis.map(withoutEndMark).join('、'),
            receiver: set('receiver'),
          }),
    feedback: feedbackBy
      ? phrase(profile, 'lead-transfer.feedback', issuedOn, { deadline: chineseDate(feedbackBy) })
      : phrase(profile, 'lead-transfer.feedback-open', issuedOn, {}),
    feedbackBy: feedbackBy || null,
    officers: officers.map(({ name, certificateNumber }) => ({ name, certificateNumber })),
    evidence: evidenceOf(inspection).filter(
      ({ sha256 }) => choices.evidence === undefined || chosen.includes(sha256),
    ),
    attachments:
      choices.attachments === undefined ? papersAlong(inspection) : chosenList(choices, 'attachments'),
    contact: contactOf(inspection, profile),
  }
}

/** First values of what the officer sets, all from the record. */
export function proposeLeadTransfer({ inspection }: DocumentRecord): Choices {
  const { business, conclusion, process, stationId } = inspection
  const pending = process.followUp.transfers.findLast(({ feedback }) => !feedback)
  const receiver = pending?.receiver ?? conclusion?.receiver ?? ''
  const last = process.followUp.reinspections.at(-1)
  const failed = correctionFailed(inspection) && last ? [last.facts] : []
  return {
    // What goes to a station or section of the own organ is handed over inside it.
    mode: /股|所|科|队|大队$/.test(receiver) && !/局$/.test(receiver) ? 'internal' : 'official',
    receiver,
    clue: [conclusion?.facts ?? '', ...failed].filter((text) => text.trim() !== '').join('\n'),
    reason: [
      conclusion?.qualification ?? '',
      ...(stationId === business.stationId ? [] : [`当事人属${business.stationName}辖区。`]),
    ]
      .filter((text) => text.trim() !== '')
      .join('\n'),
    feedbackBy: conclusion?.followUp === 'ordered-correction' ? '' : (conclusion?.followUpDue ?? ''),
    evidence: evidenceOf(inspection).map(({ sha256 }) => sha256),
    attachments: papersAlong(inspection),
  }
}

/** 立案 has a basis of its own; the others go by the rules of 移送. */
function basisOn({ inspection, profile }: DocumentRecord, issuedOn: string): string {
  const filing = inspection.conclusion?.followUp === 'case-filing' || correctionFailed(inspection)
  return citationOn(profile, filing ? 'lead-transfer.case-filing' : 'lead-transfer', issuedOn)?.text ?? ''
}

/** Papers of the visit that go along, as the ledger has them; each kind once. */
function papersAlong({ documents }: Inspection): string[] {
  const along = ['inspection-record', 'on-site-check-form', 'disclosure-comparison', 'correction-order']
  const found = documents.filter(({ kind, voided }) => !voided && along.includes(kind))
  return [...new Set(found.map(({ title, number }) => (number ? `${title}（${number}）` : title)))]
}
