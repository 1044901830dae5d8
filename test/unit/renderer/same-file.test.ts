import 'fake-indexeddb/auto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeDataKey } from '../../../renderer/store/crypto.ts'
import { StoreDatabase } from '../../../renderer/store/database.ts'
import { DraftStore } from '../../../renderer/store/draft-store.ts'
import { EvidenceStore } from '../../../renderer/store/evidence-store.ts'
import { RecordStore } from '../../../renderer/store/record-store.ts'
import { SummaryIndex } from '../../../renderer/store/summary-index.ts'
import { type NodeHost, openNodeHost } from '../../chaos/child/node-host.ts'
import { officerOf } from '../../tools/small-district.ts'

// One file lies sealed under one name, whoever takes it in: the draft of a dialog, the dialog itself, a second answer.
const officer = officerOf('jia')
let folder: string
let host: NodeHost
let store: RecordStore
let evidence: EvidenceStore

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'suijian-same-'))
  host = await openNodeHost(folder, 'http://127.0.0.1:1')
  const database = new StoreDatabase(folder)
  await database.open()
  const key = await makeDataKey()
  store = new RecordStore(database, host, key, 'device', new SummaryIndex(key, officer.id))
  await store.open()
  evidence = new EvidenceStore(store)
})
afterEach(async () => {
  store.space.stop()
  await host.close()
  await rm(folder, { recursive: true, force: true })
})

const size = 2_500_000
const capture = (n: number, name = '退信.bin') => ({
  blob: new Blob([new Uint8Array(size).fill(n)]),
  name,
  answerKey: '',
  caption: '',
  source: 'file' as const,
})

it('takes a file in while the draft of the same dialog is being kept', async () => {
  const drafts = new DraftStore(store, officer)
  for (let n = 1; n <= 8; n++) {
    const file = capture(n)
    const files = [{ blob: file.blob, name: file.name }]
    drafts.change(`draft-${n}`, 'letter-returned', { values: {}, excerpt: '无人签收', files })
    const [, row] = await Promise.all([drafts.flush(), evidence.keep('inspection-1', file)])
    // Opens only with its hash.
    expect((await evidence.blob(row, '')).size).toBe(size)
    const [draft] = (await drafts.find('letter-returned')).filter(({ id }) => id === `draft-${n}`)
    const kept = await drafts.files(draft!)
    expect(kept.damaged).toEqual([])
    expect(kept.files.map(({ name }) => name)).toEqual(['退信.bin'])
  }
  expect(await host.evidence.list()).toHaveLength(8)
})

it('takes the same bytes in twice at once, for one inspection or for two', async () => {
  const rows = await Promise.all([
    evidence.keep('inspection-1', capture(1)),
    evidence.keep('inspection-1', capture(1, '又一次.bin')),
    evidence.keep('inspection-2', capture(1)),
  ])
  for (const row of rows) expect((await evidence.blob(row, '')).size).toBe(size)
  expect(await host.evidence.list()).toHaveLength(1)
  const kept = (await evidence.find(rows[0]!.id))!
  expect([kept.inspectionId, ...(kept.alsoIn ?? [])].sort()).toEqual(['inspection-1', 'inspection-2'])
})
