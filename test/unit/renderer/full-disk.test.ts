import 'fake-indexeddb/auto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { HostError } from '../../../renderer/host/host.ts'
import { makeDataKey } from '../../../renderer/store/crypto.ts'
import { StoreDatabase } from '../../../renderer/store/database.ts'
import { DraftStore } from '../../../renderer/store/draft-store.ts'
import { EvidenceStore } from '../../../renderer/store/evidence-store.ts'
import { emptyChain, readJournal } from '../../../renderer/store/journal.ts'
import { RecordStore, type SigningIdentity } from '../../../renderer/store/record-store.ts'
import { SummaryIndex } from '../../../renderer/store/summary-index.ts'
import { applyPage, saveReference } from '../../../renderer/store/sync-writes.ts'
import { type NodeHost, openNodeHost } from '../../chaos/child/node-host.ts'
import { SmallDisk, whyNoSmallDisk } from '../../chaos/disk.ts'
import { officerOf, smallDistrict, smallInspection } from '../../tools/small-district.ts'

// The real store over the desktop app's own files on a small disk that is really full; only IndexedDB is in memory.
const reason = whyNoSmallDisk()
const megabyte = 1024 * 1024
const officer = officerOf('jia')
const identity: SigningIdentity = {
  actor: { ...officer, role: 'inspector' },
  certificateId: 'certificate',
  key: { sign: async () => '' } as unknown as SigningIdentity['key'],
}

let folder: string
let disk: SmallDisk
let host: NodeHost
let store: RecordStore

beforeEach(async () => {
  if (reason) return
  folder = await mkdtemp(join(tmpdir(), 'suijian-full-'))
  disk = SmallDisk.mount(join(folder, 'store'), 16)
  host = { ...(await openNodeHost(disk.folder, 'http://127.0.0.1:1')), reserveBytes: 4 * megabyte }
  const database = new StoreDatabase(folder)
  await database.open()
  const key = await makeDataKey()
  store = new RecordStore(database, host, key, 'device', new SummaryIndex(key, officer.id))
  await store.open()
  await saveReference(store, smallDistrict([]).reference)
  await pull(1)
})
afterEach(async () => {
  if (reason) return
  store.space.stop()
  await host.close()
  disk.unmount()
  await rm(folder, { recursive: true, force: true })
})

function pull(cursor: number): Promise<void> {
  return applyPage(store, officer.id, {
    epoch: 'epoch',
    cursor,
    complete: true,
    remaining: 0,
    rows: [1, 2, 3].map((n) => ({ rev: n, access: 'active', inspection: smallInspection(n) })),
  })
}
const declare = (n: number) =>
  store.dispatch(`inspection-${n}`, 'declareRecusal', { conflict: false }, identity)
const photo = (bytes: number) =>
  new EvidenceStore(store).keep('inspection-1', {
    blob: new Blob([new Uint8Array(bytes)]),
    name: '材料.bin',
    answerKey: '',
    caption: '',
    source: 'file',
  })
const diskFull = expect.objectContaining({ problem: expect.objectContaining({ code: 'disk-full' }) })

it.skipIf(reason)('a full disk is met by reading only, and left without a restart', async () => {
  await declare(1)
  disk.fill()
  await expect(declare(2)).rejects.toEqual(diskFull)
  await expect(photo(10)).rejects.toEqual(diskFull)
  await expect(pull(2)).rejects.toEqual(diskFull)
  expect(store.space.status.get()).toEqual({ readOnly: true, freeBytes: 0 })
  expect(store.saving.get()).toMatchObject({ state: 'failed', problem: { code: 'disk-full' } })
  expect((await store.read('inspection-1'))!.inspection.recusals).toHaveLength(1)
  expect(await store.database.getMeta('cursor.account-jia')).toEqual({ epoch: 'epoch', cursor: 1 })

  disk.free()
  // By itself, while nobody presses anything.
  await vi.waitFor(() => expect(store.space.status.get().readOnly).toBe(false), { timeout: 30_000 })
  await declare(2)
  expect(store.saving.get().state).toBe('saved')
  const { entries, missing, tornBytes } = await readJournal(host, store.key, emptyChain)
  expect(entries.map(({ command }) => command.inspectionId)).toEqual(['inspection-1', 'inspection-2'])
  expect({ missing, tornBytes }).toEqual({ missing: [], tornBytes: 0 })
})

it.skipIf(reason)(
  'what is typed on a full disk waits in memory, and is kept once there is room',
  async () => {
    const drafts = new DraftStore(store, { id: 'account-jia', name: '检查员甲' })
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const type = (text: string) =>
      drafts.change('draft-1', 'note', { values: { text }, excerpt: text, files: [] })
    disk.fill()
    type('磁盘满时写的')
    await drafts.flush()
    expect(await drafts.find('note')).toEqual([])
    expect(store.space.status.get()).toEqual({ readOnly: true, freeBytes: 0 })
    type('磁盘满时接着写的')
    await drafts.flush()
    disk.free()
    await vi.waitFor(async () => expect(await drafts.find('note')).toHaveLength(1), { timeout: 30_000 })
    expect((await drafts.find('note'))[0]!.values).toEqual({ text: '磁盘满时接着写的' })
    expect(said).toHaveBeenCalled()
    drafts.stop()
    said.mockRestore()
  },
)

it.skipIf(reason)(
  'a file that would use up the reserve is refused before a byte of it is written',
  async () => {
    await expect(photo(11 * megabyte)).rejects.toEqual(diskFull)
    expect(await host.evidence.list()).toEqual([])
    await expect(photo(megabyte)).resolves.toMatchObject({ size: megabyte })
  },
)

it.skipIf(reason)(
  'a write that meets a full disk unforeseen loses nothing, and the next one finds its way',
  async () => {
    const { append } = host.journal
    host.journal.append = async () => {
      throw new HostError('disk-full', '磁盘已满')
    }
    await expect(declare(1)).rejects.toEqual(diskFull)
    await vi.waitFor(() => expect(store.space.status.get().readOnly).toBe(true))
    host.journal.append = append
    await declare(1)
    expect(store.space.status.get().readOnly).toBe(false)
    expect((await readJournal(host, store.key, emptyChain)).entries).toHaveLength(1)
  },
)
