import { type Recusal, recusalOf } from '../../domain/inspection.ts'
import { type Choices, chosenText, type DocumentRecord, type PaperFacts } from '../document-kind.ts'
import { momentWords } from '../parts/moments.ts'
import { paperOf } from '../parts/paper.ts'
import { subjectOf } from '../parts/record-parts.ts'
import { recusalBasis } from '../parts/recusal.ts'
import { phrase } from '../phrases.ts'
import type { RecusalDeclarationInput } from './input.ts'

/** The 回避声明 of one officer; null until the chosen officer has declared. */
export function recusalDeclarationInput(
  { inspection, profile }: DocumentRecord,
  facts: PaperFacts,
  choices: Choices = {},
): RecusalDeclarationInput | null {
  const officer = inspection.officers.find(({ id }) => id === chosenText(choices, 'officer'))
  const recusal = officer && recusalOf(inspection, officer.id)
  if (!recusal) return null
  const { business, task } = inspection
  const key = recusal.conflict ? 'recusal-declaration.conflict' : 'recusal-declaration.none'
  return {
    ...paperOf(profile, facts),
    number: null,
    station: business.stationId === officer.stationId ? business.stationName : profile.authority,
    declarant: { name: officer.name, certificateNumber: officer.certificateNumber },
    subject: subjectOf(business),
    task: { number: task.number, name: task.name },
    declaredAt: momentWords(recusal.declaredAt),
    statement: phrase(profile, key, facts.issuedOn, {
      business: business.name,
      task: task.name,
      taskNumber: task.number,
    }),
    conflict: conflictOf(recusal),
    basis: recusalBasis(profile, facts.issuedOn),
  }
}

function conflictOf({ conflict, ground, note, relation }: Recusal): RecusalDeclarationInput['conflict'] {
  return conflict && ground ? { ground, relation: relation ?? '', note: note ?? '' } : null
}

/**
 * Officers of the record who have declared. Of one who was replaced the record keeps the declaration, but neither name
 * nor 执法证.
 */
export const declarantOptions = ({ inspection }: DocumentRecord) =>
  inspection.officers
    .filter(({ id }) => recusalOf(inspection, id))
    .map(({ id, name }) => ({
      value: id,
      label: `${name}：${recusalOf(inspection, id)!.conflict ? '有' : '没有'}应当回避的情形`,
    }))

/** First value: whoever declared a conflict, since that paper is urgent; else the first who declared. */
export function proposeDeclaration(record: DocumentRecord): Choices {
  const { officers } = record.inspection
  const conflicted = officers.find(({ id }) => recusalOf(record.inspection, id)?.conflict)
  return { officer: conflicted?.id ?? declarantOptions(record)[0]?.value ?? '' }
}
