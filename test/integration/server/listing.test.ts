import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Inspection } from '../../../shared/domain/inspection.ts'
import type { NumberBlock } from '../../../shared/protocol/numbers.ts'
import { ask, type TestDevice, type TestOfficer } from '../../tools/client.ts'
import { smallDistrict, smallInspection } from '../../tools/small-district.ts'
import { startTestStation, type TestStation } from '../../tools/station.ts'
import { engines, laptopOf, openInspection, sealUnreachable } from './engines.ts'

const proposal = {
  reason: 'unreachable',
  situation: '到登记的住所检查，无人经营。',
  clauses: '企业经营异常名录管理办法 第四条、第九条',
  handlerOpinion: '建议列入。',
} as const
const approve = { decision: 'approve', opinion: '同意' } as const

/** An inspection of 甲 and 乙 at a business whose 辖区所 is another one. */
function elsewhere(number: number): Inspection {
  const inspection = smallInspection(number)
  return {
    ...inspection,
    business: { ...inspection.business, stationId: 'station-2', stationName: '第二市场监管所' },
  }
}

/** The same business in another task. */
function sameBusiness(number: number, of: Inspection): Inspection {
  return { ...smallInspection(number), business: of.business }
}

/** The small district, whose 无法联系 asks for no photo here: what is tested is not its upload. */
function district() {
  const own = smallInspection(3)
  const pushed = elsewhere(1)
  const whole = smallDistrict([
    pushed,
    elsewhere(2),
    own,
    sameBusiness(4, own),
    smallInspection(5),
    smallInspection(6),
  ])
  const resultLists = whole.reference.resultLists.map((list) => ({
    ...list,
    entries: list.entries.map((entry) => ({ ...entry, evidenceMinimum: 0 })),
  }))
  return { ...whole, reference: { ...whole.reference, resultLists } }
}

describe.each(engines)('the listing chain at the station, on $name', ({ postgres }) => {
  let station: TestStation
  beforeAll(async () => {
    station = await startTestStation({ district: district(), postgres })
  })
  afterAll(() => station.close())

  /** 无法联系 from arrival to the station's receipt, by 甲 and 乙. */
  const seal = async (id: string) => {
    const laptop = await laptopOf(station, 'jia', 'yi')
    await openInspection(laptop.device, laptop.officers, id, false)
    await sealUnreachable(laptop.device, laptop.officers, id)
    const results = await laptop.device.push(laptop.officers[0])
    expect(new Set(results.map(({ status }) => status))).toEqual(new Set(['accepted']))
    await laptop.device.pull(laptop.officers[0])
    expect(laptop.device.inspection(id).state).toBe('accepted')
    return laptop
  }
  const sees = async (login: string, id: string) => {
    const { device } = await laptopOf(station, login)
    return device.inspections.has(id)
  }
  /** Somebody on an own laptop gives the next command; returns what the station says. */
  const step = async (
    login: string,
    id: string,
    type: 'proposeListing' | 'reviewListing' | 'recordListingDecision',
    payload: object,
  ) => {
    const { device, officers } = await laptopOf(station, login)
    await device.act(officers[0], id, type, payload as never)
    return (await device.push(officers[0])).at(-1)!
  }
  const reserve = async ({ token }: TestOfficer, { id }: TestDevice) => {
    const kinds = [{ kind: 'listing-decision', held: [], want: true }]
    const body = { deviceId: id, year: 2026, kinds }
    return (await ask<{ blocks: NumberBlock[] }>(station.url, '/api/numbers', { token, body })).blocks[0]!
  }

  it('pushes a result that names a 列入事由 to the own station of the business, and no other', async () => {
    expect(await sees('wu', 'inspection-1')).toBe(false)
    expect(await sees('head2', 'inspection-1')).toBe(false)
    const { device, officers } = await seal('inspection-1')
    for (const login of ['wu', 'head2']) expect(await sees(login, 'inspection-1')).toBe(true)
    expect(await sees('bing', 'inspection-1')).toBe(false)
    // Not begun, so not pushed.
    expect(await sees('wu', 'inspection-2')).toBe(false)

    await expect(device.act(officers[0], 'inspection-1', 'proposeListing', proposal)).rejects.toThrow(
      'listing.other-station',
    )
    expect((await step('wu', 'inspection-1', 'proposeListing', proposal)).status).toBe('accepted')
    const review = { step: 'stationHead', ...approve }
    await expect(step('head', 'inspection-1', 'reviewListing', review)).rejects.toThrow('listing.wrong-role')
    expect((await step('head2', 'inspection-1', 'reviewListing', review)).status).toBe('accepted')
  })

  it('takes one listing of a business for the same ground, whichever record it comes from', async () => {
    await seal('inspection-3')
    await seal('inspection-4')
    expect((await step('jia', 'inspection-3', 'proposeListing', proposal)).status).toBe('accepted')
    expect(await step('yi', 'inspection-4', 'proposeListing', proposal)).toMatchObject({
      status: 'parked',
      refusal: { code: 'listing.double', happened: expect.stringContaining('任务 2026-001，审批中') },
    })
    // After a return the ground is free; then the first one has to wait.
    await step('head', 'inspection-3', 'reviewListing', {
      step: 'stationHead',
      decision: 'return',
      opinion: '缺证据',
    })
    expect((await step('bing', 'inspection-4', 'proposeListing', proposal)).status).toBe('accepted')
    expect(await step('jia', 'inspection-3', 'proposeListing', proposal)).toMatchObject({
      status: 'parked',
      refusal: { code: 'listing.double' },
    })
  })

  it('numbers a decision once, in the order of the decisions, for the device that reserved it', async () => {
    const blocks: NumberBlock[] = []
    for (const id of ['inspection-5', 'inspection-6']) {
      await seal(id)
      await step('jia', id, 'proposeListing', proposal)
      for (const [login, name] of [
        ['head', 'stationHead'],
        ['reviewer', 'bureauReviewer'],
        ['approver', 'bureauApprover'],
      ] as const)
        expect((await step(login, id, 'reviewListing', { step: name, ...approve })).status).toBe('accepted')
    }
    const decide = async (id: string, number: (block: NumberBlock) => string) => {
      const { device, officers } = await laptopOf(station, 'approver')
      const block = await reserve(officers[0], device)
      blocks.push(block)
      await device.act(officers[0], id, 'recordListingDecision', {
        outcome: 'listed',
        number: number(block),
        reason: '',
      })
      return (await device.push(officers[0])).at(-1)!
    }
    const format = (number: number) => `泉丰市监异入〔2026〕第${number}号`
    expect((await decide('inspection-5', ({ numbers }) => format(numbers[0]!))).status).toBe('accepted')
    for (const number of [1, 77])
      expect(await decide('inspection-6', () => format(number))).toMatchObject({
        status: 'parked',
        problem: { code: 'number.not-reserved' },
      })
    expect((await decide('inspection-6', ({ numbers }) => format(numbers[0]!))).status).toBe('accepted')
    expect(blocks.map(({ numbers }) => numbers)).toEqual([[1], [2], [3], [4]])
    const { device } = await laptopOf(station, 'jia')
    expect(device.inspection('inspection-5').listing).toMatchObject({
      status: 'decided',
      decision: { outcome: 'listed', number: format(1), byName: '区局审批' },
    })
  })
})
