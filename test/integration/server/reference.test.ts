import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deadlineAfter, newestCalendar } from '../../../shared/domain/calendar.ts'
import type { Profile } from '../../../shared/jurisdictions/profile.ts'
import type { ReferenceHistory, SavedVersion } from '../../../shared/protocol/administration.ts'
import type { Handshake, Reference } from '../../../shared/protocol/http.ts'
import { ask, problemOf } from '../../tools/client.ts'
import { codeOf, passwordOf, smallDistrict, smallInspection } from '../../tools/small-district.ts'
import { startTestStation, type TestStation } from '../../tools/station.ts'
import { StationChild } from '../../tools/station-child.ts'
import { deviceOf, engines, laptopOf } from './engines.ts'

const row = {
  taskNumber: '2026-200',
  taskName: '公示信息检查',
  from: '2026-08-01',
  to: '2026-09-30',
  businessName: '第二版规则（泉州）贸易有限公司',
  code: codeOf(700),
  kind: 'enterprise',
  registeredAddress: '丰泽街 700 号',
  stationId: 'station-1',
  checklistIds: ['registration'],
  officerLogins: ['jia', 'yi'],
}

describe.each(engines)('rules and holidays on $name', ({ postgres }) => {
  let station: TestStation
  let token: string
  let profile: Omit<Profile, 'version'>
  beforeAll(async () => {
    station = await startTestStation({ district: smallDistrict([smallInspection(1)]), postgres })
    token = (await deviceOf(station).signIn('admin', passwordOf('admin'))).token
    const { version: _, ...first } = (await reference()).profiles.find(({ id }) => id === '350503')!
    profile = { ...first, platform: '一体化平台', mailing: { ...first.mailing, ruleId: 'F6' } }
  })
  afterAll(() => station.close())

  const post = <T>(path: string, body: unknown, by = token) =>
    ask<T>(station.url, `/api/admin/${path}`, { token: by, body })
  const reference = () => ask<Reference>(station.url, '/api/reference', { token })
  const revision = async () => (await ask<Handshake>(station.url, '/api/handshake')).referenceRevision!
  const history = () => ask<ReferenceHistory>(station.url, '/api/admin/reference-history', { token })
  const everything = async () => (await laptopOf(station, 'admin')).device.inspections

  it('saves an edit as the next version, with who, when, why and what', async () => {
    const before = await revision()
    const next = {
      ...profile,
      publishDeadline: { ...profile.publishDeadline, count: 15 },
      resultReview: { required: true, ruleId: 'J11' },
    }
    expect(await post<SavedVersion>('profiles', { basedOn: 1, profile: next, reason: '区局要求' })).toEqual({
      id: '350503',
      version: 2,
    })
    expect(await revision()).toBe(before + 1)
    expect(await history()).toMatchObject([
      {
        kind: 'profile',
        id: '350503',
        version: 2,
        by: '管理员',
        at: station.clock.now().toISOString(),
        reason: '区局要求',
        changes: expect.arrayContaining([
          { group: '公示期限', label: '期限', before: '20 日（F16）', after: '15 日（F16）' },
          {
            group: '结果复核',
            label: '提交前',
            before: '不要求复核（J11）',
            after: '须经所负责人复核（J11）',
          },
        ]),
      },
    ])
  })

  it('changes nothing on a record from before; a new import is made under it', async () => {
    await post('import', { rows: [row] })
    const held = [...(await everything()).values()]
    const old = held.find(({ id }) => id === 'inspection-1')!
    const made = held.find(({ business }) => business.code === row.code)!
    expect([old.versions.profile.version, old.reviewRequired]).toEqual([1, false])
    expect([made.versions.profile.version, made.reviewRequired]).toEqual([2, true])
    const { profiles, calendars } = await reference()
    const due = (inspection: typeof old) => {
      const pinned = profiles.find(
        ({ id, version }) =>
          id === inspection.versions.profile.id && version === inspection.versions.profile.version,
      )!
      return deadlineAfter('2026-08-12', pinned.publishDeadline, calendars[0]!).nominal
    }
    expect([due(old), due(made)]).toEqual(['2026-09-01', '2026-08-27'])
  })

  it('takes no edit of a version that is not the newest, so that no admin overwrites another', async () => {
    const { problem } = await problemOf(post('profiles', { basedOn: 1, profile, reason: '旧版' }))
    expect(problem).toMatchObject({ code: 'reference.changed', status: 409 })
    expect(problem.message).toContain('第 2 版')
  })

  it('lets nobody but an admin of the district edit, and says which field is wrong', async () => {
    const far = (await deviceOf(station).signIn('far-admin', passwordOf('far-admin'))).token
    const head = (await deviceOf(station).signIn('head', passwordOf('head'))).token
    const edit = { basedOn: 2, profile, reason: '修改' }
    for (const by of [far, head])
      expect((await problemOf(post('profiles', edit, by))).problem.code).toBe('access.denied')
    for (const [change, field, words] of [
      [{ mailing: { ...profile.mailing, minimumDays: 10 } }, 'mailing.minimumDays', '15 日'],
      [{ matterMode: { ...profile.matterMode, onsiteRequired: ['none'] } }, 'matterMode', '没有检查清单'],
      [{ resultList: { id: 'results', version: 9 } }, 'resultList', '没有结果清单'],
      [{ publicationPlatforms: [] }, 'publicationPlatforms', '至少填写一项'],
      [
        { phrases: { 'inspection-notice.opening': [{ from: '2026-08-01', text: '现对{company}检查。' }] } },
        '文书用语 检查通知书 首部',
        '不认识“{company}”',
      ],
    ] as const) {
      const { problem } = await problemOf(post('profiles', { ...edit, profile: { ...profile, ...change } }))
      expect(problem.code).toBe('reference.refused')
      expect(problem.message).toContain(field)
      expect(problem.message).toContain(words)
    }
    expect((await reference()).profiles.filter(({ id }) => id === '350503')).toHaveLength(2)
  })

  it('takes the holidays of a new year, and deadlines of records from before are counted by it', async () => {
    const before = newestCalendar((await reference()).calendars)!
    const table = {
      year: 2027,
      holidays: ['2027-01-01', '2027-05-03', '2027-10-01'],
      workdays: [],
      source: '测试',
    }
    const { problem } = await problemOf(
      post('calendars', { basedOn: 1, table: { ...table, holidays: ['2027-05-03'] } }),
    )
    expect(problem.message).toContain('缺少元旦')
    const { version } = await post<SavedVersion>('calendars', { basedOn: before.version, table })
    const after = newestCalendar((await reference()).calendars)!
    expect([after.version, after.coveredUntil]).toEqual([version, '2027-12-31'])
    const period = { count: 20, unit: 'workday' } as const
    expect(deadlineAfter('2026-12-10', period, before).provisional).toBe(true)
    expect(deadlineAfter('2026-12-10', period, after)).toMatchObject({
      nominal: '2027-01-08',
      provisional: false,
    })
    expect([...(await everything()).values()].map(({ versions }) => versions.calendar.version)).toContain(
      before.version,
    )
    expect((await history())[0]).toMatchObject({ kind: 'calendar', reason: '2027 年：测试' })
  })
})

describe('a sixth district', () => {
  const profile: Omit<Profile, 'version'> = {
    id: '999999',
    name: '第六县',
    authority: '第六县市场监督管理局',
    platform: '第六县双随机平台',
    publishDeadline: { count: 7, unit: 'calendar', start: 'inspectionEnd', ruleId: '六1' },
    nationalPublishDeadline: { count: 20, unit: 'workday', ruleId: 'Q12' },
    advanceNotice: { mode: 'forbidden', methods: [], ruleId: '六2' },
    mailing: { minimumDays: 20, maximumDays: 25, channels: ['EMS'], ruleId: '办法9' },
    preListingReminder: { required: true, ruleId: 'F7' },
    resultReview: { required: true, ruleId: 'J11' },
    matterMode: { onsiteRequired: [], offsiteFirst: [], ruleId: 'F20' },
    publicationPlatforms: ['第六县公示平台'],
    reportSchedule: [],
    targets: [],
    approvalChain: ['stationHead', 'bureauApprover'],
    resultList: { id: 'national', version: 1 },
    numberPatterns: { 'inspection-notice': '六市监检通〔{year}〕{number}号' },
    citations: {},
    rules: [
      { id: '六1', text: '自检查结束之日起 7 日内公示', source: '第六县方案 一' },
      { id: '六2', text: '不得事先通知', source: '第六县方案 二' },
    ],
    supervisionPhone: '12315',
    source: '第六县 2026年方案',
  }
  const account = (login: string, name: string, role: string, stationId = 'liu-1') => ({
    login,
    name,
    role,
    stationId,
    password: passwordOf(login),
    ...(role === 'inspector'
      ? { certificateNumber: `999999-${login}`, certificateValidUntil: '2099-12-31' }
      : {}),
  })
  const district = {
    profile,
    stations: [
      { id: 'liu-1', name: '第六县第一市场监管所' },
      { id: 'liu-bureau', name: '第六县市场监督管理局' },
    ],
    accounts: [
      account('liu-jia', '检查员一', 'inspector'),
      account('liu-yi', '检查员二', 'inspector'),
      account('liu-admin', '管理员六', 'admin', 'liu-bureau'),
    ],
  }
  let folder: string
  let child: StationChild
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'suijian-sixth-'))
    const file = join(folder, 'district.json')
    await writeFile(file, JSON.stringify(district))
    // An empty station: what it needs beside the district comes along.
    child = await StationChild.start({ renderer: folder, args: [] })
    await child.stop()
    await child.start(['--add-district', file])
  })
  afterAll(async () => {
    await child.remove()
    await rm(folder, { recursive: true, force: true })
  })

  it('comes from a file: its people sign in, its tasks come in, its own rules hold', async () => {
    const now = () => new Date().toISOString()
    const here = { url: child.address, clock: { now: () => new Date() } } as unknown as TestStation
    const admin = await deviceOf(here).signIn('liu-admin', passwordOf('liu-admin'))
    const imported = await ask(child.address, '/api/admin/import', {
      token: admin.token,
      body: {
        rows: [
          {
            ...row,
            from: now().slice(0, 10),
            to: '2099-12-31',
            stationId: 'liu-1',
            officerLogins: ['liu-jia', 'liu-yi'],
          },
        ],
      },
    })
    expect(imported).toMatchObject({ imported: 1 })
    const { device, officers } = await laptopOf(here, 'liu-jia', 'liu-yi')
    const [inspection] = [...device.inspections.values()]
    expect(inspection).toMatchObject({
      versions: { profile: { id: '999999', version: 1 } },
      noticeRequired: false,
      reviewRequired: true,
    })
    for (const officer of officers)
      await device.act(officer, inspection!.id, 'declareRecusal', { conflict: false })
    const notice = { method: 'phone', at: now(), note: '电话通知' } as const
    await expect(device.act(officers[0], inspection!.id, 'recordNoticeDelivery', notice)).rejects.toThrow(
      'notice.forbidden',
    )
    const own = device.reference.profiles.find(({ id }) => id === '999999')!
    const { nominal } = deadlineAfter(
      '2026-03-02',
      own.publishDeadline,
      newestCalendar(device.reference.calendars)!,
    )
    expect([nominal, own.publishDeadline.ruleId]).toEqual(['2026-03-09', '六1'])
    expect((await device.push(officers[0])).map(({ status }) => status)).toEqual(['accepted', 'accepted'])
  })

  it('is not added a second time', async () => {
    await child.stop()
    await expect(child.start(['--add-district', join(folder, 'district.json')])).rejects.toThrow(
      'ended with 1',
    )
    await child.start()
    const admin = await deviceOf({
      url: child.address,
      clock: { now: () => new Date() },
    } as unknown as TestStation).signIn('liu-admin', passwordOf('liu-admin'))
    expect(admin.account.districtId).toBe('999999')
  })
})
