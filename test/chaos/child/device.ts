import { flushCompileCache } from 'node:module'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { onCrashPoint } from '../../../renderer/store/crash-points.ts'
import { EvidenceStore } from '../../../renderer/store/evidence-store.ts'
import { emptyChain, readJournal } from '../../../renderer/store/journal.ts'
import type { OpenWorkspace } from '../../../renderer/store/open-workspace.ts'
import { createSessionGate } from '../../../renderer/store/session-gate.ts'
import { readEntry, readOutcome } from '../../../renderer/store/sync-writes.ts'
import { canonicalHash } from '../../../shared/domain/canonical.ts'
import type { DeviceAudit, DeviceQuestions, DeviceStatus } from '../messages.ts'
import { OracleWriter, tokenOf } from '../oracle.ts'
import { Random } from '../random.ts'
import { answerQuestions } from './answering.ts'
import { clockOffset } from './clock.ts'
import { keepCopy, takeCopy } from './database-copy.ts'
import { watchDurableSizes } from './durable-sizes.ts'
import { openNodeHost } from './node-host.ts'
import { arm, places, step } from './steps.ts'
import { Workload } from './workload.ts'

// A device without a screen: the real store and sync code in a process of its own, driven by its parent.
const { values } = parseArgs({ options: { folder: { type: 'string' }, station: { type: 'string' } } })
const folder = values.folder!

await watchDurableSizes(join(dirname(folder), 'durable-sizes'))
onCrashPoint(step)
watchBrowser()
const host = await openNodeHost(folder, values.station!)
const gate = createSessionGate(host)
const oracle = new OracleWriter(join(dirname(folder), 'oracle'))
let workspace: OpenWorkspace
let workload: Workload
let working = false
let acting: Promise<void> = Promise.resolve()

answerQuestions<DeviceQuestions>({
  enrol: async ({ login, password }) => {
    workspace = (await gate.signIn(values.station!, login, password)) as OpenWorkspace
    // A killed process keeps nothing of what it compiled; this one starts them all.
    flushCompileCache()
    return { accountId: workspace.account.id }
  },
  unlock: async ({ accountId, password, life, seed, copy }) => {
    if (copy) await takeCopy(copy)
    workspace = (await gate.unlock(accountId, password)) as OpenWorkspace
    workload = new Workload(workspace, oracle, new Random(seed), life)
    return null
  },
  work: () => {
    working = true
    acting = act()
    return null
  },
  rest: async () => {
    working = false
    await acting
    return null
  },
  resolve: async () => {
    const ids = await stuck()
    for (const id of ids) await workload.resolve(id)
    return ids.length
  },
  arm: ({ place, after }) => {
    arm(place, after)
    return null
  },
  clock: (offset) => {
    clockOffset.milliseconds = offset
    return null
  },
  copy: async (path) => {
    await keepCopy(workspace.store.database, path)
    return null
  },
  status,
  audit,
})

async function act(): Promise<void> {
  try {
    while (working) await workload.act()
  } catch (error) {
    process.send?.({ fault: error instanceof Error ? error.stack : String(error) })
  }
}

async function stuck(): Promise<string[]> {
  const { outbox } = workspace.store.database
  const rows = await outbox.where('status').anyOf('parked', 'held').toArray()
  return [...new Set(rows.map(({ inspectionId }) => inspectionId))]
}

async function status(): Promise<DeviceStatus> {
  const { store } = workspace
  const states: Record<string, string> = {}
  // Counted in the database: what the screen shows comes a moment later, and quiet must not be seen in between.
  const queued = await store.database.outbox.where('status').equals('queued').count()
  // While something is still on its way they say nothing yet, and cost their time.
  const isIdle = queued === 0
  for (const { id, accounts } of await store.database.inspections.toArray())
    if (isIdle && accounts.includes(workspace.account.id))
      states[id] = canonicalHash((await store.read(id))!.inspection)
  const { saved, refused, failed } = workload
  return {
    sync: workspace.sync.get(),
    queued,
    stuck: await stuck(),
    sending: await store.database.outbox
      .where('status')
      .equals('resolved')
      .filter(({ handedOver }) => handedOver === 'sending')
      .count(),
    states,
    counts: { saved, refused, failed },
    places: places(),
    tornBytes: workspace.saving.get().tornBytes,
  }
}

async function audit(): Promise<DeviceAudit> {
  const { store } = workspace
  const { entries } = await readJournal(host, store.key, emptyChain)
  const rows = await store.database.outbox.toArray()
  const outbox: DeviceAudit['outbox'] = []
  for (const row of rows) {
    const outcome = row.status === 'accepted' ? undefined : await readOutcome(store, row)
    const reason = outcome?.refusal?.code ?? outcome?.problem?.code ?? null
    outbox.push({ commandId: row.commandId, status: row.status, reason })
    if ((await readEntry(store, row)).command.id !== row.commandId)
      throw new Error(`outbox row ${row.sequence} holds another command`)
  }
  const evidence = new EvidenceStore(store)
  const damaged: string[] = []
  for (const row of await store.database.evidence.toArray())
    await evidence.blob(row, 'video/mp4').catch(() => damaged.push(row.id))
  return {
    deviceId: store.deviceId,
    journal: entries.map(({ sequence, hash, command }) => ({
      sequence,
      hash,
      commandId: command.id,
      token: tokenOf(command) ?? null,
      type: command.type,
    })),
    outbox,
    damaged,
  }
}

/** Places around every call to the network and every transaction of IndexedDB. */
function watchBrowser(): void {
  const plainFetch = globalThis.fetch
  globalThis.fetch = async (input, options) => {
    const { pathname } = new URL(String(input))
    const name = `fetch ${options?.method ?? 'GET'} ${pathname.replace(/[0-9a-f-]{30,}.*$/, ':id')}`
    step(`${name}:begun`)
    const answer = await plainFetch(input, options)
    step(`${name}:answered`)
    return answer
  }
  const plainOpen = IDBDatabase.prototype.transaction
  IDBDatabase.prototype.transaction = function (...values: Parameters<typeof plainOpen>) {
    const transaction = plainOpen.apply(this, values)
    if (values[1] === 'readwrite') {
      const tables = [values[0]].flat().sort().join('+')
      step(`transaction ${tables}:begun`)
      transaction.addEventListener('complete', () => step(`transaction ${tables}:committed`))
    }
    return transaction
  }
}
