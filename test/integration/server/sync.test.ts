import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inspectionSchema } from '../../../shared/domain/inspection-schema.ts'
import { commandHash, entryHash, type JournalEntry } from '../../../shared/domain/journal-entry.ts'
import { ask, problemOf, sign, type TestOfficer } from '../../tools/client.ts'
import { passwordOf, smallDistrict, smallInspection } from '../../tools/small-district.ts'
import { startTestStation, type TestStation } from '../../tools/station.ts'
import { deviceOf, engines, laptopOf, openInspection, sealInspection } from './engines.ts'

/** Gives an entry the hash that fits its changed content. */
function rehashed<T extends Omit<JournalEntry, 'hash'>>(entry: T): T & { hash: string } {
  return { ...entry, hash: entryHash(entry) }
}

describe.each(engines)('push and pull on $name', ({ postgres }) => {
  let station: TestStation
  beforeAll(async () => {
    const inspections = Array.from({ length: 30 }, (_, index) => smallInspection(index + 1))
    inspections.push(smallInspection(31, ['bing', 'ding']))
    station = await startTestStation({ district: smallDistrict(inspections), postgres })
  })
  afterAll(() => station.close())

  let enrolled: Promise<TestOfficer> | undefined
  const admin = (): Promise<TestOfficer> => {
    enrolled ??= deviceOf(station).enrol('admin', passwordOf('admin'))
    return enrolled
  }
  const stored = async (inspectionId: string) => {
    const rows = await deviceOf(station).pull(await admin())
    return rows.find(({ inspection }) => inspection.id === inspectionId)!
  }

  it('takes a whole inspection and receives it', async () => {
    const { device, officers } = await laptopOf(station, 'jia', 'yi')
    await openInspection(device, officers, 'inspection-1')
    await sealInspection(device, officers, 'inspection-1')
    const results = await device.push(officers[0])
    expect(results.map(({ status }) => status)).toEqual(device.chain.map(() => 'accepted'))
    const row = await stored('inspection-1')
    expect(inspectionSchema.parse(row.inspection).state).toBe('accepted')
    expect(row.inspection.receivedAt).toBe(station.clock.now().toISOString())
    // The receipt is the station's own event, after the last one of the device.
    expect(row.rev).toBe(results.at(-1)!.rev! + 1)
    expect({ ...row.inspection, receivedAt: undefined, state: 'sealed' }).toEqual({
      ...device.inspection('inspection-1'),
      version: device.inspection('inspection-1').version + 1,
    })
  })

  it('answers a repeated push with the stored result and changes nothing', async () => {
    const { device, officers } = await laptopOf(station, 'jia', 'yi')
    await openInspection(device, officers, 'inspection-2')
    const first = await device.push(officers[0])
    const before = await stored('inspection-2')
    expect(await device.push(officers[1])).toEqual(first)
    expect(await device.push(officers[0], device.chain.slice(1))).toEqual(first.slice(1))
    expect(await stored('inspection-2')).toEqual(before)
  })

  it('refuses another command under a known id, a gap and a broken chain, and stores nothing of them', async () => {
    const { device, officers } = await laptopOf(station, 'jia', 'yi')
    await openInspection(device, officers, 'inspection-3')
    await device.push(officers[0], device.chain.slice(0, 2))
    const [, second, third] = device.chain as [JournalEntry, JournalEntry, JournalEntry]

    const command = { ...third.command, id: second.command.id }
    const signature = await sign(officers[0].key, commandHash(command))
    const reused = rehashed({ ...third, command, proof: { ...third.proof, signature } })
    expect((await problemOf(device.push(officers[0], [reused]))).problem.code).toBe('command.reused')

    const gap = await problemOf(device.push(officers[0], [rehashed({ ...third, sequence: 5 })]))
    expect(gap.problem).toMatchObject({
      code: 'chain.gap',
      status: 409,
      message: expect.stringContaining('3'),
    })
    const elsewhere = rehashed({ ...third, previousHash: 'f'.repeat(64) })
    expect((await problemOf(device.push(officers[0], [elsewhere]))).problem.code).toBe('chain.broken')
    const touched = { ...third, events: [] }
    expect((await problemOf(device.push(officers[0], [touched]))).problem.code).toBe('chain.broken')
    const changed = rehashed({ ...second, events: [] })
    expect((await problemOf(device.push(officers[0], [changed]))).status).toBe(409)

    expect((await stored('inspection-3')).inspection.arrival).toBeUndefined()
    expect((await device.push(officers[0])).map(({ status }) => status)).toEqual([
      'accepted',
      'accepted',
      'accepted',
    ])
  })

  it('parks a forged proof, a forged event and a command that only the station gives', async () => {
    const { device, officers } = await laptopOf(station, 'jia', 'yi')
    const [jia, yi] = officers
    // 乙 signs a declaration in the name of 甲.
    await device.act({ ...jia, key: yi.key }, 'inspection-4', 'declareRecusal', { conflict: false })
    // 甲's own certificate, but another person in the command.
    await device.act(
      { ...yi, certificate: jia.certificate, key: jia.key },
      'inspection-5',
      'declareRecusal',
      {
        conflict: false,
      },
    )
    await openInspection(device, officers, 'inspection-6')
    const arrived = device.chain.pop()!
    const event = {
      ...arrived.events[0],
      arrival: { ...device.inspection('inspection-6').arrival!, place: '别处' },
    }
    await device.append(jia, arrived.command, [event as never])
    await device.act(jia, 'inspection-7', 'cancelInspection', { reason: '自己取消' })

    const results = await device.push(jia)
    expect(results.map(({ status, problem }) => [status, problem?.code])).toEqual([
      ['parked', 'proof.invalid'],
      ['parked', 'proof.invalid'],
      ['accepted', undefined],
      ['accepted', undefined],
      ['parked', 'events.differ'],
      ['parked', 'access.denied'],
    ])
    expect((await stored('inspection-4')).inspection.recusals).toEqual([])
    expect((await stored('inspection-6')).inspection.arrival).toBeUndefined()
    expect((await stored('inspection-7')).inspection.state).toBe('awaiting-recusal')
  })

  it('parks a signature over the findings that the key did not make', async () => {
    const { device, officers } = await laptopOf(station, 'jia', 'yi')
    const [jia, yi] = officers
    await openInspection(device, officers, 'inspection-8')
    await sealInspection(device, officers, 'inspection-8')
    const signatures = device.chain.splice(-2)
    const payload = { ...signatures[0]!.command.payload, signature: await sign(yi.key, 'anything') }
    const command = { ...signatures[0]!.command, payload } as JournalEntry['command']
    const signed = signatures[0]!.events[0] as { signature: object }
    const events = [
      { ...signed, signature: { ...signed.signature, value: (payload as { signature: string }).signature } },
    ]
    await device.append(jia, command, events as never)
    expect((await device.push(jia)).at(-1)).toMatchObject({
      status: 'parked',
      problem: { code: 'proof.invalid' },
    })
    expect((await stored('inspection-8')).inspection.signatures).toEqual([])
  })

  it('looks at the command as it was sent: an added member breaks the proof', async () => {
    const { device, officers } = await laptopOf(station, 'jia', 'yi')
    const entry = await device.act(officers[0], 'inspection-9', 'declareRecusal', { conflict: false })
    const added = rehashed({ ...entry, command: { ...entry.command, unknown: 1 } as never })
    const [result] = await device.push(officers[0], [added])
    expect(result).toMatchObject({ status: 'parked', problem: { code: 'proof.invalid' } })
  })

  it('does not tell strangers what stands in an inspection', async () => {
    const { device, officers } = await laptopOf(station, 'jia')
    const other = await laptopOf(station, 'bing')
    device.inspections.set('inspection-31', other.device.inspection('inspection-31'))
    await device.act({ ...officers[0] }, 'inspection-31', 'resolveParked', {
      choice: 'keep-local',
      commandIds: ['x'],
      reason: '看看',
    })
    const [result] = await device.push(officers[0])
    expect(result).toEqual({
      commandId: device.chain[0]!.command.id,
      sequence: 1,
      status: 'parked',
      problem: expect.objectContaining({ code: 'access.denied' }),
    })
  })

  it('keeps a text with any character', async () => {
    const { device, officers } = await laptopOf(station, 'jia', 'yi')
    await openInspection(device, officers, 'inspection-10')
    const facts = '鿍\u0000<script>alert(1)</script>𬭚'
    await device.act(officers[0], 'inspection-10', 'answerItem', {
      answerKey: 'registration/name',
      result: 'nonconform',
      facts,
      replaces: null,
    })
    expect((await device.push(officers[0])).at(-1)!.status).toBe('accepted')
    expect((await stored('inspection-10')).inspection.answers['registration/name']!.facts).toBe(facts)
  })

  it('parks one unreadable command and takes the rest', async () => {
    const { device, officers } = await laptopOf(station, 'jia', 'yi')
    const entry = await device.act(officers[0], 'inspection-11', 'declareRecusal', { conflict: false })
    device.chain.pop()
    await device.append(officers[0], { ...entry.command, type: 'fromTheFuture' } as never, [])
    await device.act(officers[0], 'inspection-12', 'declareRecusal', { conflict: false })
    const results = await device.push(officers[0])
    expect(results.map(({ status }) => status)).toEqual(['parked', 'accepted'])
    expect(results[0]!.problem!.code).toBe('request.malformed')
  })

  it('parks what comes too late after a cancellation, holds what follows, and goes on once it is resolved', async () => {
    const { device, officers } = await laptopOf(station, 'jia', 'yi')
    const [jia] = officers
    const head = await admin()
    await openInspection(device, officers, 'inspection-13')
    const path = '/api/admin/inspections/inspection-13/cancel'
    await ask(station.url, path, { token: head.token, body: { reason: '任务撤销' } })
    await device.act(jia, 'inspection-14', 'declareRecusal', { conflict: false })

    const results = await device.push(jia)
    expect(results.map(({ status }) => status)).toEqual(['parked', 'held', 'held', 'accepted'])
    expect(results[0]).toMatchObject({
      refusal: { code: 'state.cancelled' },
      inspection: { state: 'cancelled' },
    })
    expect(results[0]!.refusal!.happened).toContain('任务撤销')
    expect(await device.push(jia)).toEqual(results)
    expect((await stored('inspection-13')).inspection).toMatchObject({ recusals: [], state: 'cancelled' })

    const own = device.chain.filter(({ command }) => command.inspectionId === 'inspection-13')
    await device.act(jia, 'inspection-13', 'resolveParked', {
      choice: 'hand-over',
      commandIds: own.map(({ command }) => command.id),
      reason: '留存备查',
    })
    expect((await device.push(jia, device.chain.slice(4)))[0]!.status).toBe('accepted')
    const after = (await stored('inspection-13')).inspection
    expect(after.handedOver[0]).toMatchObject({
      choice: 'hand-over',
      commandIds: own.map(({ command }) => command.id),
    })
    // Named in the resolution: kept, never applied.
    expect((await device.push(jia, device.chain.slice(1, 3))).map(({ status }) => status)).toEqual([
      'parked',
      'parked',
    ])
    expect((await stored('inspection-13')).inspection.recusals).toEqual([])
  })

  it('applies held entries that the resolution does not name', async () => {
    const { device, officers } = await laptopOf(station, 'jia', 'yi')
    const [jia, yi] = officers
    const forged = await device.act({ ...jia, key: yi.key }, 'inspection-15', 'declareRecusal', {
      conflict: false,
    })
    await device.act(yi, 'inspection-15', 'declareRecusal', { conflict: false })
    expect((await device.push(jia)).map(({ status }) => status)).toEqual(['parked', 'held'])
    await device.act(jia, 'inspection-15', 'resolveParked', {
      choice: 'keep-local',
      commandIds: [forged.command.id],
      reason: '重新声明',
    })
    const results = await device.push(jia, device.chain.slice(1))
    expect(results.map(({ status }) => status)).toEqual(['held', 'accepted'])
    expect((await device.push(jia, device.chain.slice(1, 2)))[0]!.status).toBe('accepted')
    const names = (await stored('inspection-15')).inspection.recusals.map(({ officerId }) => officerId)
    expect(names).toEqual(['account-yi'])
  })

  it('parks a resolution of commands that are not this device’s', async () => {
    const { device, officers } = await laptopOf(station, 'jia', 'yi')
    await device.act(officers[0], 'inspection-16', 'resolveParked', {
      choice: 'keep-local',
      commandIds: [randomUUID()],
      reason: '不知道',
    })
    expect(await device.push(officers[0])).toMatchObject([
      { status: 'parked', problem: { code: 'resource.missing' } },
    ])
  })

  it('lets only a session of the device push its outbox', async () => {
    const { device, officers } = await laptopOf(station, 'jia', 'yi')
    const other = await laptopOf(station, 'yi')
    await device.act(officers[0], 'inspection-17', 'declareRecusal', { conflict: false })
    expect((await problemOf(device.push(other.officers[0]))).problem.code).toBe('access.denied')
    expect((await device.push(officers[1]))[0]!.status).toBe('accepted')
  })

  it('pages by scope, in rev order, and says when an inspection is gone', async () => {
    const { device, officers } = await laptopOf(station, 'jia')
    const [jia] = officers
    const pages = []
    for (let since = 0; ; ) {
      const page = await device.pullPage(jia, since, 7)
      pages.push(page)
      since = page.cursor
      if (page.complete) break
    }
    const rows = pages.flatMap((page) => page.rows)
    expect(rows.map(({ rev }) => rev)).toEqual(rows.map(({ rev }) => rev).sort((a, b) => a - b))
    expect(new Set(rows.map(({ inspection }) => inspection.id)).size).toBe(30)
    expect(pages.map(({ remaining }) => remaining)).toEqual([30, 23, 16, 9, 2])
    expect(rows.some(({ inspection }) => inspection.id === 'inspection-31')).toBe(false)

    const since = rows.at(-1)!.rev
    const body = { officerIds: ['account-yi', 'account-bing'], reason: '人员调整' }
    const path = '/api/admin/inspections/inspection-18/reassign'
    const { token } = await admin()
    await ask(station.url, path, { token, body })
    const gone = await device.pull(jia, since)
    expect(gone).toMatchObject([
      { access: 'gone', inspection: { id: 'inspection-18', stationNote: { reason: '人员调整' } } },
    ])
    const incoming = await laptopOf(station, 'bing')
    expect(incoming.device.inspection('inspection-18').officers.map(({ id }) => id)).toEqual(body.officerIds)

    // What happens after that is no longer 甲's business.
    await incoming.device.act(incoming.officers[0], 'inspection-18', 'declareRecusal', { conflict: false })
    await incoming.device.push(incoming.officers[0])
    expect(await device.pull(jia, gone[0]!.rev)).toEqual([])
    const again = (await device.pull(jia)).find(({ inspection }) => inspection.id === 'inspection-18')
    expect(again?.inspection.recusals).toEqual([])
    // And what 甲 brings late is parked, with the station's version.
    device.inspections.set(
      'inspection-18',
      rows.find(({ inspection }) => inspection.id === 'inspection-18')!.inspection,
    )
    await device.act(jia, 'inspection-18', 'declareRecusal', { conflict: false })
    expect((await device.push(jia))[0]).toMatchObject({
      status: 'parked',
      refusal: { code: 'state.not-assigned' },
    })
  })

  it('shows a head the own station and the bureau the district', async () => {
    const seen = async (login: string) => (await laptopOf(station, login)).device.inspections.size
    expect(await seen('head')).toBe(31)
    expect(await seen('head2')).toBe(0)
    expect(await seen('reviewer')).toBe(31)
    expect(await seen('far-admin')).toBe(0)
  })

  it('gives gapless revs in commit order to parallel pushes, and a puller misses none', async () => {
    const laptops = await Promise.all(Array.from({ length: 5 }, () => laptopOf(station, 'jia', 'yi')))
    const start = Math.max(...(await deviceOf(station).pull(await admin())).map(({ rev }) => rev))
    const ids = Array.from({ length: 5 }, (_, index) => `inspection-${20 + index}`)
    // Each laptop works on two records of its own; every push is sent twice at the same time.
    for (const [index, { device, officers }] of laptops.entries()) {
      await openInspection(device, officers, ids[index]!)
      const keys = ['name', 'address', 'scope']
      for (let edit = 0; edit < 7; edit++) {
        const answerKey = `registration/${keys[edit % 3]}`
        const replaces = device.inspection(ids[index]!).answers[answerKey]?.commandId ?? null
        await device.act(officers[0], ids[index]!, 'answerItem', {
          answerKey,
          result: 'conform',
          facts: '',
          replaces,
        })
      }
    }
    let pushing = true
    const reader = deviceOf(station)
    const head = await reader.enrol('admin', passwordOf('admin'))
    const seen = new Map<string, number>()
    const reading = (async () => {
      for (let since = start; ; ) {
        const last = !pushing
        const page = await reader.pullPage(head, since, 3)
        for (const { rev, inspection } of page.rows) {
          expect(rev).toBeGreaterThan(since)
          seen.set(inspection.id, inspection.version)
        }
        since = page.cursor
        if (last && page.complete) return
      }
    })()
    const pushed = await Promise.all(
      laptops.map(async ({ device, officers }) => {
        const revs: number[] = []
        for (const entry of device.chain) {
          const [one, two] = await Promise.all([
            device.push(officers[0], [entry]),
            device.push(officers[1], [entry]),
          ])
          expect(one).toEqual(two)
          revs.push(one![0]!.rev!)
        }
        return revs
      }),
    )
    pushing = false
    await reading
    const revs = pushed.flat().sort((a, b) => a - b)
    expect(revs).toEqual(Array.from({ length: 50 }, (_, index) => start + 1 + index))
    for (const own of pushed) expect(own).toEqual([...own].sort((a, b) => a - b))
    for (const [index, { device }] of laptops.entries())
      expect(seen.get(ids[index]!)).toBe(device.inspection(ids[index]!).version)
  })
})
