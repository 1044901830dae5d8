import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ask, type TestDevice, type TestOfficer } from '../../tools/client.ts'
import { backUp } from '../../tools/database-backup.ts'
import { MeddlingProxy } from '../../tools/meddling-proxy.ts'
import { passwordOf, smallDistrict, smallInspection } from '../../tools/small-district.ts'
import { startTestStation, type TestStation, testClock } from '../../tools/station.ts'
import { openStoreLaptop, type StoreLaptop } from '../../tools/store-laptop.ts'
import { deviceOf, engines, laptopOf, openInspection } from '../server/engines.ts'

// The build for a browser, as the app ships it.
vi.mock('tus-js-client', () => import('tus-js-client/lib.es5/browser/index.js' as string))

const id = 'inspection-1'
const [name, address] = ['name', 'address'].map((key) => `registration/${key}`) as [string, string]

describe.each(engines)('pages of the station on a laptop, with $name', ({ postgres }) => {
  let station: TestStation
  let proxy: MeddlingProxy
  let other: TestDevice
  let jia: TestOfficer
  let laptop: StoreLaptop
  beforeEach(async () => {
    station = await startTestStation({
      district: smallDistrict([1, 2, 3].map((number) => smallInspection(number))),
      postgres,
      clock: testClock(new Date().toISOString()),
    })
    const both = await laptopOf(station, 'jia', 'yi')
    other = both.device
    jia = both.officers[0]
    await openInspection(other, both.officers, id)
    await other.push(jia)
    proxy = await MeddlingProxy.start(() => station.url)
    laptop = await openStoreLaptop(proxy.address, 'yi')
    await laptop.workspace.syncNow()
  })
  afterEach(async () => {
    vi.restoreAllMocks()
    proxy.instead = undefined
    await laptop.close()
    await proxy.stop()
    await station.close()
  })

  const sync = () => laptop.workspace.sync.get()
  const listed = () => laptop.workspace.summaries.get().map((summary) => summary.id)
  const local = async () => (await laptop.workspace.store.read(id))!.inspection
  const answer = async (answerKey: string, facts: string) => {
    const payload = { answerKey, result: 'unverifiable', facts, replaces: null } as const
    expect((await laptop.workspace.dispatch(id, 'answerItem', payload)).refusal).toBeUndefined()
  }
  const answerElsewhere = async (answerKey: string, facts: string) => {
    await other.act(jia, id, 'answerItem', { answerKey, result: 'unverifiable', facts, replaces: null })
    await other.push(jia, other.chain.slice(-1))
  }
  /** 乙 is taken off the record by the admin. */
  const reassign = async () => {
    const body = { officerIds: ['account-jia', 'account-bing'], reason: '人员调整' }
    const { token } = await deviceOf(station).signIn('admin', passwordOf('admin'))
    await ask(station.url, `/api/admin/inspections/${id}/reassign`, { token, body })
  }

  it('take a record that left the scope from the list', async () => {
    expect(listed()).toContain(id)
    await reassign()
    await laptop.workspace.syncNow()
    expect(listed()).not.toContain(id)
    expect(listed()).toHaveLength(2)
  })

  it('stand in the lists of those accounts of the laptop whose scope they are in', async () => {
    expect(listed()).toHaveLength(3)
    await laptop.changeTo('ding')
    await laptop.workspace.syncNow()
    expect(sync()).toMatchObject({ complete: true, problem: null })
    expect(listed()).toEqual([])
  })

  it('leave one with own acts that the station did not take where its officer sees them', async () => {
    proxy.instead = () => ({ status: 502 })
    await answer(name, '改派前写的。')
    await reassign()
    proxy.instead = undefined
    await laptop.workspace.syncNow()
    expect(sync()).toMatchObject({ pending: 0, parked: 1 })
    expect(listed()).toContain(id)
    expect((await local()).answers[name]!.facts).toBe('改派前写的。')
  })

  it('put what was done while they were on the way on top', async () => {
    await answerElsewhere(name, '甲看了名称。')
    const { api } = laptop.workspace
    const pull = api.pull.bind(api)
    vi.spyOn(api, 'pull').mockImplementationOnce(async (...asked) => {
      const page = await pull(...asked)
      await answer(address, '乙看了住所。')
      // No further round: what is looked at is this page.
      proxy.instead = () => ({ status: 502 })
      return page
    })
    await laptop.workspace.syncNow()
    const { answers } = await local()
    expect([answers[name]?.facts, answers[address]?.facts]).toEqual(['甲看了名称。', '乙看了住所。'])
    expect(sync().pending).toBe(1)
    proxy.instead = undefined
    await laptop.workspace.syncNow()
    expect(sync()).toMatchObject({ pending: 0, parked: 0 })
    expect((await local()).answers[address]?.facts).toBe('乙看了住所。')
  })

  it('land whole: where the write fails, the next round reads the same page again', async () => {
    await answerElsewhere(name, '甲看了名称。')
    const { inspections } = laptop.workspace.store.database
    vi.spyOn(inspections, 'bulkPut').mockImplementationOnce(() => {
      throw new Error('the write failed')
    })
    await laptop.workspace.syncNow()
    expect((await local()).answers[name]).toBeUndefined()
    await laptop.workspace.syncNow()
    expect((await local()).answers[name]?.facts).toBe('甲看了名称。')
  })

  it('begin anew from a restored station, which gets again what it lost', async () => {
    let restore!: () => Promise<void>
    await station.restart({
      between: async () => {
        restore = await backUp(station, 'before')
      },
    })
    vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    await answer(name, '备份以后写的。')
    await laptop.workspace.syncNow()
    expect(sync()).toMatchObject({ pending: 0, problem: null })
    await station.restart({ between: restore })
    await laptop.workspace.syncNow()
    await laptop.until(() => sync().pending === 0 && sync().problem === null)
    other.url = station.url
    const held = (await other.pull(jia)).find(({ inspection }) => inspection.id === id)!.inspection
    expect(held.answers[name]?.facts).toBe('备份以后写的。')
    expect(await local()).toEqual(held)
  })
})
