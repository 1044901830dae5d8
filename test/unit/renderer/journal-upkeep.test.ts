import 'fake-indexeddb/auto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { EvidenceFiles } from '../../../electron/evidence-files.ts'
import { openJournal } from '../../../electron/journal.ts'
import type { Host } from '../../../renderer/host/host.ts'
import { makeDataKey } from '../../../renderer/store/crypto.ts'
import { StoreDatabase } from '../../../renderer/store/database.ts'
import { emptyChain, readJournal } from '../../../renderer/store/journal.ts'
import { RecordStore, type SigningIdentity } from '../../../renderer/store/record-store.ts'
import { SummaryIndex } from '../../../renderer/store/summary-index.ts'
import { applyPage, recordResults, saveReference } from '../../../renderer/store/sync-writes.ts'
import type { Inspection } from '../../../shared/domain/inspection.ts'
import { encodeFrame, scanFrames } from '../../../shared/journal/frames.ts'
import type { Journal } from '../../../shared/journal/journal.ts'
import { officerOf, smallDistrict, smallInspection } from '../../tools/small-district.ts'

// The real store on the real journal of the desktop app; only IndexedDB is one in memory.
let folder: string
let host: Host
let journal: Journal
let databases = 0
const key = await makeDataKey()
const { privateKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign'])
const officer = officerOf('jia')
const identity: SigningIdentity = {
  actor: { ...officer, role: 'inspector' },
  certificateId: 'certificate',
  // What the signature says is of no account here.
  key: Object.assign(privateKey, { sign: async () => '' }) as unknown as SigningIdentity['key'],
}
const { reference } = smallDistrict([])
const now = Date.parse('2026-12-01T00:00:00.000Z')
const daysAgo = (days: number) => new Date(now - days * 86_400_000).toISOString()
/** Commands that are saved: one for each inspection. */
const count = 7
/** Number of one more inspection, in which evidence can be added. */
const inspecting = count + 1
const photo = (evidenceId: string) => ({
  evidenceId,
  name: '门头照.jpg',
  mediaType: 'image/jpeg',
  size: 1,
  answerKey: '',
  caption: '',
  source: 'file' as const,
  capturedAt: '2026-08-12T02:00:00.000Z',
})

/** So small that each segment holds two commands. */
const segment = 2000
const path = () => join(folder, 'journal', 'journal.log')

/** The files of the desktop app as its main process opens them. */
async function start(): Promise<void> {
  journal = await openJournal(path(), segment)
  const evidence = await EvidenceFiles.open(join(folder, 'evidence'))
  const freeBytes = async () => 1024 ** 3
  host = {
    kind: 'desktop',
    copies: 'journal-and-database',
    journal,
    evidence,
    freeBytes,
  } as unknown as Host
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'suijian-upkeep-'))
  await start()
})
afterEach(async () => {
  await journal.close()
  await rm(folder, { recursive: true, force: true })
})

async function openStore(name: string): Promise<RecordStore> {
  const database = new StoreDatabase(name)
  await database.open()
  const store = new RecordStore(database, host, key, 'device', new SummaryIndex(key, officer.id))
  await store.open()
  return store
}

const at = '2026-08-12T02:00:00.000Z'
const inspected: Inspection = {
  ...smallInspection(inspecting),
  state: 'inspecting',
  recusals: ['jia', 'yi'].map((login) => ({
    officerId: officerOf(login).id,
    conflict: false,
    declaredAt: at,
  })),
  arrival: {
    at,
    place: '登记的住所',
    present: ['jia', 'yi'].map((login) => officerOf(login).id),
    credentialsShown: true,
    rightsExplained: true,
    partyMet: true,
    partyName: '负责人',
    partyPosition: '店长',
  },
}

/** A store with inspections, as the first sync brings them, and a saved command in each of them. */
async function storeWithCommands(): Promise<RecordStore> {
  const store = await openStore(`upkeep-${++databases}`)
  await saveReference(store, reference)
  await applyPage(store, officer.id, {
    epoch: 'epoch',
    cursor: 1,
    complete: true,
    remaining: 0,
    rows: Array.from({ length: inspecting }, (_, n) => ({
      rev: n + 1,
      access: 'active' as const,
      inspection: n < count ? smallInspection(n + 1) : inspected,
    })),
  })
  for (let n = 1; n <= count; n++) {
    const outcome = await store.dispatch(`inspection-${n}`, 'declareRecusal', { conflict: false }, identity)
    if (outcome.refusal) throw new Error(outcome.refusal.code)
  }
  return store
}

/** The same laptop after a restart; with another name its database is lost. */
async function restart(name: string): Promise<RecordStore> {
  await journal.close()
  await start()
  return openStore(name)
}
const lost = () => `upkeep-${++databases}`
const sequences = async (store: RecordStore) =>
  (await store.database.outbox.orderBy('sequence').primaryKeys()) as number[]
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n)
const segments = async () => (await readdir(join(folder, 'journal'))).sort()

/** Changes one byte within the sealed text of an entry of the first segment; with `checksum` the frame stays right. */
async function spoil(index: number, checksum: boolean): Promise<void> {
  const { entries } = scanFrames(await readFile(path()))
  const frames = entries.map((entry, at) => {
    const changed = entry.slice()
    if (at === index) changed[40]! ^= 1
    return checksum || at !== index ? encodeFrame(changed) : withBody(encodeFrame(entry), changed)
  })
  await writeFile(path(), Buffer.concat(frames))
}

function withBody(frame: Uint8Array, body: Uint8Array): Uint8Array {
  frame.set(body, frame.byteLength - body.byteLength)
  return frame
}

/** The station answers all commands, the given one excepted. */
async function acknowledge(store: RecordStore, at: string, except?: number): Promise<void> {
  const rows = (await store.database.outbox.toArray()).filter(({ sequence }) => sequence !== except)
  await recordResults(
    store,
    rows.map(({ sequence, commandId }) => ({ sequence, commandId, status: 'accepted' as const })),
  )
  await store.database.outbox.where('status').equals('accepted').modify({ acceptedAt: at })
}

describe('a journal that has lost an entry in the middle', () => {
  it('gets it back from the database, so that the journal alone is enough again', async () => {
    const store = await storeWithCommands()
    await spoil(1, false)
    const healed = await restart(store.database.name)
    expect(healed.saving.get().journalDamage).toMatchObject({ restored: [2], missing: [], altered: [] })
    const rebuilt = await restart(lost())
    expect(await sequences(rebuilt)).toEqual(numbers(1, count))
    expect(rebuilt.saving.get().journalDamage).toBeNull()
  })

  it('names it when the database is lost as well, and keeps all the others', async () => {
    await storeWithCommands()
    await spoil(1, false)
    const rebuilt = await restart(lost())
    expect(rebuilt.saving.get().journalDamage).toMatchObject({ restored: [], missing: [2], altered: [] })
    expect(rebuilt.saving.get().journalDamage!.damagedBytes).toBeGreaterThan(0)
    expect(await sequences(rebuilt)).toEqual([1, ...numbers(3, count)])
  })

  it('tells an entry that somebody has changed from one that the disk has lost', async () => {
    await storeWithCommands()
    await spoil(1, true)
    const rebuilt = await restart(lost())
    expect(rebuilt.saving.get().journalDamage).toEqual({
      damagedBytes: 0,
      restored: [],
      missing: [],
      altered: [2],
    })
    expect(await sequences(rebuilt)).toEqual([1, ...numbers(3, count)])
  })

  it('is written anew when all of it is gone', async () => {
    const store = await storeWithCommands()
    await journal.close()
    await rm(join(folder, 'journal'), { recursive: true })
    await start()
    await restart(store.database.name)
    expect(await sequences(await restart(lost()))).toEqual(numbers(1, count))
  })
})

describe('pruning', () => {
  it('takes whole segments that the station has acknowledged 90 days ago, and the chain goes on', async () => {
    const store = await restart((await storeWithCommands()).database.name)
    await acknowledge(store, daysAgo(91))
    const before = await segments()
    expect(before.length).toBeGreaterThan(2)
    await store.prune(now)
    expect(await segments()).toEqual([before.at(-1)])

    const rebuilt = await restart(lost())
    const { missing, altered, head, checkpoint } = await readJournal(host, key, emptyChain)
    expect({ missing, altered }).toEqual({ missing: [], altered: [] })
    expect(checkpoint.sequence).toBeGreaterThan(0)
    expect(head.sequence).toBe(count)
    expect(await sequences(rebuilt)).toEqual(numbers(checkpoint.sequence + 1, count))
    expect(rebuilt.saving.get().journalDamage).toBeNull()
  })

  it('leaves what was acknowledged 89 days ago, and all behind an entry that was not', async () => {
    const store = await restart((await storeWithCommands()).database.name)
    const before = await segments()
    await acknowledge(store, daysAgo(89))
    await store.prune(now)
    expect(await segments()).toEqual(before)

    await acknowledge(store, daysAgo(91))
    await store.database.outbox.update(1, { status: 'parked' })
    await store.prune(now)
    expect(await segments()).toEqual(before)
  })

  it('leaves a command whose file has not reached the station', async () => {
    const store = await storeWithCommands()
    const evidenceId = 'a'.repeat(64)
    const outcome = await store.dispatch(
      `inspection-${inspecting}`,
      'addEvidence',
      photo(evidenceId),
      identity,
    )
    expect(outcome.refusal).toBeUndefined()
    for (let n = 0; n < 4; n++)
      await store.dispatch(`inspection-${inspecting}`, 'addEvidence', photo(`${n}`.repeat(64)), identity)
    const again = await restart(store.database.name)
    await acknowledge(again, daysAgo(91))
    const row = {
      id: evidenceId,
      inspectionId: `inspection-${inspecting}`,
      fileName: 'f',
      size: 1,
      uploaded: 0,
    }
    await again.database.evidence.put(row)
    await again.prune(now)
    const { missing, checkpoint, head } = await readJournal(host, key, emptyChain)
    expect(missing).toEqual([])
    expect(checkpoint.sequence).toBeLessThanOrEqual(count)
    expect(checkpoint.sequence).toBeGreaterThan(0)

    await again.database.evidence.update(evidenceId, { uploaded: 1 })
    await again.prune(now)
    expect((await readJournal(host, key, emptyChain)).checkpoint.sequence).toBeGreaterThan(count)
    expect(head.sequence).toBe(count + 5)
  })

  it('that is cut off half-way leaves a journal that is whole', async () => {
    const name = (await storeWithCommands()).database.name
    const store = await restart(name)
    await acknowledge(store, daysAgo(91))
    const { prune } = host.journal
    host.journal.prune = async () => {
      throw new Error('killed')
    }
    await expect(store.prune(now)).rejects.toThrow('killed')
    host.journal.prune = prune
    expect((await restart(name)).saving.get().journalDamage).toBeNull()
    expect((await restart(lost())).saving.get().journalDamage).toBeNull()
  })
})
