import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type RunningStation, startStation } from '../../../server/station.ts'
import { type Database, openDatabase } from '../../../server/store/database.ts'
import { migrate, migrationNames } from '../../../server/store/migrate.ts'
import type { Inspection } from '../../../shared/domain/inspection.ts'
import { TestDevice } from '../../tools/client.ts'
import { copyEmptyDatabase } from '../../tools/empty-database.ts'
import { createDatabase } from '../../tools/postgres.ts'
import { projectFolder } from '../../tools/project.ts'
import { passwordOf, smallDistrict, smallInspection } from '../../tools/small-district.ts'
import { startTestStation } from '../../tools/station.ts'
import { dumpRows, insertRows, rowsAsOf, type StationRows } from '../../tools/station-rows.ts'
import { engines, laptopOf, openInspection, sealInspection } from './engines.ts'

/**
 * Data of every older schema, opened by the station of today. A new migration needs its fixture: run
 * `SUIJIAN_WRITE_FIXTURES=NAME vitest run test/integration/server/upgrade.test.ts` once, with its name, before anything
 * follows it, and check the file in. `all` writes every one anew, the older ones in the shape that their schema gives.
 */
const fixtures = join(projectFolder, 'test/fixtures/stations')
const wanted = process.env.SUIJIAN_WRITE_FIXTURES

beforeAll(async () => {
  if (wanted) await writeFixtures(wanted === 'all' ? migrationNames : [wanted])
})

it('has rows of every migration', async () => {
  const names = (await readdir(fixtures)).map((name) => name.replace('.json', '')).sort()
  expect(names, 'SUIJIAN_WRITE_FIXTURES writes the one that is missing').toEqual([...migrationNames].sort())
})

describe.each(engines)('a database of an older station on $name', ({ postgres }) => {
  it.each(migrationNames)(
    'is brought from %s to today with all its rows, and a laptop syncs',
    async (migration) => {
      const rows = JSON.parse(await readFile(join(fixtures, `${migration}.json`), 'utf8')) as StationRows
      const folder = await mkdtemp(join(tmpdir(), 'suijian-upgrade-'))
      const databaseUrl = postgres
        ? await createDatabase(postgres, `upgrade_${randomUUID().replaceAll('-', '')}`)
        : undefined
      if (!databaseUrl) await copyEmptyDatabase(folder)
      let station: RunningStation | undefined
      try {
        const older = await openDatabase(folder, databaseUrl)
        await migrate(older, migration)
        await insertRows(older, rows)
        await older.destroy()

        station = await startStation({ data: folder, databaseUrl })
        await expectRows(station.station.database, rows)
        await expectSync(station.url)
      } finally {
        await station?.close()
        await rm(folder, { recursive: true, force: true })
      }
    },
  )
})

/** What must never go: records, commands, chains, log, people and their keys, numbers that were given out. */
async function expectRows(database: Database, { tables }: StationRows): Promise<void> {
  const now = (await dumpRows(database, 'newest')).tables
  for (const [table, key] of [
    ['stations', 'id'],
    ['accounts', 'login'],
    ['devices', 'id'],
    ['certificates', 'id'],
    ['inspections', 'id'],
    ['chain', 'hash'],
    ['commands', 'command_id'],
    ['log', 'hash'],
    ['reference_data', 'body'],
    ['inspection_access', 'scope'],
  ] as const) {
    const values = (of: Record<string, unknown>[] = []) => of.map((row) => JSON.stringify(row[key])).sort()
    expect(tables[table]!.length, table).toBeGreaterThan(0)
    expect(values(now[table]), table).toEqual(values(tables[table]))
  }
  const bodies = (of: Record<string, unknown>[] = []) =>
    of.map(({ body }) => body as Inspection).sort((a, b) => a.id.localeCompare(b.id))
  expect(bodies(now.inspections)).toEqual(bodies(tables.inspections))
  for (const block of tables.number_blocks ?? []) {
    const given = now.document_numbers!.filter(({ kind }) => kind === block.kind)
    expect(given.map(({ number, state }) => `${number} ${state}`).sort()).toEqual([
      '1 voided',
      '2 voided',
      '3 issued',
      '4 reserved',
      '5 reserved',
      '6 reserved',
      '7 reserved',
    ])
  }
}

/** An officer on a new laptop gets the records as they were and goes on with one. */
async function expectSync(url: string): Promise<void> {
  const device = new TestDevice(url, () => new Date().toISOString())
  const yi = await device.enrol('yi', passwordOf('yi'))
  await device.pull(yi)
  expect(device.inspection('inspection-1').state).toBe('accepted')
  expect(device.inspection('inspection-2').recusals.map(({ officerId }) => officerId)).toEqual([
    'account-jia',
  ])
  await device.act(yi, 'inspection-2', 'declareRecusal', { conflict: false })
  expect((await device.push(yi)).map(({ status }) => status)).toEqual(['accepted'])
  const other = new TestDevice(url, () => new Date().toISOString())
  await other.pull(await other.signIn('jia', passwordOf('jia')))
  expect(
    other
      .inspection('inspection-2')
      .recusals.map(({ officerId }) => officerId)
      .sort(),
  ).toEqual(['account-jia', 'account-yi'])
}

async function writeFixtures(names: readonly string[]): Promise<void> {
  const inspections = [smallInspection(1), smallInspection(2)]
  const station = await startTestStation({ district: smallDistrict(inspections) })
  try {
    const { device, officers } = await laptopOf(station, 'jia', 'yi')
    await openInspection(device, officers, 'inspection-1')
    await sealInspection(device, officers, 'inspection-1')
    await device.act(officers[0], 'inspection-2', 'declareRecusal', { conflict: false })
    await device.push(officers[0])
    const rows = await dumpRows(station.running.station.database, migrationNames.at(-1)!)
    for (const name of names) await writeFixture(rows, name)
  } finally {
    await station.close()
  }
}

async function writeFixture(rows: StationRows, migration: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'suijian-fixture-'))
  await copyEmptyDatabase(folder)
  const older = await openDatabase(folder, undefined)
  try {
    await migrate(older, migration)
    const fixture = withOlderRows(await rowsAsOf(older, rows, migration))
    await writeFile(join(fixtures, `${migration}.json`), `${JSON.stringify(fixture)}\n`)
  } finally {
    await older.destroy()
    await rm(folder, { recursive: true, force: true })
  }
}

/** What only older stations had: a block of 文号, of which one was used. */
function withOlderRows(fixture: StationRows): StationRows {
  const { tables } = fixture
  const device = tables.devices?.[0]?.id
  const number = { authority: '泉州市丰泽区市场监督管理局', kind: 'inspection-notice', year: 2026 }
  if (tables.number_blocks)
    tables.number_blocks = [
      {
        id: 'block-1',
        device_id: device,
        ...number,
        first: 3,
        last: 7,
        reserved_at: '2026-08-12T02:00:00+00:00',
      },
    ]
  if (tables.issued_numbers)
    tables.issued_numbers = [{ ...number, number: 3, command_id: tables.commands?.[0]?.command_id }]
  return fixture
}
