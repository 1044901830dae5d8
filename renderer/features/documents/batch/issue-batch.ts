import { documentKindOf } from '../../../../shared/documents/index.ts'
import { problemOf } from '../../../app/use-act.ts'
import type { LoadedInspection } from '../../../app/workspace.ts'
import { issuePaper, numberFor } from '../issue-paper.ts'
import type { TypesetWorker } from '../typeset.ts'
import type { PaperJob } from '../typeset-messages.ts'
import type { Batch } from './batch.ts'
import { examine, readRecord } from './batch-rows.ts'
import { draftsOf, isCancelled, today } from './batch-state.ts'

/** Numbers and issues one record after the other; what is done stays done when it is cancelled or numbers run out. */
export async function issueEach(
  batch: Batch,
  worker: TypesetWorker,
  signal: AbortSignal,
  records: readonly LoadedInspection[],
): Promise<void> {
  const { kind } = batch.get()
  for (const [index, { inspection }] of records.entries()) {
    batch.set({ progress: { label: '正在出具', done: index, of: records.length } })
    signal.throwIfAborted()
    const one = new Set([inspection.id])
    try {
      // As it stands now: another account, or the station, may have changed it meanwhile.
      const loaded = await readRecord(batch.workspace, inspection.id)
      if (!loaded) continue
      const row = examine(loaded, kind, today(), new Date().toISOString())
      if (row.status !== 'due') {
        batch.mark(one, { status: 'failed', note: row.note, checked: false })
        continue
      }
      const number = await numberFor(batch.workspace, loaded, kind)
      if (number === null) {
        const rest = new Set(records.slice(index).map((record) => record.inspection.id))
        batch.mark(rest, { status: 'left', note: '没有文号，仍是草稿', checked: false })
        batch.set({ end: 'out-of-numbers', phase: 'done' })
        return
      }
      signal.throwIfAborted()
      await issueOne(batch, worker, signal, loaded, number === 'none' ? null : number)
    } catch (error) {
      if (isCancelled(error)) throw error
      batch.mark(one, { status: 'failed', note: problemOf(error).message, checked: false })
    }
  }
  batch.set({ end: 'whole', phase: 'done' })
}

async function issueOne(
  batch: Batch,
  worker: TypesetWorker,
  signal: AbortSignal,
  loaded: LoadedInspection,
  number: string | null,
): Promise<void> {
  const { kind } = batch.get()
  let job: PaperJob | undefined
  const order = { loaded, kind, choices: {}, issuedOn: today(), number }
  const outcome = await issuePaper(batch.workspace, order, (_, input) => {
    job = { kind, input }
    return worker.typeset(kind, input, { signal, ...batch.facesFor([loaded]) })
  })
  const one = new Set([loaded.inspection.id])
  if (outcome.refusal) {
    const { title, remedy } = outcome.refusal
    return batch.mark(one, { status: 'failed', note: `${title}。${remedy}`, checked: false })
  }
  const made = { records: [loaded], job: job!, number: number ?? '', bytes: outcome.paper.bytes }
  batch.set({ made: [...batch.get().made, made] })
  batch.mark(one, { status: 'issued', number: number ?? '', note: '', checked: false })
}

/** One paper for all: it stands in the ledger of each of them. */
export async function issueJoint(
  batch: Batch,
  worker: TypesetWorker,
  records: readonly LoadedInspection[],
): Promise<void> {
  const { kind } = batch.get()
  const [draft] = draftsOf(kind, records)
  if (!draft) return
  const paper = await worker.typeset(kind, draft.job.input, batch.facesFor(records))
  for (const { inspection } of records) {
    const one = new Set([inspection.id])
    const outcome = await batch.workspace.issueDocument(inspection.id, {
      kind,
      title: documentKindOf(kind).title,
      number: '',
      templateVersion: paper.template,
      fontSetId: paper.fontSetId,
      pages: paper.pages,
      bytes: paper.bytes,
    })
    if (outcome.refusal) batch.mark(one, { status: 'failed', note: outcome.refusal.title, checked: false })
    else batch.mark(one, { status: 'issued', note: '', checked: false })
  }
  batch.set({ made: [{ ...draft, bytes: paper.bytes }], end: 'whole', phase: 'done' })
}
