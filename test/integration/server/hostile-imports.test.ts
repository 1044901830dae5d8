import { createHash, randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readPackage } from '../../../server/rescue/read-package.ts'
import { bytesSource } from '../../../shared/case-bundle/byte-source.ts'
import { authorizationHeader, protocolHeader, protocolVersion } from '../../../shared/protocol/http.ts'
import { ProblemError } from '../../../shared/protocol/problems.ts'
import { verify } from '../../tools/bundle-tamper.ts'
import {
  fuzzMark,
  hostileBytes,
  hostileJson,
  hostileZip,
  type Random,
  randomOf,
} from '../../tools/hostile-files.ts'
import { projectFolder } from '../../tools/project.ts'
import { sealedPackage } from '../../tools/sealed-package.ts'
import { passwordOf, smallDistrict, smallInspection } from '../../tools/small-district.ts'
import { startTestStation, type TestStation } from '../../tools/station.ts'
import { importRows } from '../../tools/station-admin.ts'
import { deviceOf, laptopOf, openInspection } from './engines.ts'

// The parsers and routes of every file that is brought in: the annual plan (JSON), the case bundle and the rescue
// package (ZIP). SUIJIAN_FUZZ_RUNS=10000 is the long run of docs/threat-model.md; SUIJIAN_SEED chooses others.
const runs = Number(process.env.SUIJIAN_FUZZ_RUNS ?? 200)
const seed = Number(process.env.SUIJIAN_SEED ?? 7)
/** Above what the runs began with; V8 keeps some of what was freed. */
const mostMemory = 700 * 1024 * 1024
let station: TestStation
let token: string
let bundle: Uint8Array
let rescue: Uint8Array
let sealedRescue: Uint8Array
let plan: string

beforeAll(async () => {
  station = await startTestStation({ district: smallDistrict([smallInspection(1)]) })
  const { device, officers } = await laptopOf(station, 'jia', 'yi')
  await openInspection(device, officers, 'inspection-1')
  await device.push(officers[0])
  token = (await deviceOf(station).signIn('admin', passwordOf('admin'))).token
  const exported = await send('GET', '/api/inspections/inspection-1/bundle')
  expect(exported.status).toBe(200)
  bundle = new Uint8Array(await exported.arrayBuffer())
  rescue = rescuePackage()
  sealedRescue = await sealed(rescue)
  const rows = importRows(2, '年度计划').map((row) => ({ ...row, stationId: smallInspection(1).stationId }))
  plan = JSON.stringify({ rows })
}, 120_000)
afterAll(() => station.close())

function send(
  method: string,
  path: string,
  body?: string | Uint8Array,
  type = 'application/json',
): Promise<Response> {
  return fetch(new URL(path, station.url), {
    method,
    headers: {
      [protocolHeader]: String(protocolVersion),
      authorization: authorizationHeader(token),
      ...(body === undefined ? {} : { 'content-type': type }),
    },
    ...(body === undefined ? {} : { body: body as BodyInit }),
  })
}

/** Anybody has the station's public key: a hostile package can be sealed properly. */
function sealed(bytes: Uint8Array): Promise<Uint8Array> {
  return sealedPackage(bytes, station.running.station.keys.recoveryKey)
}

function rescuePackage(): Uint8Array {
  const photo = new Uint8Array(randomBytes(5000))
  const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
  const members = { 'commands.jsonl': strToU8('{"sequence":1}\n'), [`evidence/${sha256(photo)}.jpg`]: photo }
  const manifest = {
    format: 'suijian-rescue',
    version: 1,
    madeAt: '2026-08-12T02:00:00.000Z',
    madeBy: { id: 'account-jia', name: '检查员甲' },
    deviceId: 'device-1',
    station: { name: '第一市场监管所', address: 'http://127.0.0.1:7420' },
    app: '1.0.0',
    part: 1,
    last: true,
    problems: [],
    members: Object.entries(members).map(([name, bytes]) => ({
      name,
      size: bytes.length,
      sha256: sha256(bytes),
    })),
  }
  return zipSync({ ...members, 'manifest.json': strToU8(JSON.stringify(manifest)) })
}

/** A refusal of the catalogue, in its words; never the station's own fault. */
async function expectAnswered(answer: Response): Promise<void> {
  const text = await answer.text()
  expect(answer.status, text.slice(0, 500)).toBeLessThan(500)
  if (answer.ok) return
  const problem = JSON.parse(text) as { code: string; message: string }
  expect(problem.code).toMatch(/^[a-z]+\.[a-z-]+$/)
  expect(problem.message).toMatch(/。$/)
}

const targets: [name: string, weight: number, try_: (random: Random) => Promise<unknown>][] = [
  [
    'case bundles read',
    9,
    async (random) => {
      const { intact, faults } = await verify(hostileZip(random, bundle))
      // Changes that leave every byte as it was are rare, and are no fault.
      if (!intact) for (const { message } of faults) expect(message).toMatch(/。$/)
    },
  ],
  [
    'rescue packages read',
    6,
    async (random) => {
      await readPackage(bytesSource(hostileZip(random, rescue)), 1024 * 1024).catch((error: unknown) => {
        expect(error).toBeInstanceOf(ProblemError)
        expect((error as ProblemError).problem.code).toBe('rescue.unreadable')
      })
    },
  ],
  [
    'rescue packages sealed and sent',
    2,
    async (random) => {
      const bytes = await sealed(hostileZip(random, rescue))
      await expectAnswered(await send('POST', '/api/admin/rescue', bytes, 'application/zip'))
    },
  ],
  [
    'sealed rescue packages sent',
    2,
    async (random) => {
      const bytes = hostileZip(random, sealedRescue)
      await expectAnswered(await send('POST', '/api/admin/rescue', bytes, 'application/zip'))
    },
  ],
  [
    'plans sent',
    3,
    async (random) => {
      const body = random(8) === 0 ? hostileBytes(random, strToU8(plan)) : hostileJson(random, plan)
      await expectAnswered(await send('POST', '/api/admin/import', body))
    },
  ],
]

it(`takes ${runs} hostile files without a crash, an own fault, a file outside or memory without bounds`, async () => {
  const random = randomOf(seed)
  const rounds = targets.flatMap(([name, weight, attempt]) => Array(weight).fill([name, attempt] as const))
  const before = process.memoryUsage().rss
  const counts: Record<string, number> = {}
  let most = before
  for (let run = 0; run < runs; run++) {
    const [name, attempt] = rounds[run % rounds.length] as [string, (random: Random) => Promise<unknown>]
    try {
      await attempt(random)
    } catch (error) {
      throw new Error(`${name}, run ${run} of SUIJIAN_SEED=${seed}`, { cause: error })
    }
    counts[name] = (counts[name] ?? 0) + 1
    most = Math.max(most, process.memoryUsage().rss)
  }
  const grown = Math.round((most - before) / 1024 / 1024)
  console.log(
    `${runs} hostile files of seed ${seed}: ${JSON.stringify(counts)}, memory grew by ${grown} MiB at most.`,
  )
  expect(most - before).toBeLessThan(mostMemory)
  expect(Object.prototype).not.toHaveProperty('polluted')

  for (const folder of [tmpdir(), projectFolder, dirname(projectFolder), station.folder]) {
    const written = (await readdir(folder, { recursive: folder === station.folder })).filter((name) =>
      name.includes(fuzzMark),
    )
    expect(written, folder).toEqual([])
  }
  // It stands, and nothing of the packages is left.
  expect((await send('GET', '/api/handshake')).status).toBe(200)
  expect(
    (await readdir(station.folder, { recursive: true })).filter((name) => name.includes('package-')),
  ).toEqual([])
  expect((await verify(bundle)).intact).toBe(true)
}, 1_800_000)
