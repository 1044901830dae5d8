import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stationApp } from '../../../server/http/app.ts'
import { entryHash, type JournalEntry } from '../../../shared/domain/journal-entry.ts'
import { authorizationHeader, protocolHeader, protocolVersion } from '../../../shared/protocol/http.ts'
import { passwordOf, smallDistrict, smallInspection } from '../../tools/small-district.ts'
import { startTestStation, type TestStation } from '../../tools/station.ts'
import { deviceOf, engines } from './engines.ts'

/** 甲 and 乙 have inspection-1; 丙 is of their station, 戊 and head2 of another, far-admin of another district. */
const logins = ['jia', 'bing', 'wu', 'head', 'head2', 'reviewer', 'approver', 'admin', 'far-admin'] as const
type Login = (typeof logins)[number]

/** Who sees inspection-1. */
const scope: readonly Login[] = ['jia', 'head', 'reviewer', 'approver', 'admin']
const everybody: readonly Login[] = logins
const admins: readonly Login[] = ['admin', 'far-admin']
const ownAdmin: readonly Login[] = ['admin']
const reason = '试一试谁能做。'
const file = randomBytes(64)
const sha256 = createHash('sha256').update(file).digest('hex')
const encode = (text: string) => Buffer.from(text).toString('base64')
const number = { authority: '泉州市丰泽区市场监督管理局', kind: 'inspection-notice', year: 2026 }
const tus = { 'tus-resumable': '1.0.0' }
const metadata = `sha256 ${encode(sha256)},inspectionId ${encode('inspection-1')},name ${encode('a.bin')}`

interface Call {
  /** As the server registers it. */
  route: string
  path?: (upload: string) => string
  body?: unknown
  headers?: Record<string, string>
  /** Signed-in accounts that are let in; what they are answered beyond that is for the suites of the routes. */
  open: readonly Login[] | 'public'
}

/** Every route of the station. Calls that change something come last and from those who may, last of all. */
const calls: readonly Call[] = [
  { route: 'GET /api/handshake', open: 'public' },
  { route: 'POST /api/sign-in', open: 'public', body: { login: 'x', password: 'x', deviceId: 'x' } },
  { route: 'GET /api/reference', open: everybody },
  { route: 'GET /api/sync/pull', open: everybody, path: () => '/api/sync/pull?since=0&limit=10' },
  {
    route: 'POST /api/sync/push',
    // Entries of a device that is not the session's own.
    open: [],
    body: { deviceId: 'device-of-somebody', entries: [entryOfSomebody()] },
  },
  { route: 'POST /api/enrol', open: [], body: enrolment('device-of-somebody') },
  { route: 'POST /api/recovery', open: [], body: { deviceId: 'device-of-somebody', escrow: encode('x') } },
  {
    route: 'GET /api/draws/:inspectionId',
    open: scope,
    path: () => '/api/draws/inspection-1',
  },
  {
    route: 'GET /api/inspections/:id/history',
    open: scope,
    path: () => '/api/inspections/inspection-1/history',
  },
  {
    route: 'GET /api/inspections/:id/bundle',
    open: scope,
    path: () => '/api/inspections/inspection-1/bundle',
  },
  {
    route: 'GET /api/evidence/missing',
    open: scope,
    path: () => '/api/evidence/missing?inspectionId=inspection-1',
  },
  // No inspection names the file: nobody is let in, not even to hear whether it is here.
  { route: 'GET /api/evidence/:sha256', open: [], path: () => `/api/evidence/${sha256}` },
  { route: 'HEAD /api/uploads/:name', open: scope, path: (name) => `/api/uploads/${name}`, headers: tus },
  {
    route: 'PATCH /api/uploads/:name',
    open: scope,
    path: (name) => `/api/uploads/${name}`,
    headers: { ...tus, 'upload-offset': '999', 'content-type': 'application/offset+octet-stream' },
  },
  {
    route: 'POST /api/uploads',
    open: scope,
    headers: { ...tus, 'upload-length': String(file.length), 'upload-metadata': metadata },
  },
  // Everybody's own figures; whose they are is held in the suites of the figures.
  { route: 'GET /api/figures', open: everybody },
  { route: 'GET /api/numbers', open: everybody },
  {
    route: 'POST /api/numbers',
    open: [],
    body: {
      deviceId: 'device-of-somebody',
      kinds: [{ kind: 'inspection-notice', held: [], want: true }],
      year: 2026,
    },
  },
  {
    route: 'POST /api/numbers/return',
    open: [],
    body: { deviceId: 'device-of-somebody', ...number, numbers: [1] },
  },
  {
    route: 'POST /api/numbers/void',
    // A number that no device holds is not somebody else's to void.
    open: logins.filter((login) => login !== 'far-admin'),
    body: { ...number, number: 999, reason },
  },
  { route: 'GET /api/admin/reference-history', open: admins },
  { route: 'GET /api/admin/devices', open: admins },
  {
    // A device on which nobody of the own district is enrolled is nobody's to stop.
    route: 'POST /api/admin/devices/:id/stop',
    open: [],
    path: () => '/api/admin/devices/device-of-somebody/stop',
    body: { reason },
  },
  { route: 'POST /api/admin/import', open: admins, body: { rows: [{}] } },
  {
    route: 'POST /api/admin/rescue',
    open: admins,
    headers: { 'content-type': 'application/zip' },
  },
  { route: 'POST /api/admin/profiles', open: admins, body: {} },
  { route: 'POST /api/admin/calendars', open: admins, body: {} },
  { route: 'POST /api/admin/checklists', open: admins, body: {} },
  {
    route: 'POST /api/admin/accounts/:id/reset-password',
    open: ownAdmin,
    path: () => '/api/admin/accounts/account-ji/reset-password',
    body: { password: 'a-new-password' },
  },
  {
    route: 'POST /api/admin/inspections/:id/reassign',
    open: ownAdmin,
    path: () => '/api/admin/inspections/inspection-1/reassign',
    body: { officerIds: ['nobody'], reason },
  },
  { route: 'DELETE /api/uploads/:name', open: scope, path: (name) => `/api/uploads/${name}`, headers: tus },
  {
    route: 'POST /api/admin/inspections/:id/cancel',
    open: ownAdmin,
    path: () => '/api/admin/inspections/inspection-1/cancel',
    body: { reason },
  },
]

function enrolment(deviceId: string) {
  const publicKey = { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) }
  return { deviceId, deviceName: '别人的设备', publicKey, escrow: encode('x'.repeat(256)) }
}

/** A well-formed entry; who sends it is what counts. */
function entryOfSomebody() {
  const hash = '0'.repeat(64)
  const inspection = smallInspection(1)
  const entry = {
    sequence: 1,
    previousHash: hash,
    command: {
      id: 'command-1',
      inspectionId: inspection.id,
      type: 'declareRecusal',
      payload: { conflict: false },
      actorId: 'account-jia',
      deviceId: 'device-of-somebody',
      decidedAt: { wall: '2026-08-12T10:00:00+08:00', monotonicMilliseconds: 1 },
      versions: inspection.versions,
      baseHash: hash,
    },
    events: [],
    proof: { certificateId: 'certificate-1', signature: encode('x') },
  } as unknown as Omit<JournalEntry, 'hash'>
  return { ...entry, hash: entryHash(entry) }
}

describe.each(engines)('who gets in where, on $name', ({ postgres }) => {
  let station: TestStation
  const tokens = new Map<Login, string>()

  beforeAll(async () => {
    station = await startTestStation({ district: smallDistrict([smallInspection(1)]), postgres })
    for (const login of logins)
      tokens.set(login, (await deviceOf(station).signIn(login, passwordOf(login))).token)
  })
  afterAll(() => station.close())

  const send = (call: Call, token: string | undefined, upload: string) => {
    const [method] = call.route.split(' ') as [string]
    const body =
      method === 'PATCH' ? new Uint8Array(1) : call.body === undefined ? undefined : JSON.stringify(call.body)
    return fetch(new URL(call.path?.(upload) ?? call.route.split(' ')[1]!, station.url), {
      method,
      headers: {
        [protocolHeader]: String(protocolVersion),
        ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...call.headers,
        ...(token ? { authorization: authorizationHeader(token) } : {}),
      },
      ...(body === undefined ? {} : { body }),
    })
  }
  /** Begins an upload as 甲. @returns the name that the station gave it */
  const begin = async () => {
    const answer = await send(
      calls.find(({ route }) => route === 'POST /api/uploads')!,
      tokens.get('jia'),
      '',
    )
    return answer.headers.get('location')!.split('/').at(-1)!
  }

  it('knows every route that the station has', async () => {
    const app = await stationApp(station.running.station, 'nowhere')
    await app.ready()
    const tree = app.printRoutes({ commonPrefix: false })
    await app.close()
    expect(routesOf(tree)).toEqual(calls.map(({ route }) => route).sort())
  })

  it.each(calls.map((call) => [call.route, call] as const))('%s', async (_, call) => {
    const upload = call.path?.('{}').includes('/uploads/') ? await begin() : ''
    const nobody = await send(call, undefined, upload)
    expectGuarded(nobody)
    if (call.open === 'public') return expect(nobody.status).not.toBe(403)
    expect(nobody.status).toBe(401)
    const forged = await send(call, 'A'.repeat(43), upload)
    expect(forged.status).toBe(401)
    const open = call.open
    const inOrder = [...logins].sort((a, b) => Number(open.includes(a)) - Number(open.includes(b)))
    const letIn: Login[] = []
    for (const login of inOrder) {
      const answer = await send(call, tokens.get(login), upload)
      expectGuarded(answer)
      const text = await answer.text()
      // Whoever is kept out learns nothing of what is behind the door, and nobody sees the inside of the station.
      expect(text).not.toMatch(inside)
      if (answer.status !== 403) letIn.push(login)
      else
        expect(
          text === '' || ['access.denied', 'recovery.not-allowed'].includes(JSON.parse(text).code),
          text,
        ).toBe(true)
    }
    expect(letIn.sort()).toEqual([...open].sort())
  })

  it.each(calls.map(({ route }) => [route]))(
    '%s: bodies that are no request of it show nothing of its inside',
    async (route) => {
      const [method, path] = route.split(' ') as [string, string]
      if (['GET', 'HEAD'].includes(method)) return
      const bodies = ['{"a":', '[]', '"\\u0000"', '{"__proto__":{"a":1}}']
      for (const body of bodies) {
        const answer = await fetch(new URL(path.replaceAll(/:\w+/g, 'nothing'), station.url), {
          method,
          headers: {
            'content-type': 'application/json',
            authorization: authorizationHeader(tokens.get('admin')!),
          },
          body,
        })
        expectGuarded(answer)
        expect(answer.status, body.slice(0, 30)).toBeGreaterThanOrEqual(400)
        expect(answer.status, body.slice(0, 30)).toBeLessThan(500)
        expect(await answer.text()).not.toMatch(inside)
      }
    },
  )

  it('gives nobody the rows of another station', async () => {
    for (const login of logins) {
      const call = calls.find(({ route }) => route === 'GET /api/sync/pull')!
      const { rows } = (await (await send(call, tokens.get(login), '')).json()) as { rows: unknown[] }
      expect([login, rows.length]).toEqual([login, scope.includes(login) ? 1 : 0])
    }
  })
})

/** What only a stack or a path of the station would hold. */
const inside = / at |node_modules|server\/|\.ts:\d/

/** Every answer, also a refusal, tells browsers what not to do with it. */
function expectGuarded({ headers }: Response): void {
  expect(headers.get('content-security-policy')).toContain("default-src 'self'")
  expect(Object.fromEntries([...headers].filter(([name]) => guards.has(name)))).toEqual({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-store',
  })
  expect(headers.get('server') ?? headers.get('x-powered-by')).toBeNull()
}
const guards = new Set([
  'x-content-type-options',
  'referrer-policy',
  'cross-origin-opener-policy',
  'cache-control',
])

/** Method and path of each handler in the tree that the server prints. */
function routesOf(tree: string): string[] {
  const routes: string[] = []
  const path: string[] = []
  for (const line of tree.split('\n')) {
    const found = /^([│ ]*)(?:├──|└──) (\S*?)(?: \(([A-Z, ]+)\))?$/u.exec(line)
    if (!found) continue
    const depth = found[1]!.length / 4
    path.splice(depth)
    path[depth] = found[2]!
    for (const method of found[3]?.split(', ') ?? [])
      if (path.join('').startsWith('/api')) routes.push(`${method} ${path.join('')}`)
  }
  return routes.sort()
}
