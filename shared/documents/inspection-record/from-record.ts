import { type Inspection, recusalGroundNames } from '../../domain/inspection.ts'
import { businessStatusNames, obstructionKindNames, opinionKindNames } from '../../domain/visit-facts.ts'
import { citationOn } from '../../jurisdictions/profile.ts'
import {
  type Choices,
  chosenList,
  chosenText,
  type DocumentRecord,
  type PaperFacts,
} from '../document-kind.ts'
import { addressed } from '../parts/addressed.ts'
import { presentOfficers } from '../parts/attendance.ts'
import { checkedMatters, generalEvidence } from '../parts/checked-matters.ts'
import { closed, isClean } from '../parts/findings-wording.ts'
import { paperOf } from '../parts/paper.ts'
import { subjectOf } from '../parts/record-parts.ts'
import { officerWords } from '../parts/visit.ts'
import { withoutEndMark } from '../parts/wording.ts'
import { phrase } from '../phrases.ts'
import type { InspectionRecordInput } from './input.ts'

/** The 现场检查笔录 of a record; null before arrival. */
export function inspectionRecordFrom(
  record: DocumentRecord,
  facts: PaperFacts,
  choices: Choices,
): InspectionRecordInput | null {
  const { inspection, profile } = record
  const { arrival, business, conclusion, task } = inspection
  if (!arrival) return null
  const you = addressed[business.kind]
  const said = (key: Parameters<typeof phrase>[1], values: Readonly<Record<string, string>> = {}) =>
    phrase(profile, key, facts.issuedOn, values)
  const officers = presentOfficers(inspection)
  const clauses = citationOn(profile, 'recusal', facts.issuedOn)?.text ?? ''
  const matters = checkedMatters(record)
  const applied = chosenText(choices, 'recusal')
  const proposed = proposeRecord(record)
  return {
    ...paperOf(profile, facts),
    subject: {
      ...subjectOf(business),
      representative: business.legalRepresentative.trim(),
      phone: business.phone.trim(),
    },
    cause: said('inspection-record.cause', { task: task.name, taskNumber: task.number }),
    category: `${task.direction}双随机抽查`,
    place: arrival.place.trim() || business.registeredAddress,
    begun: arrival.at,
    ended: conclusion?.endedAt ?? null,
    officers,
    recorder: chosenText(choices, 'recorder') || chosenText(proposed, 'recorder'),
    attending: chosenList('attending' in choices ? choices : proposed, 'attending'),
    introduction: said(arrival.partyMet ? 'inspection-record.introduction' : 'inspection-record.nobody-met', {
      organ: profile.authority,
      officers: officers.map(officerWords).join('、'),
      you,
    }),
    recusal: {
      notice: clauses && said('inspection-record.recusal', { clauses, you }),
      grounds: Object.values(recusalGroundNames),
      question: arrival.partyMet ? said('inspection-record.recusal-question') : null,
      applied: applied === '' ? null : applied === 'yes',
    },
    matters,
    clean: isClean(matters) && inspection.obstructions.length === 0 ? said('inspection-record.clean') : '',
    others: otherSentences(inspection),
    evidence: generalEvidence(inspection),
    supplement: chosenText(choices, 'supplement'),
    confirmation: said('inspection-record.confirmation'),
    party: partyOf(inspection, said),
  }
}

/** First values of what the officer sets: the second officer keeps the record, the person met was there. */
export function proposeRecord({ inspection }: DocumentRecord): Choices {
  const { arrival } = inspection
  const officers = presentOfficers(inspection)
  const met = arrival?.partyMet ? arrival.partyName.trim() : ''
  const position = arrival?.partyPosition.trim() ?? ''
  return {
    recorder: (officers[1] ?? officers[0])?.name ?? '',
    attending: met === '' ? [] : [position === '' ? met : `${met}（${position}）`],
    recusal: '',
    supplement: '',
  }
}

/** What happened beside the items, each in a sentence. */
function otherSentences(inspection: Inspection): string[] {
  const { arrival, obstructions, opinions, statusChecks } = inspection
  const note = arrival?.policyNote?.trim() ?? ''
  return [
    ...obstructions.map(
      ({ kind, facts, witnessName }) =>
        `${obstructionKindNames[kind]}：${closed(facts)}${witnessName.trim() ? `见证人：${witnessName.trim()}。` : ''}`,
    ),
    ...statusChecks
      .filter(({ source }) => source === '现场')
      .map((check) => `现场核实的存续状态：${businessStatusNames[check.status]}。${closed(check.note)}`),
    ...opinions.map(
      ({ body, conclusion, kind }) =>
        `${opinionKindNames[kind]}意见（${withoutEndMark(body)}）：${closed(conclusion)}`,
    ),
    ...(note === '' ? [] : [`政策宣讲：${closed(note)}`]),
  ]
}

function partyOf(
  { arrival, party }: Inspection,
  said: (
    key: 'inspection-record.refused' | 'inspection-record.absent',
    values: Readonly<Record<string, string>>,
  ) => string,
): InspectionRecordInput['party'] {
  if (!party) return null
  const { mode, opinion, reason, recordedAt, signerName, witnessIdTail, witnessName } = party
  const values = { reason: withoutEndMark(reason.trim()), person: witnessName.trim() || '见证人' }
  return {
    opinion: opinion.trim(),
    signer: mode === 'signed' ? signerName.trim() : '',
    // The position is known of the person met; somebody else may have signed.
    position: arrival?.partyName.trim() === signerName.trim() ? arrival.partyPosition.trim() : '',
    statement: mode === 'signed' ? '' : said(`inspection-record.${mode}`, values),
    witness: witnessName.trim(),
    witnessIdTail,
    at: recordedAt,
  }
}
