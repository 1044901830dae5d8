import { type ProblemCode, problem } from '../../../shared/protocol/problems.ts'
import { Note } from '../../app/components/note.tsx'
import { useSnapshot, useWorkspace } from '../../app/workspace-context.tsx'
import { sequenceWords } from './sequence-words.ts'

/** What was found wrong with the laptop's journal or database when it was unlocked, and what became of it. */
export function StoreNotices() {
  const { tornBytes, journalDamage, rebuilt } = useSnapshot(useWorkspace().saving)
  const entries = (code: ProblemCode, sequences: readonly number[] = []) =>
    sequences.length > 0 && problem(code, { entries: sequenceWords(sequences) }).message
  const [missing, altered, restored] = [
    entries('journal.missing', journalDamage?.missing),
    entries('journal.altered', journalDamage?.altered),
    entries('journal.restored', journalDamage?.restored),
  ]
  return (
    <>
      {missing && <Note tone="red">{missing}</Note>}
      {altered && <Note tone="red">{altered}</Note>}
      {restored && <Note tone="amber">{restored}</Note>}
      {tornBytes > 0 && <Note tone="amber">{problem('journal.torn', { bytes: tornBytes }).message}</Note>}
      {rebuilt && <Note tone="amber">{problem('database.rebuilt').message}</Note>}
    </>
  )
}
