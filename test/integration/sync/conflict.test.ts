import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CommandPayload } from '../../../shared/domain/commands.ts'
import type { TestDevice, TestOfficer } from '../../tools/client.ts'
import { smallDistrict, smallInspection } from '../../tools/small-district.ts'
import { startTestStation, type TestStation, testClock } from '../../tools/station.ts'
import { openStoreLaptop, type StoreLaptop } from '../../tools/store-laptop.ts'
import { engines, laptopOf, openInspection } from '../server/engines.ts'

// The build for a browser, as the app ships it.
vi.mock('tus-js-client', () => import('tus-js-client/lib.es5/browser/index.js' as string))

const id = 'inspection-1'
const [name, address, scope] = ['name', 'address', 'scope'].map((key) => `registration/${key}`) as [
  string,
  string,
  string,
]

describe.each(engines)('two laptops on one inspection, with $name', ({ postgres }) => {
  let station: TestStation
  /** 检查员甲's laptop: a real chain and keys, without a store. */
  let first: TestDevice
  let jia: TestOfficer
  /** 检查员乙's laptop: the app's own store and sync. */
  let second: StoreLaptop
  beforeEach(async () => {
    station = await startTestStation({
      district: smallDistrict([smallInspection(1), smallInspection(2)]),
      postgres,
      clock: testClock(new Date().toISOString()),
    })
    const both = await laptopOf(station, 'jia', 'yi')
    first = both.device
    jia = both.officers[0]
    await openInspection(first, both.officers, id)
    await first.push(jia)
    second = await openStoreLaptop(station.url, 'yi')
    await second.workspace.syncNow()
  })
  afterEach(async () => {
    await second.close()
    await station.close()
  })

  const held = async () => (await first.pull(jia)).find(({ inspection }) => inspection.id === id)!.inspection
  const local = async () => (await second.workspace.store.read(id))!.inspection
  const answer = (
    answerKey: string,
    facts: string,
    replaces: string | null = null,
  ): CommandPayload<'answerItem'> => ({ answerKey, result: 'unverifiable', facts, replaces })
  const answerOnSecond = async (answerKey: string, facts: string) => {
    const replaces = (await local()).answers[answerKey]?.commandId ?? null
    const { refusal } = await second.workspace.dispatch(id, 'answerItem', answer(answerKey, facts, replaces))
    expect(refusal).toBeUndefined()
  }
  /** What 甲 answers without a network comes to the station first. */
  const answerOnFirst = async (answerKey: string, facts: string) => {
    const replaces = first.inspection(id).answers[answerKey]?.commandId ?? null
    await first.act(jia, id, 'answerItem', answer(answerKey, facts, replaces))
  }
  /** 乙 is cut off from the station while `work` runs. */
  const offline = async (work: () => Promise<void>) => {
    const { api } = second.workspace
    const handshake = vi.spyOn(api, 'handshake').mockRejectedValue(new Error('no network'))
    await work()
    handshake.mockRestore()
  }
  const facts = async (key: string) => (await held()).answers[key]?.facts

  it('merges edits to different items without a question', async () => {
    await offline(async () => {
      await answerOnSecond(address, '乙看了住所。')
      await answerOnSecond(scope, '乙看了范围。')
      await answerOnFirst(name, '甲看了名称。')
      await first.push(jia)
    })
    await second.workspace.syncNow()
    expect([await facts(name), await facts(address), await facts(scope)]).toEqual([
      '甲看了名称。',
      '乙看了住所。',
      '乙看了范围。',
    ])
    expect(await local()).toEqual(await held())
    expect(second.workspace.sync.get().parked).toBe(0)
  })

  it('shows edits to one item side by side; what was chosen stands, the rest goes on, both answers are kept', async () => {
    await offline(async () => {
      await answerOnSecond(name, '乙：门头不一致。')
      await answerOnSecond(address, '乙看了住所。')
      await answerOnSecond(name, '乙：门头不一致，已拍照。')
      await answerOnFirst(name, '甲：一致。')
      await answerOnFirst(scope, '甲看了范围。')
      await first.push(jia)
    })
    await second.workspace.syncNow()
    // Nobody has overwritten anybody, on neither side.
    expect(await facts(name)).toBe('甲：一致。')
    expect((await local()).answers[name]!.facts).toBe('乙：门头不一致，已拍照。')
    const conflict = (await second.workspace.conflict(id))!
    expect(conflict).toMatchObject({
      items: [
        {
          answerKey: name,
          own: { answer: { facts: '乙：门头不一致，已拍照。', byName: '检查员乙' }, evidence: [] },
          station: { answer: { facts: '甲：一致。', byName: '检查员甲' }, evidence: [] },
        },
      ],
      merged: 1,
    })
    expect(Date.parse(conflict.items[0]!.station.answer!.at)).toBeLessThanOrEqual(Date.now())

    const { refusal } = await second.workspace.resolveConflict(id, { [name]: 'own' }, '当面核对了门头')
    expect(refusal).toBeUndefined()
    await second.until(() => second.workspace.sync.get().parked === 0)
    await second.until(
      async () =>
        (await second.workspace.store.database.outbox.where('status').anyOf('queued', 'held').count()) === 0,
    )
    const merged = await held()
    expect(merged.answers[name]).toMatchObject({ facts: '乙：门头不一致，已拍照。', by: 'account-yi' })
    expect(merged.answers[address]!.facts).toBe('乙看了住所。')
    expect(merged.answers[scope]!.facts).toBe('甲看了范围。')
    expect(merged.handedOver).toMatchObject([
      {
        by: 'account-yi',
        choice: 'merge',
        reason: '当面核对了门头',
        conflicts: [{ taken: 'own', station: { facts: '甲：一致。', answeredBy: 'account-jia' } }],
      },
    ])
    await second.workspace.syncNow()
    expect(await local()).toEqual(merged)
  })

  it('takes the answer of the other laptop when that is chosen', async () => {
    await offline(async () => {
      await answerOnSecond(name, '乙：门头不一致。')
      await answerOnFirst(name, '甲：一致。')
      await first.push(jia)
    })
    await second.workspace.syncNow()
    await second.workspace.resolveConflict(id, { [name]: 'station' }, '甲看得更全')
    await second.until(() => second.workspace.sync.get().parked === 0)
    await second.workspace.syncNow()
    expect(await facts(name)).toBe('甲：一致。')
    expect((await held()).handedOver[0]!.conflicts![0]!.own.facts).toBe('乙：门头不一致。')
    expect(await local()).toEqual(await held())
  })

  it('keeps the record of the station that came with a refusal only until it was adopted', async () => {
    await offline(async () => {
      for (const key of [name, address]) await answerOnSecond(key, '乙的。')
      for (const key of [name, address]) await answerOnFirst(key, '甲的。')
      await first.push(jia)
    })
    await second.workspace.syncNow()
    const { store } = second.workspace
    // Not before the laptop has made a database for Node.
    const { readOutcome } = await import('../../../renderer/store/sync-writes.ts')
    const outcomes = async () => {
      const rows = await store.database.outbox.orderBy('sequence').toArray()
      return Promise.all(
        rows.map(async (row) => [row.status, Boolean((await readOutcome(store, row))?.inspection)]),
      )
    }
    expect(await outcomes()).toEqual([
      ['parked', true],
      ['held', false],
    ])
    await second.workspace.resolveParked(id, 'hand-over', '以甲的为准')
    await second.until(() => second.workspace.sync.get().parked === 0)
    await second.workspace.syncNow()
    expect(await local()).toEqual(await held())
    expect((await outcomes()).filter(([status]) => status === 'resolved')).toEqual([
      ['resolved', false],
      ['resolved', false],
    ])
  })

  it('shows what both set for the whole record field by field, with who and when', async () => {
    const method = (outcome: 'sufficient' | 'insufficient', reason: string) => ({
      checklistId: 'registration',
      method: '现场检查' as const,
      outcome,
      reason,
      replaces: null,
    })
    await offline(async () => {
      const own = await second.workspace.dispatch(id, 'recordMethod', method('insufficient', '当事人不在场'))
      expect(own.refusal).toBeUndefined()
      await first.act(jia, id, 'recordMethod', method('sufficient', '当事人在场'))
      await first.push(jia)
    })
    await second.workspace.syncNow()
    const { again, differences } = (await second.workspace.conflict(id))!
    expect(again).toHaveLength(1)
    const rows = Object.fromEntries(
      differences.map(({ field, own, station: there }) => [field.split(' · ').at(-1), [own, there]]),
    )
    expect(rows).toMatchObject({
      结果: ['还须现场检查', '足以得出结论'],
      理由: ['当事人不在场', '当事人在场'],
      经办人: ['检查员乙', '检查员甲'],
    })
    expect(Object.keys(rows)).toContain('时间')
    expect(differences.every(({ field }) => field.startsWith('检查方式'))).toBe(true)
  })

  it('asks again when the other laptop has changed the item meanwhile', async () => {
    await offline(async () => {
      await answerOnSecond(name, '乙：门头不一致。')
      await answerOnFirst(name, '甲：一致。')
      await first.push(jia)
    })
    await second.workspace.syncNow()
    await first.pull(jia)
    await answerOnFirst(name, '甲：再看，仍一致。')
    await first.push(jia, first.chain.slice(-1))
    await second.workspace.resolveConflict(id, { [name]: 'own' }, '当面核对了门头')
    await second.until(
      async () =>
        (await second.workspace.conflict(id))?.items[0]?.station.answer?.facts === '甲：再看，仍一致。',
    )
    expect(await facts(name)).toBe('甲：再看，仍一致。')
    await second.workspace.resolveConflict(id, { [name]: 'own' }, '两人商定')
    await second.until(() => second.workspace.sync.get().parked === 0)
    expect(await facts(name)).toBe('乙：门头不一致。')
  })
})
