import { createHash, randomBytes } from 'node:crypto'
import { Upload } from 'tus-js-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SeedDistrict } from '../../../server/demo/seed.ts'
import { resultEntrySchema } from '../../../shared/domain/result-list.ts'
import { type FiguresAnswer, figuresAnswerSchema } from '../../../shared/protocol/figures.ts'
import { authorizationHeader, protocolHeader } from '../../../shared/protocol/http.ts'
import { ask, problemOf, type TestDevice, type TestOfficer } from '../../tools/client.ts'
import { passwordOf, smallDistrict, smallInspection } from '../../tools/small-district.ts'
import { startTestStation, type TestStation } from '../../tools/station.ts'
import { deviceOf, engines, laptopOf, openInspection } from './engines.ts'

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** 责令改正, which the small district's list has not. */
const corrected = resultEntrySchema.parse({
  code: 'corrected',
  text: '发现问题已责令改正',
  definition: '',
  nature: 'problem',
  followUps: ['ordered-correction'],
})

const august = { followUpDue: '2026-08-27', reinspectOn: '2026-08-28' }
const september = { followUpDue: '2026-09-03', reinspectOn: '2026-09-04' }

function district(): SeedDistrict {
  const fourth = smallInspection(4)
  const business = { ...fourth.business, stationId: 'station-2', stationName: '第二市场监管所' }
  const whole = smallDistrict([
    ...[1, 2, 3].map((number) => smallInspection(number)),
    { ...fourth, business },
  ])
  const resultLists = whole.reference.resultLists.map((list) => ({
    ...list,
    entries: [...list.entries, corrected],
  }))
  return { ...whole, reference: { ...whole.reference, resultLists } }
}

describe.each(engines)('the follow-up on $name', ({ postgres }) => {
  let station: TestStation
  beforeAll(async () => {
    station = await startTestStation({ district: district(), postgres })
  })
  afterAll(() => station.close())

  const figures = async (officer: { token: string }): Promise<FiguresAnswer> =>
    figuresAnswerSchema.parse(await ask(station.url, '/api/figures', { token: officer.token }))

  /** A problem, ordered to be corrected by a date, signed and received. */
  const orderCorrection = async (
    device: TestDevice,
    officers: readonly TestOfficer[],
    id: string,
    due: { followUpDue: string; reinspectOn: string },
  ) => {
    const [first] = officers
    await openInspection(device, officers, id)
    await device.act(first!, id, 'answerItem', {
      answerKey: 'registration/name',
      result: 'nonconform',
      facts: '牌匾名称不一致。',
      replaces: null,
    })
    const answerKeys = ['address', 'scope'].map((key) => `registration/${key}`)
    await device.act(first!, id, 'fillRemaining', { checklistId: 'registration', answerKeys })
    await device.act(first!, id, 'conclude', {
      matters: { registration: 'problem' },
      resultCode: 'corrected',
      facts: '牌匾名称不一致。',
      qualification: '未规范使用名称。',
      legalBasis: '依据。',
      followUp: 'ordered-correction',
      ...due,
      endedAt: device.now(),
    })
    await device.act(first!, id, 'recordPartyStatement', {
      mode: 'refused',
      opinion: '',
      signerName: '',
      reason: '当事人拒绝签字',
      witnessName: '见证人',
      witnessIdTail: '',
    })
    for (const officer of officers) await device.signOff(officer, id)
  }

  const addProof = (device: TestDevice, officer: TestOfficer, id: string, bytes: Buffer) =>
    device.act(officer, id, 'addProof', {
      evidenceId: sha256(bytes),
      name: '改正后.jpg',
      mediaType: 'image/jpeg',
      size: bytes.length,
      caption: '改正后的牌匾',
      source: 'camera',
      capturedAt: device.now(),
      purpose: 'reinspection',
    })

  const reinspect = (
    device: TestDevice,
    officer: TestOfficer,
    id: string,
    proof: Buffer,
    present: string[],
  ) =>
    device.act(officer, id, 'recordReinspection', {
      reinspectionId: `${id}-visit`,
      at: device.now(),
      present,
      outcome: 'corrected',
      facts: '牌匾已更换。',
      proofIds: [sha256(proof)],
    })

  const upload = (token: string, bytes: Buffer, inspectionId: string) =>
    new Promise<void>((resolve, reject) => {
      new Upload(bytes, {
        endpoint: `${station.url}/api/uploads`,
        chunkSize: 512 * 1024,
        retryDelays: null,
        headers: { authorization: authorizationHeader(token), [protocolHeader]: '1' },
        metadata: { sha256: sha256(bytes), inspectionId, name: '改正后.jpg' },
        onSuccess: () => resolve(),
        onError: reject,
      }).start()
    })

  it('carries a 复查 with its photo to another laptop, and counts it in every account’s figures', async () => {
    const { device, officers } = await laptopOf(station, 'jia', 'yi')
    const [jia] = officers
    await orderCorrection(device, officers, 'inspection-1', august)
    await device.push(jia)
    const head = await deviceOf(station).signIn('head', passwordOf('head'))
    expect(await figures(head)).toMatchObject({
      scope: 'station',
      figures: { records: 1, problems: 1, followUp: { total: 1, done: 0, percent: 0, overdue: 0 } },
    })

    station.clock.set('2026-08-28T02:00:00.000Z')
    const again = await device.signIn('jia', passwordOf('jia'))
    await device.pull(again)
    expect(device.inspection('inspection-1').state).toBe('accepted')
    const photo = randomBytes(1_200_000)
    const before = device.chain.length
    await addProof(device, jia, 'inspection-1', photo)
    await reinspect(device, jia, 'inspection-1', photo, ['account-jia', 'account-yi'])
    const results = await device.push(again, device.chain.slice(before))
    expect(results.map(({ status }) => status)).toEqual(['accepted', 'accepted'])

    // The proof is still on its way: the record is none the less received, and the station says what it lacks.
    const other = deviceOf(station)
    const yi = await other.enrol('yi', passwordOf('yi'))
    await other.pull(yi)
    expect(other.inspection('inspection-1').state).toBe('accepted')
    const missing = () =>
      ask(station.url, '/api/evidence/missing?inspectionId=inspection-1', { token: yi.token })
    expect(await missing()).toEqual({ missing: [sha256(photo)], papers: [] })
    const opened = () =>
      fetch(`${station.url}/api/evidence/${sha256(photo)}`, {
        headers: { authorization: authorizationHeader(yi.token) },
      })
    expect((await opened()).status).toBe(404)
    await upload(again.token, photo, 'inspection-1')
    expect(await missing()).toEqual({ missing: [], papers: [] })
    const answer = await opened()
    expect(answer.status).toBe(200)
    expect(Buffer.from(await answer.arrayBuffer()).equals(photo)).toBe(true)
    await other.pull(yi)
    expect(other.inspection('inspection-1').state).toBe('accepted')

    const signIn = async (login: string) => deviceOf(station).signIn(login, passwordOf(login))
    for (const [login, scope, records] of [
      ['head', 'station', 1],
      ['reviewer', 'district', 1],
      ['admin', 'district', 1],
      ['yi', 'own', 1],
      ['wu', 'own', 0],
      ['head2', 'station', 0],
      ['far-admin', 'district', 0],
    ] as const) {
      const percent = records === 1 ? 100 : null
      expect(await figures(await signIn(login)), login).toMatchObject({
        scope,
        figures: { records, followUp: { total: records, done: records, percent, onTime: records } },
      })
    }
  })

  it('parks a 复查 with somebody who is neither of the record nor of the 辖区所', async () => {
    station.clock.set('2026-08-28T03:00:00.000Z')
    const { device, officers } = await laptopOf(station, 'jia', 'yi')
    const [jia] = officers
    await orderCorrection(device, officers, 'inspection-2', september)
    const photo = randomBytes(2000)
    await addProof(device, jia, 'inspection-2', photo)
    // 检查员丁 is of the 辖区所, 检查员戊 is of another one; the laptop knows neither.
    await reinspect(device, jia, 'inspection-2', photo, ['account-jia', 'account-wu'])
    const results = await device.push(jia)
    expect(results.at(-1)).toMatchObject({ status: 'parked', refusal: { code: 'follow-up.officer' } })

    const { device: second, officers: team } = await laptopOf(station, 'jia', 'yi')
    await orderCorrection(second, team, 'inspection-3', september)
    const other = randomBytes(2000)
    await addProof(second, team[0], 'inspection-3', other)
    await reinspect(second, team[0], 'inspection-3', other, ['account-jia', 'account-ding'])
    const taken = await second.push(team[0])
    expect(new Set(taken.map(({ status }) => status))).toEqual(new Set(['accepted']))
  })

  it('counts what is late by the day of the station, and answers nobody without a session', async () => {
    station.clock.set('2026-09-04T15:59:00.000Z')
    const head = await deviceOf(station).signIn('head', passwordOf('head'))
    expect((await figures(head)).figures.followUp).toMatchObject({ total: 3, done: 2, overdue: 0 })
    // Midnight in China: the day of the planned 复查, a Friday, has passed.
    station.clock.set('2026-09-04T16:00:00.000Z')
    expect((await figures(head)).figures.followUp).toMatchObject({ overdue: 1, percent: 66.6 })
    const refused = await problemOf(ask(station.url, '/api/figures'))
    expect(refused.problem.code).toBe('session.expired')
  })

  it('goes to the 辖区所 of the business once the record is received, and is closed by its own people', async () => {
    station.clock.set('2026-09-05T02:00:00.000Z')
    const { device, officers } = await laptopOf(station, 'jia', 'yi')
    const home = deviceOf(station)
    const head = await home.enrol('head2', passwordOf('head2'))
    await home.pull(head)
    expect(home.inspections.has('inspection-4')).toBe(false)
    const due = { followUpDue: '2026-09-20', reinspectOn: '2026-09-21' }
    await orderCorrection(device, officers, 'inspection-4', due)
    await device.push(officers[0])
    await home.pull(head)
    expect(home.inspection('inspection-4').state).toBe('accepted')
    const { device: second } = await laptopOf(station, 'wu')
    expect(second.inspection('inspection-4').state).toBe('accepted')

    station.clock.set('2026-09-05T03:00:00.000Z')
    const photo = randomBytes(2000)
    await addProof(home, head, 'inspection-4', photo)
    await reinspect(home, head, 'inspection-4', photo, ['account-head2', 'account-wu'])
    const results = await home.push(head)
    expect(results.map(({ status }) => status)).toEqual(['accepted', 'accepted'])
    expect((await figures(head)).figures.followUp).toMatchObject({ total: 1, done: 1, percent: 100 })
  })
})
