import { chineseDate } from '../china-time.ts'
import type { CommandOf } from '../commands.ts'
import type { Inspection } from '../inspection.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { followUpNames, type ResultEntry } from '../result-list.ts'
import { listTitles, type OpenItem } from './context.ts'

/**
 * 责令改正 of a single answer beside the follow-up of the whole record (F22, `followUpOf`): where the conclusion names
 * 责令改正 too, its term must reach as far as every answer's, so that one 复查 can look at all of them; where it names
 * another follow-up, the answer needs a term of its own, because the record has none then.
 */
export function correctionTermRefusal(
  { answers }: Pick<Inspection, 'answers'>,
  entry: ResultEntry,
  command: CommandOf<'conclude'>,
  items: readonly OpenItem[],
): Refusal | undefined {
  if (entry.nature === 'stopped') return undefined
  const { followUp, followUpDue } = command.payload
  const ordered = items.filter(({ key }) => answers[key]?.disposition === 'ordered-correction')
  const titles = (found: readonly OpenItem[]) => listTitles(found.map(({ item }) => `“${item.title}”`))
  if (followUp !== 'ordered-correction') {
    const without = ordered.filter(({ key }) => !answers[key]!.correctBy)
    return without.length > 0
      ? refuse('follow-up.correct-by-missing', {
          titles: titles(without),
          followUp: followUpNames[followUp],
        })
      : undefined
  }
  const later = ordered.filter(({ key }) => (answers[key]!.correctBy ?? '') > followUpDue!)
  if (later.length === 0) return undefined
  const latest = later
    .map(({ key }) => answers[key]!.correctBy!)
    .sort()
    .at(-1)!
  return refuse('follow-up.correct-by-later', {
    titles: titles(later),
    latest: chineseDate(latest),
    due: chineseDate(followUpDue!),
  })
}
