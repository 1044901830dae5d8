import type { HistoryEntry, HistoryMark } from '../../../shared/domain/history.ts'
import type { Inspection } from '../../../shared/domain/inspection.ts'
import type { RecordHistory } from '../../app/workspace.ts'

/** What somebody who decides on a record should notice (Q17): 一并填写 12 项，补录 1 处 … Empty when nothing. */
export function notableWords(
  { answers }: Pick<Inspection, 'answers'>,
  history: Pick<RecordHistory, 'pending' | 'taken'> | undefined,
): string[] {
  const entries: readonly HistoryEntry[] = history ? [...(history.taken ?? []), ...history.pending] : []
  const marked = (mark: HistoryMark) => entries.filter(({ marks }) => marks.includes(mark)).length
  const words: [number, string][] = [
    // From the record itself, so that it is known without the station; an answer changed by hand counts no more.
    [Object.values(answers).filter(({ bulk }) => bulk).length, '一并填写 {n} 项'],
    [marked('corrected'), '改答 {n} 处'],
    [marked('late'), '补录 {n} 处'],
    [marked('late-upload'), '迟到上传 {n} 条'],
    [marked('clock'), '时钟不一致 {n} 条'],
    [marked('after-return'), '退回更正 {n} 处'],
  ]
  return words.filter(([count]) => count > 0).map(([count, text]) => text.replace('{n}', String(count)))
}
