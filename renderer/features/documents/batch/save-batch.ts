import type { PaperSet } from '../../../host/host.ts'
import { fileName } from '../file-name.ts'
import { paperName } from '../paper-input.ts'
import type { Batch } from './batch.ts'
import { mailingList } from './mailing-list.ts'

/** One PDF of all papers that were made. */
export function saveMerged(batch: Batch): Promise<void> {
  return batch.work(async (worker, signal) => {
    const { bytes } = await batch.merged(worker, signal)
    signal.throwIfAborted()
    batch.noteSaved(await batch.workspace.host.papers.save(`${fileName(batch.name())}.pdf`, bytes))
  })
}

/** Prints all papers that were made, as one. */
export function printMerged(batch: Batch): Promise<void> {
  return batch.work(async (worker, signal) => {
    const { bytes } = await batch.merged(worker, signal)
    signal.throwIfAborted()
    await batch.workspace.host.papers.print(batch.name(), bytes)
  })
}

/** Each paper as a file of its own. A cancel leaves nothing behind. */
export function saveSingles(batch: Batch): Promise<void> {
  return batch.work(async (worker, signal) => {
    const set = await batch.workspace.host.papers.createSet(fileName(batch.name()))
    if (!set) return
    try {
      await fill(batch, set, batch.singles(worker, signal))
      signal.throwIfAborted()
      batch.noteSaved(await set.finish())
    } catch (error) {
      await set.abort()
      throw error
    }
  })
}

async function fill(batch: Batch, set: PaperSet, singles: ReturnType<Batch['singles']>): Promise<void> {
  const { kind, made } = batch.get()
  const digits = String(made.length).length
  let count = 0
  for await (const [{ records, number }, bytes] of singles) {
    count += 1
    const whose = records.length === 1 ? records[0]!.inspection.business.name : `${records.length} 户`
    const parts = [String(count).padStart(digits, '0'), paperName(kind), whose, number]
    await set.add(`${fileName(parts.filter(Boolean).join(' '))}.pdf`, bytes)
  }
}

/** 邮寄清单 of all papers that were made. @param channel 挂号信, EMS */
export function saveList(batch: Batch, channel: string): Promise<void> {
  return batch.work(async (_worker, signal) => {
    const lines = batch
      .get()
      .made.flatMap(({ records, number }) =>
        records.map(({ inspection }) => ({ business: inspection.business, channel, number })),
      )
    const bytes = await mailingList(lines)
    signal.throwIfAborted()
    const name = `邮寄清单 ${fileName(batch.name())}.xlsx`
    batch.noteSaved(await batch.workspace.host.papers.save(name, bytes))
  })
}
