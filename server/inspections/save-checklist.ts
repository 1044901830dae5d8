import type { Checklist } from '../../shared/domain/checklist.ts'
import type { SaveChecklist } from '../../shared/protocol/checklists.ts'
import { ProblemError } from '../../shared/protocol/problems.ts'
import type { WriteTransaction } from '../store/database.ts'
import { readReference, storeReference } from './reference.ts'

/**
 * Stores the next version of a checklist; the versions before it stay, and records keep theirs.
 * @throws ProblemError `reference.changed` when it was not written from the newest version, `reference.refused` when two
 * items have the same key
 */
export async function saveChecklist(
  transaction: WriteTransaction,
  { checklist, basedOn }: SaveChecklist,
): Promise<Checklist> {
  const { checklists } = await readReference(transaction)
  const newest = Math.max(
    0,
    ...checklists.filter(({ id }) => id === checklist.id).map(({ version }) => version),
  )
  if (newest !== basedOn)
    throw new ProblemError('reference.changed', { what: `“${checklist.matter}”的检查表`, version: newest })
  const twice = checklist.items.find(({ key }, index) =>
    checklist.items.some((other, at) => at < index && other.key === key),
  )
  if (twice)
    throw new ProblemError('reference.refused', { field: twice.title, detail: `编号“${twice.key}”用了两次` })
  const saved: Checklist = { ...checklist, version: newest + 1 }
  await storeReference(transaction, { profiles: [], calendars: [], resultLists: [], checklists: [saved] })
  return saved
}
