import 'fake-indexeddb/auto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Dexie } from 'dexie'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { exportDataKey, importDataKey } from '../../renderer/store/crypto.ts'
import { StoreDatabase } from '../../renderer/store/database.ts'
import { DraftStore } from '../../renderer/store/draft-store.ts'
import type { OpenWorkspace } from '../../renderer/store/open-workspace.ts'
import { RecordStore } from '../../renderer/store/record-store.ts'
import { createSessionGate } from '../../renderer/store/session-gate.ts'
import { SummaryIndex } from '../../renderer/store/summary-index.ts'
import { readEntry } from '../../renderer/store/sync-writes.ts'
import { entryHash } from '../../shared/domain/journal-entry.ts'
import { openLaptopHost } from '../tools/laptop-in-node.ts'
import { projectFolder } from '../tools/project.ts'
import { passwordOf, smallDistrict, smallInspection } from '../tools/small-district.ts'
import { startTestStation } from '../tools/station.ts'

/**
 * Data of every older version of the laptop's database, opened by the code of today. A new version needs its fixture:
 * run `SUIJIAN_WRITE_FIXTURES=1 vitest run test/integration/laptop-upgrade.test.ts` once, before anything follows it,
 * and check the file in.
 */
interface Fixture {
  version: number
  stores: Record<string, string>
  /** Base64 of the data key that the rows are sealed with. */
  dataKey: string
  deviceId: string
  /** Bytes as `{ "$bytes": base64 }`. */
  tables: Record<string, unknown[]>
}

const folder = join(projectFolder, 'test/fixtures/laptops')
const wanted = process.env.SUIJIAN_WRITE_FIXTURES
const newest = await newestVersion()
let files: string

beforeAll(async () => {
  files = await mkdtemp(join(tmpdir(), 'suijian-laptop-'))
  if (wanted) await writeFixtures(wanted === 'all' ? [1, 2, newest] : [newest])
})
afterAll(() => rm(files, { recursive: true, force: true }))

it('has rows of every version', async () => {
  const names = (await readdir(folder)).sort()
  expect(names, 'SUIJIAN_WRITE_FIXTURES writes the one that is missing').toEqual(
    Array.from({ length: newest }, (_, index) => `version-${index + 1}.json`),
  )
})

it.each(Array.from({ length: newest }, (_, index) => index + 1))(
  'opens a database of version %i',
  async (version) => {
    const text = await readFile(join(folder, `version-${version}.json`), 'utf8')
    const { stores, tables, dataKey, deviceId } = JSON.parse(text, revive) as Fixture
    const name = `suijian-version-${version}`
    const older = new Dexie(name)
    older.version(version).stores(stores)
    for (const [table, rows] of Object.entries(tables)) await older.table(table).bulkAdd(rows)
    older.close()

    const database = new StoreDatabase(name)
    const key = await importDataKey(Buffer.from(dataKey, 'base64'))
    const host = await openLaptopHost(join(files, `version-${version}`), 'http://127.0.0.1:9')
    const store = new RecordStore(database, host, key, deviceId, new SummaryIndex(key, 'account-jia'))
    await store.open()
    expect(database.verno).toBe(newest)
    expect(
      store.index.visible
        .get()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['inspection-1', 'inspection-2'])
    const { inspection } = (await store.read('inspection-1'))!
    expect(inspection.recusals.map(({ officerId }) => officerId)).toEqual(['account-jia'])
    const outbox = await database.outbox.toArray()
    expect(outbox.map(({ status }) => status)).toEqual(['queued'])
    const entry = await readEntry(store, outbox[0]!)
    expect(entryHash(entry)).toBe(entry.hash)
    expect(await database.evidence.count()).toBe(tables.evidence!.length)
    expect(
      (await database.documentNumbers.toArray()).map(({ number, status }) => `${number} ${status}`),
    ).toEqual(['4 free', '5 free'])
    const drafts = new DraftStore(store, { id: 'account-jia', name: '检查员甲' })
    drafts.change('draft-1', 'note', { values: { text: '没有写完' }, excerpt: '没有写完', files: [] })
    await drafts.flush()
    expect((await drafts.find('note')).map(({ excerpt, by }) => [excerpt, by])).toEqual([
      ['没有写完', '检查员甲'],
    ])
    expect(await new DraftStore(store, { id: 'account-yi', name: '检查员乙' }).find('note')).toEqual([])
    database.close()
    await host.close()
  },
)

async function newestVersion(): Promise<number> {
  const database = new StoreDatabase('suijian-newest')
  await database.open()
  const { verno } = database
  database.close()
  return verno
}

/** What a laptop holds after some work without the station, as the version of today and as the first ones had it. */
async function writeFixtures(versions: readonly number[]): Promise<void> {
  const station = await startTestStation({
    district: smallDistrict([smallInspection(1), smallInspection(2)]),
  })
  const host = await openLaptopHost(join(files, 'written'), station.url)
  const gate = createSessionGate(host)
  const workspace = (await gate.signIn(station.url, 'jia', passwordOf('jia'))) as OpenWorkspace
  await vi.waitFor(() => expect(workspace.summaries.get()).toHaveLength(2), { timeout: 90_000 })
  await vi.waitFor(() => expect(workspace.sync.get().phase).toBe('idle'), { timeout: 90_000 })
  await station.close()
  await workspace.dispatch('inspection-1', 'declareRecusal', { conflict: false })
  const { database, key, deviceId } = workspace.store
  const number = { kind: 'inspection-notice', authority: '泉州市丰泽区市场监督管理局', year: 2026 }
  await database.documentNumbers.clear()
  await database.documentNumbers.bulkAdd(
    [4, 5].map((each) => ({
      ...number,
      id: JSON.stringify([number.authority, number.kind, number.year, each]),
      number: each,
      status: 'free' as const,
    })),
  )
  const dump: Fixture = {
    version: newest,
    stores: Object.fromEntries(
      database.tables.map(({ name, schema: { primKey, indexes } }) => [
        name,
        [primKey.src, ...indexes.map(({ src }) => src)].join(', '),
      ]),
    ),
    dataKey: Buffer.from(await exportDataKey(key)).toString('base64'),
    deviceId,
    tables: {},
  }
  for (const table of database.tables) dump.tables[table.name] = await table.toArray()
  workspace.lock()
  await host.close()
  for (const version of versions) {
    const text = JSON.stringify(asOf(dump, version), replace)
    await writeFile(join(folder, `version-${version}.json`), `${text}\n`)
  }
}

/** Tables that later versions brought. */
const broughtBy: Record<number, readonly string[]> = { 2: ['documentNumbers'], 3: ['drafts', 'draftFiles'] }

function asOf(dump: Fixture, version: number): Fixture {
  const later = Object.entries(broughtBy).flatMap(([by, names]) => (Number(by) > version ? names : []))
  const without = <T>(values: Record<string, T>) =>
    Object.fromEntries(Object.entries(values).filter(([name]) => !later.includes(name)))
  const older = { ...dump, version, stores: without(dump.stores), tables: without(dump.tables) }
  if (version === 1)
    older.tables.numbers = [
      {
        id: 'block-1',
        kind: 'inspection-notice',
        authority: '泉州市丰泽区市场监督管理局',
        year: 2026,
        from: 1,
        to: 5,
        next: 4,
      },
    ]
  return older
}

function replace(_key: string, value: unknown): unknown {
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('base64') }
  return value
}

function revive(_key: string, value: unknown): unknown {
  const bytes = (value as { $bytes?: string } | null)?.$bytes
  return bytes === undefined ? value : new Uint8Array(Buffer.from(bytes, 'base64'))
}
