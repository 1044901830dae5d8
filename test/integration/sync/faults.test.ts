import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { canonical } from '../../../shared/domain/canonical.ts'
import { protocolVersion } from '../../../shared/protocol/http.ts'
import { clockOffset } from '../../chaos/child/clock.ts'
import type { TestDevice, TestOfficer } from '../../tools/client.ts'
import { MeddlingProxy } from '../../tools/meddling-proxy.ts'
import { smallDistrict, smallInspection } from '../../tools/small-district.ts'
import { startTestStation, type TestStation, testClock } from '../../tools/station.ts'
import { openStoreLaptop, type StoreLaptop } from '../../tools/store-laptop.ts'
import { engines, laptopOf, openInspection } from '../server/engines.ts'

// The build for a browser, as the app ships it.
vi.mock('tus-js-client', () => import('tus-js-client/lib.es5/browser/index.js' as string))

const ids = ['inspection-1', 'inspection-2'] as const
const keys = ['name', 'address', 'scope'].map((key) => `registration/${key}`)
const html = { 'content-type': 'text/html; charset=utf-8' }
const json = { 'content-type': 'application/json' }

/** What answers in the station's place, and how the laptop calls it. */
const foreignAnswers = [
  [
    'a log-in page with 200',
    { status: 200, headers: html, body: '<title>Wi-Fi</title>登录' },
    'network.portal',
  ],
  [
    'a redirect to a log-in page',
    { status: 302, headers: { location: 'http://portal.test/' } },
    'network.portal',
  ],
  ['511', { status: 511, headers: html, body: '<p>login</p>' }, 'network.portal'],
  ['JSON of another program', { status: 200, headers: json, body: '{"connected":true}' }, 'server.unknown'],
  ['401 of another program', { status: 401, headers: json, body: '{"error":"login"}' }, 'server.unknown'],
  ['502 of a proxy', { status: 502, headers: html, body: '<h1>Bad Gateway</h1>' }, 'network.gateway'],
] as const

describe.each(engines)('a laptop with a bad network, with $name', ({ postgres }) => {
  let station: TestStation
  let proxy: MeddlingProxy
  let other: TestDevice
  let jia: TestOfficer
  let laptop: StoreLaptop
  beforeEach(async () => {
    station = await startTestStation({
      district: smallDistrict([smallInspection(1), smallInspection(2)]),
      postgres,
      clock: testClock(new Date().toISOString()),
    })
    const both = await laptopOf(station, 'jia', 'yi')
    other = both.device
    jia = both.officers[0]
    for (const id of ids) await openInspection(other, both.officers, id)
    await other.push(jia)
    proxy = await MeddlingProxy.start(station.url)
    laptop = await openStoreLaptop(proxy.address, 'yi')
    await laptop.workspace.syncNow()
  })
  afterEach(async () => {
    clockOffset.milliseconds = 0
    proxy.instead = undefined
    await laptop.close()
    await proxy.stop()
    await station.close()
  })

  const held = async (id: string) =>
    (await other.pull(jia)).find(({ inspection }) => inspection.id === id)!.inspection
  const say = async (id: string, key: string, facts: string) => {
    const { refusal } = await laptop.workspace.dispatch(id, 'answerItem', {
      answerKey: key,
      result: 'unverifiable',
      facts,
      replaces: (await laptop.workspace.store.read(id))!.inspection.answers[key]?.commandId ?? null,
    })
    expect(refusal).toBeUndefined()
  }
  const status = () => laptop.workspace.sync.get()
  const statuses = async () =>
    (await laptop.workspace.store.database.outbox.orderBy('sequence').toArray()).map(({ status }) => status)
  const healed = () =>
    laptop.until(async () => {
      const { pending, problem } = status()
      return pending === 0 && problem === null
    })

  // What the network does to answers is the same for every database.
  if (!postgres)
    it('stays offline before a portal or another program, says what to do, loses nothing, signs nobody out', async () => {
      const token = laptop.workspace.api.token
      for (const [what, answer, code] of foreignAnswers) {
        proxy.instead = () => answer
        await say(ids[0], keys[0]!, what)
        await laptop.workspace.syncNow()
        expect(status(), what).toMatchObject({
          online: false,
          needsSignIn: false,
          pending: 1,
          problem: { code },
        })
        expect(status().problem!.message).toMatch(/请|自动重试/)
        expect(laptop.workspace.api.token).toBe(token)
        proxy.instead = undefined
        // Heals by itself.
        await healed()
        expect(status(), what).toMatchObject({ online: true, pending: 0 })
        expect((await held(ids[0])).answers[keys[0]!]!.facts).toBe(what)
      }
    })

  it('loses nothing when the portal comes in the middle of a round', async () => {
    proxy.instead = (_, path) =>
      path === '/api/handshake' ? undefined : { status: 200, headers: html, body: '登录' }
    await say(ids[0], keys[0]!, '一')
    await laptop.workspace.syncNow()
    expect(status()).toMatchObject({ online: false, pending: 1, problem: { code: 'network.portal' } })
    proxy.instead = undefined
    await healed()
    expect((await held(ids[0])).answers[keys[0]!]!.facts).toBe('一')
  })

  it('halves a batch that is too large down to one, and withholds one that is still too large', async () => {
    const sizes: number[] = []
    proxy.instead = (_, path, body) => {
      if (!path.endsWith('/push')) return undefined
      sizes.push((JSON.parse(body) as { entries: unknown[] }).entries.length)
      return body.length > 6000 ? { status: 413, headers: html, body: 'too large' } : undefined
    }
    const { api } = laptop.workspace
    const handshake = vi.spyOn(api, 'handshake').mockRejectedValue(new Error('no network'))
    await say(ids[0], keys[0]!, '短')
    await say(ids[0], keys[1]!, '长'.repeat(3900))
    await say(ids[0], keys[2]!, '其后')
    await say(ids[1], keys[0]!, '另一户')
    handshake.mockRestore()
    await laptop.workspace.syncNow()
    expect(sizes[0]).toBe(4)
    expect(sizes).toContain(1)
    // The order of the record is kept: what came after the withheld one waits; the other record went on.
    expect((await statuses()).slice(-4)).toEqual(['accepted', 'parked', 'held', 'accepted'])
    expect((await held(ids[0])).answers[keys[0]!]!.facts).toBe('短')
    expect((await held(ids[1])).answers[keys[0]!]!.facts).toBe('另一户')
    await laptop.until(() => laptop.workspace.outbox.get().some(({ status }) => status === 'parked'))
    const shown = laptop.workspace.outbox.get().find(({ status }) => status === 'parked')!
    expect(shown.problem).toMatchObject({
      code: 'command.withheld',
      message: expect.stringContaining('救援包'),
    })
    // What was written is still on this laptop.
    expect((await laptop.workspace.store.read(ids[0]))!.inspection.answers[keys[1]!]!.facts).toHaveLength(
      3900,
    )
  })

  it('withholds an entry on which the station fails again and again, in its order, and takes its text later', async () => {
    proxy.instead = (_, path, body) =>
      path.endsWith('/push') && body.includes('毒') && !body.includes('withheld')
        ? {
            status: 500,
            headers: json,
            body: JSON.stringify({ code: 'server.failed', message: '站点出错', status: 500 }),
          }
        : undefined
    await say(ids[0], keys[0]!, '毒')
    await say(ids[0], keys[1]!, '其后')
    await say(ids[1], keys[0]!, '另一户')
    // Without further acts of the officer.
    await laptop.until(() => status().pending === 0)
    expect((await statuses()).slice(-3)).toEqual(['parked', 'held', 'accepted'])
    proxy.instead = undefined
    // The station was mended: its text fits the link, and is judged like any other.
    const rows = await laptop.workspace.store.database.outbox.where('status').equals('parked').toArray()
    await laptop.workspace.store.database.outbox.update(rows[0]!.sequence, { status: 'queued' })
    await laptop.workspace.syncNow()
    expect((await held(ids[0])).answers[keys[0]!]!.facts).toBe('毒')
  })

  it('refuses nothing because of a clock, says how far it is off, and keeps three times of each act', async () => {
    clockOffset.milliseconds = 26 * 3_600_000
    await say(ids[0], keys[0]!, '时钟快一天')
    await laptop.workspace.syncNow()
    expect(Math.round(status().clockSkewMilliseconds / 3_600_000)).toBe(26)
    expect(await statuses()).not.toContain('parked')
    expect((await held(ids[0])).answers[keys[0]!]!.facts).toBe('时钟快一天')
    const stored = await station.running.station.database
      .selectFrom('commands')
      .select(['body', 'received_at'])
      .orderBy('received_at', 'desc')
      .orderBy('sequence', 'desc')
      .where('device_id', '=', laptop.workspace.store.deviceId)
      .executeTakeFirstOrThrow()
    const { decidedAt } = (
      stored.body as { command: { decidedAt: { wall: string; monotonicMilliseconds: number } } }
    ).command
    expect(stored.received_at).toBe(station.clock.now().toISOString())
    expect(Date.parse(decidedAt.wall) - Date.parse(stored.received_at)).toBeGreaterThan(25 * 3_600_000)
    expect(decidedAt.monotonicMilliseconds).toBeGreaterThan(0)
  })

  it('keeps members of a newer station as they are, and the station keeps those of a newer laptop as signed', async () => {
    // A station of a newer version put them there.
    const { database } = station.running.station
    const { body: known } = await database
      .selectFrom('inspections')
      .select('body')
      .where('id', '=', ids[0])
      .executeTakeFirstOrThrow()
    const body = { ...known, weather: { sky: '晴' }, task: { ...known.task, channel: '新渠道' } }
    await database
      .updateTable('inspections')
      .set({ body: JSON.stringify(body) })
      .where('id', '=', ids[0])
      .execute()
    await other.act(jia, ids[0], 'answerItem', {
      answerKey: keys[0]!,
      result: 'conform',
      facts: '',
      replaces: null,
    })
    await other.push(jia, other.chain.slice(-1))
    await laptop.workspace.syncNow()
    await say(ids[0], keys[1]!, '在新版站点上')
    const local = (await laptop.workspace.store.read(ids[0]))!.inspection as never as {
      weather: unknown
      task: { channel: string }
    }
    expect(local.weather).toEqual({ sky: '晴' })
    expect(local.task.channel).toBe('新渠道')

    await other.act(jia, ids[1], 'answerItem', {
      answerKey: keys[1]!,
      result: 'conform',
      facts: '',
      replaces: null,
    })
    const { command, events } = other.chain.pop()!
    const newer = { ...command, network: '5G', payload: { ...command.payload, photoCount: 3 } }
    const entry = await other.append(jia, newer as never, events)
    const [result] = await other.push(jia, [entry])
    expect(result!.status).toBe('accepted')
    const stored = await database
      .selectFrom('commands')
      .select('body')
      .where('command_id', '=', command.id)
      .executeTakeFirstOrThrow()
    expect(canonical(stored.body)).toBe(canonical(entry))
  })

  it('tells a laptop that is too old to be updated, which goes on working and can export', async () => {
    proxy.meddle = (path, text) =>
      path === '/api/handshake' ? text.replace(`"protocol":${protocolVersion}`, '"protocol":99') : text
    await say(ids[0], keys[0]!, '旧客户端')
    await laptop.workspace.syncNow()
    expect(status()).toMatchObject({ pending: 1, problem: { code: 'client.too-old' } })
    expect(status().problem!.message).toMatch(/请更新客户端；更新前仍可继续检查，也可导出救援包/)
    await say(ids[0], keys[1]!, '继续检查')
    proxy.meddle = undefined
    await healed()
    expect(Object.keys((await held(ids[0])).answers)).toHaveLength(2)
  })
})
