import { type Officer, type RecusalGround, recusalGroundNames, recusalOf } from '../../domain/inspection.ts'
import { citationOn } from '../../jurisdictions/profile.ts'
import {
  type Choices,
  chosenList,
  chosenText,
  type DocumentRecord,
  type PaperFacts,
} from '../document-kind.ts'
import { paperOf } from '../parts/paper.ts'
import { subjectOf } from '../parts/record-parts.ts'
import { recusalBasis } from '../parts/recusal.ts'
import { withoutEndMark } from '../parts/wording.ts'
import { phrase } from '../phrases.ts'
import { type Applicant, applicants, type RecusalApplicationInput } from './input.ts'

/** The 回避申请 of a record; null while no officer of the record is named. */
export function recusalApplicationInput(
  { inspection, profile }: DocumentRecord,
  facts: PaperFacts,
  choices: Choices = {},
): RecusalApplicationInput | null {
  const officer = inspection.officers.find(({ id }) => id === chosenText(choices, 'officer'))
  if (!officer) return null
  const { business, task } = inspection
  const kind = applicantOf(chosenText(choices, 'applicant'))
  const basis = citationOn(profile, 'recusal.pending', facts.issuedOn)?.text
  return {
    ...paperOf(profile, facts),
    number: null,
    applicant: {
      kind,
      name: kind === 'officer' ? officer.name : chosenText(choices, 'applicantName'),
    },
    officer: { name: officer.name, certificateNumber: officer.certificateNumber },
    subject: subjectOf(business),
    task: { number: task.number, name: task.name },
    appliedOn: chosenText(choices, 'appliedOn') || null,
    request: phrase(profile, 'recusal-application.request', facts.issuedOn, {
      person: officer.name,
      business: business.name,
      task: task.name,
      taskNumber: task.number,
    }),
    grounds: chosenList(choices, 'grounds').filter(isGround),
    facts: chosenText(choices, 'facts'),
    basis: recusalBasis(profile, facts.issuedOn),
    decision: decisionOf(choices),
    // The law says so of an application by the party alone.
    ...(kind === 'party' && basis
      ? { pending: phrase(profile, 'recusal-application.pending', facts.issuedOn, { basis }) }
      : {}),
  }
}

const applicantOf = (text: string): Applicant =>
  Object.hasOwn(applicants, text) ? (text as Applicant) : 'party'

const isGround = (id: string): id is RecusalGround => Object.hasOwn(recusalGroundNames, id)

function decisionOf(choices: Choices): RecusalApplicationInput['decision'] {
  const outcome = chosenText(choices, 'outcome')
  if (outcome !== 'granted' && outcome !== 'refused') return null
  return {
    outcome,
    reason: chosenText(choices, 'decisionReason'),
    decider: chosenText(choices, 'decider'),
    decidedOn: chosenText(choices, 'decidedOn'),
  }
}

/** Officers of the record. */
export const officerOptions = ({ inspection }: DocumentRecord) =>
  inspection.officers.map(({ id, name }) => ({ value: id, label: name }))

/** First values: the own application of whoever declared a conflict, else one of the party. */
export function proposeApplication({ inspection }: DocumentRecord, issuedOn: string): Choices {
  const { arrival, business, officers } = inspection
  const decision = { outcome: '', decisionReason: '', decider: '', decidedOn: '' }
  const conflicted = officers.find(({ id }) => recusalOf(inspection, id)?.conflict)
  if (conflicted) return { ...ownApplication(inspection, conflicted), appliedOn: issuedOn, ...decision }
  return {
    applicant: 'party',
    applicantName: arrival?.partyName || business.legalRepresentative,
    officer: officers[0]?.id ?? '',
    grounds: [],
    facts: '',
    appliedOn: '',
    ...decision,
  }
}

function ownApplication(inspection: DocumentRecord['inspection'], { id, name }: Officer) {
  const { ground, note = '', relation = '' } = recusalOf(inspection, id)!
  return {
    applicant: 'officer',
    applicantName: name,
    officer: id,
    grounds: ground ? [ground] : [],
    facts: `本人与被检查人的关系：${withoutEndMark(relation)}。${note}`,
  }
}
