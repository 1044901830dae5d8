import 'fake-indexeddb/auto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { StoreDatabase } from '../../renderer/store/database.ts'
import type { OpenWorkspace } from '../../renderer/store/open-workspace.ts'
import { createSessionGate } from '../../renderer/store/session-gate.ts'
import type { NodeHost } from '../chaos/child/node-host.ts'
import { openLaptopHost } from '../tools/laptop-in-node.ts'
import { passwordOf, smallDistrict, smallInspection } from '../tools/small-district.ts'
import { startTestStation, type TestStation } from '../tools/station.ts'

// A laptop whose database comes to harm while it holds commands that the station has not seen.
const patience = { timeout: 90_000 }
const ids = ['inspection-1', 'inspection-2', 'inspection-3']
let station: TestStation
let folder: string
let host: NodeHost
let account: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'suijian-rebuilt-'))
  indexedDB.deleteDatabase('suijian')
  station = await startTestStation({ district: smallDistrict([1, 2, 3].map((n) => smallInspection(n))) })
  host = await openLaptopHost(folder, station.url)
  const workspace = (await createSessionGate(host).signIn(
    station.url,
    'jia',
    passwordOf('jia'),
  )) as OpenWorkspace
  account = workspace.account.id
  await vi.waitFor(
    () => expect(workspace.sync.get()).toMatchObject({ complete: true, phase: 'idle' }),
    patience,
  )
  workspace.engine.stop()
  for (const id of ids.slice(0, 2)) await workspace.dispatch(id, 'declareRecusal', { conflict: false })
  expect(await workspace.store.database.outbox.where('status').equals('queued').count()).toBe(2)
  workspace.lock()
  await workspace.drafts.flush()
})
afterEach(async () => {
  vi.restoreAllMocks()
  await host.close()
  await station.close()
  await rm(folder, { recursive: true, force: true })
})

async function unlock(): Promise<OpenWorkspace> {
  return (await createSessionGate(host).unlock(account, passwordOf('jia'))) as OpenWorkspace
}

/** Everything is here and at the station, each command once. */
async function expectEverything(workspace: OpenWorkspace): Promise<void> {
  await vi.waitFor(() => {
    expect(workspace.sync.get()).toMatchObject({ complete: true, pending: 0, problem: null, phase: 'idle' })
    expect(
      workspace.summaries
        .get()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(ids)
  }, patience)
  for (const [index, id] of ids.entries())
    expect((await workspace.store.read(id))!.inspection.recusals).toHaveLength(index < 2 ? 1 : 0)
  const rows = await station.running.station.database
    .selectFrom('inspections')
    .select(['id', 'body'])
    .execute()
  const declared = rows.filter(({ body }) => JSON.stringify(body).includes('"declaredAt"'))
  expect(declared.map(({ id }) => id).sort()).toEqual(ids.slice(0, 2))
}

/** How often Dexie asks again by itself before it gives a database up. */
const asked = 4

/** Has the database refuse to open so many times, as Chromium does with a damaged one. */
function refuseToOpen(times: number): void {
  const open = indexedDB.open.bind(indexedDB)
  let left = times * asked
  vi.spyOn(indexedDB, 'open').mockImplementation((wanted, version) => {
    if (wanted !== 'suijian' || left-- <= 0) return open(wanted, version)
    const request = new EventTarget() as unknown as Record<'error' | 'onerror', unknown>
    request.error = new DOMException(
      'Internal error opening backing store for indexedDB.open.',
      'UnknownError',
    )
    queueMicrotask(() => {
      const event = { target: request, type: 'error', preventDefault() {}, stopPropagation() {} }
      ;(request.onerror as (event: unknown) => void)(event)
    })
    return request as unknown as IDBOpenDBRequest
  })
}

it('a database that is gone is filled again from journal and station; on request as well, while the station is there', async () => {
  await new StoreDatabase().delete()
  const workspace = await unlock()
  expect(workspace.saving.get().rebuilt).toBe(true)
  await expectEverything(workspace)
  workspace.saving.update({ rebuilt: false })
  await workspace.rebuildDatabase()
  expect(workspace.saving.get().rebuilt).toBe(true)
  await expectEverything(workspace)

  await station.running.close()
  await expect(workspace.rebuildDatabase()).rejects.toHaveProperty('problem.code', 'server.unreachable')
  expect(await workspace.store.database.inspections.count()).toBe(3)
  workspace.lock()
  await station.restart()
})

it('a database that does not open twice makes room for a new one, and that is said', async () => {
  refuseToOpen(2)
  const workspace = await unlock()
  expect(workspace.saving.get().rebuilt).toBe(true)
  await expectEverything(workspace)
  workspace.lock()
})

it('rows that can not be opened any more are made anew', async () => {
  const database = new StoreDatabase()
  await database.open()
  await database.summaries.toCollection().modify((row) => {
    row.body[20]! ^= 1
  })
  database.close()
  const workspace = await unlock()
  expect(workspace.saving.get().rebuilt).toBe(true)
  await expectEverything(workspace)
  workspace.lock()
})

it('says of a round that finds no room that the data of the station was not written, and goes on by itself', async () => {
  let free = 1024 ** 3
  host = { ...host, reserveBytes: 1024, freeBytes: async () => free }
  const workspace = await unlock()
  await workspace.syncNow()
  expect(workspace.sync.get().problem).toBeNull()
  free = 0
  await workspace.syncNow()
  expect(workspace.sync.get().problem?.code).toBe('sync.disk-full')
  free = 1024 ** 3
  await workspace.syncNow()
  expect(workspace.sync.get().problem).toBeNull()
  host = { ...host, freeBytes: async () => null }
  workspace.lock()
})

it('on a full disk nothing is judged and nothing is thrown away', async () => {
  refuseToOpen(2)
  host = { ...host, reserveBytes: 1024, freeBytes: async () => 0 }
  expect(
    await unlock().then(
      () => 'open',
      (error) => error.problem.code,
    ),
  ).toBe('disk-full')
  host = { ...host, freeBytes: async () => null }
  const workspace = await unlock()
  expect(workspace.saving.get().rebuilt).toBe(false)
  await expectEverything(workspace)
  workspace.lock()
})
