import { describe, expect, it } from 'vitest'
import { demoDistrict } from '../../../server/demo/district.ts'
import { documentKinds } from '../../../shared/documents/index.ts'
import { inspectionNoticeInput } from '../../../shared/documents/inspection-notice/from-record.ts'
import { listingApprovalInput } from '../../../shared/documents/listing-approval-form/from-record.ts'
import { currentReviews } from '../../../shared/documents/parts/approval-steps.ts'
import { mergeCitations } from '../../../shared/documents/parts/citations.ts'
import type { Inspection } from '../../../shared/domain/inspection.ts'
import { listingDecisionDue } from '../../../shared/domain/listing-deadline.ts'
import { priorChecks } from '../../../shared/domain/prior-checks.ts'

/** Records of the demo district: every one was taken through the real decide and apply. */
const district = demoDistrict('2026-08-12T01:00:00.000Z')
const { profiles, checklists } = district.reference
const profileOf = (inspection: Inspection) =>
  profiles.find(({ id }) => id === inspection.versions.profile.id)!

function find(fits: (inspection: Inspection) => boolean): Inspection {
  const found = district.inspections.find(fits)
  if (!found) throw new Error('the demo district has no such record')
  return found
}

const facts = { number: '泉丰市监检通〔2026〕117号', issuedOn: '2026-08-10' }

describe('检查通知书 from a record', () => {
  const record = find(({ state, checklists: matters }) => state === 'awaiting-notice' && matters.length === 3)
  const profile = profileOf(record)
  const input = inspectionNoticeInput({ inspection: record, profile: profile, checklists }, facts)

  it('is complete for the template', () => {
    expect(documentKinds['inspection-notice'].input.parse(input)).toEqual(input)
  })

  it('names business, task, matters and officers as the record has them', () => {
    expect(input.subject).toMatchObject({ name: record.business.name, code: record.business.code })
    expect(input.task).toEqual({ number: record.task.number, name: record.task.name })
    expect(input.matters).toContain('登记事项检查')
    expect(input.officers.map(({ certificateNumber }) => certificateNumber)).toEqual(
      record.officers.map(({ certificateNumber }) => certificateNumber),
    )
    expect(input.visitOfYear).toBe(record.task.visitOfYear)
    expect(input.organ).toBe(profile.authority)
  })

  it('cites every law once, with the wording in force on the day of issue', () => {
    expect(input.basis).toEqual([
      '《中华人民共和国市场主体登记管理条例》第三十八条、第三十九条',
      '《企业公示信息抽查办法》第四条',
      '《企业信息公示暂行条例》第十四条',
    ])
    const earlier = inspectionNoticeInput(
      { inspection: record, profile: profile, checklists },
      { ...facts, issuedOn: '2024-01-05' },
    )
    expect(earlier.basis.join()).not.toContain('企业公示信息抽查办法')
  })

  it('gives rights, duties and discipline of the profile as single entries', () => {
    expect(input.rights).toHaveLength(3)
    expect(input.conduct.map(({ name, items }) => [name, items.length])).toEqual([
      ['五个严禁', 5],
      ['八个不得', 8],
    ])
  })

  it('never ends before it begins, even after the end of the task', () => {
    const late = inspectionNoticeInput(
      { inspection: record, profile: profile, checklists },
      { ...facts, issuedOn: '2027-12-01' },
    )
    expect(late.period).toEqual({ from: '2027-12-01', to: '2027-12-01' })
  })

  it('calls a legacy number 注册号', () => {
    const legacy = find(({ business }) => business.code.length === 15)
    const { subject } = inspectionNoticeInput(
      { inspection: legacy, profile: profileOf(legacy), checklists },
      facts,
    )
    expect(subject.codeLabel).toBe('注册号')
  })

  it('leaves out what the profile has no sentence for, and the schema names it', () => {
    const bare = { ...profile, citations: { ...profile.citations, rights: [] } }
    const parsed = documentKinds['inspection-notice'].input.safeParse(
      inspectionNoticeInput({ inspection: record, profile: bare, checklists }, facts),
    )
    expect(parsed.error?.issues[0]?.message).toContain('权利告知')
  })
})

describe('审批表 from a record', () => {
  const approvalOf = (record: Inspection) =>
    listingApprovalInput(
      { inspection: record, profile: profileOf(record), checklists },
      { number: null, issuedOn: '2026-08-12' },
    )
  const pending = find(({ listing }) => listing?.reason === 'unreachable' && listing.step === 'stationHead')

  it('is complete for the template in every step of the chain', () => {
    const listed = district.inspections.filter(({ listing }) => listing)
    expect(listed.length).toBeGreaterThan(5)
    for (const record of listed) {
      const input = approvalOf(record)
      expect(documentKinds['listing-approval-form'].input.parse(input)).toEqual(input)
    }
  })

  it('does not exist before a listing is proposed', () => {
    expect(approvalOf({ ...pending, listing: undefined })).toBeNull()
  })

  it('takes 检查情况, dates and evidence from the record', () => {
    const input = approvalOf(pending)!
    const { listing, conclusion } = pending
    expect(input.findings.facts).toBe(listing!.situation)
    expect(input.findings.period.to).toBe(conclusion!.endedAt.slice(0, 10))
    expect(input.evidence).toEqual([
      { name: '登记的住所门口', pieces: 1 },
      { name: '经签字的检查记录', pieces: 1 },
    ])
    expect(input.ground).toBe('通过登记的住所或者经营场所无法联系的')
  })

  it('adds findings that the proposal does not name', () => {
    const input = approvalOf({ ...pending, listing: { ...pending.listing!, situation: '另见记录。' } })!
    expect(input.findings.facts).toMatch(/^另见记录。\n住所（经营场所）.*：登记的住所现由其他单位使用/)
  })

  it('counts pieces by caption and leaves withdrawn ones and signatures out', () => {
    const photo = pending.evidence.find(({ source }) => source !== 'signature')!
    const input = approvalOf({
      ...pending,
      evidence: [
        photo,
        { ...photo, id: 'b'.repeat(64) },
        { ...photo, id: 'c'.repeat(64), withdrawn: { reason: '重复', by: 'x', at: photo.capturedAt } },
        { ...photo, id: 'd'.repeat(64), source: 'signature' },
      ],
    })!
    expect(input.evidence[0]).toEqual({ name: photo.caption, pieces: 2 })
  })

  it('gives each officer the own part: the opinion proposed, the signature given', () => {
    const { officers } = approvalOf(pending)!
    const proposer = pending.officers.findIndex(({ id }) => id === pending.listing!.proposedBy)
    expect(officers[proposer]!.opinion).toBe(pending.listing!.handlerOpinion)
    expect(officers[1 - proposer]!.opinion).toContain('已签字确认')
  })

  it('fills the steps that are decided and leaves the others empty', () => {
    const atReviewer = find(
      ({ listing }) => listing?.status === 'pending' && listing.step === 'bureauReviewer',
    )
    const input = approvalOf(atReviewer)!
    expect(input.stationHead).toMatchObject({
      name: atReviewer.listing!.reviews[0]!.reviewerName,
      opinion: '情况清楚，依据正确，同意。',
    })
    expect(input.bureauReview.step).toBeNull()
    expect(input.bureauApproval).toBeNull()
  })

  it('shows a return while the record is returned, and starts anew after the next proposal', () => {
    const returned = find(({ listing }) => listing?.status === 'returned')
    expect(approvalOf(returned)!.stationHead!.opinion).toMatch(/^退回：/)
    const again = { ...returned.listing!, status: 'pending' as const }
    expect(currentReviews(again)).toEqual([])
    expect(approvalOf({ ...returned, listing: again })!.stationHead).toBeNull()
  })
})

describe('citations and checks', () => {
  it('merges articles of one law', () => {
    expect(mergeCitations(['《甲法》第一条、《乙法》第二条', '《甲法》第一条、第三条', ''])).toEqual([
      '《甲法》第一条、第三条',
      '《乙法》第二条',
    ])
  })

  it('holds what stands against a listing, but not what is over', () => {
    expect(priorChecks({ creditFlags: ['曾列入经营异常名录，已移出'] }).every(({ clear }) => clear)).toBe(
      true,
    )
    expect(priorChecks({ creditFlags: ['歇业备案（法律文书送达地址已备案）'] })[0]).toMatchObject({
      clear: false,
      text: '歇业备案（法律文书送达地址已备案）',
    })
  })

  it('counts ten working days from the finding, only where the period begins with it', () => {
    const calendar = district.reference.calendars[0]!
    const record = find(({ listing }) => listing?.reason === 'unreachable')
    const conclusion = { ...record.conclusion!, endedAt: '2026-09-28T02:00:00.000Z' }
    // 2026: 1 to 7 October are days off, Saturday 10 October is worked.
    expect(listingDecisionDue({ ...record, conclusion }, calendar)?.deadline.effective).toBe('2026-10-16')
    const annual = find(({ listing }) => listing?.reason === 'annual-report')
    expect(listingDecisionDue(annual, calendar)).toBeUndefined()
  })
})

describe('经营异常名录审批表 of a record with a ledger', () => {
  const unvisited = find(({ mailings }) => mailings.length === 2)
  const proposed = find(({ listing, reminders }) => listing?.status === 'pending' && reminders.length > 0)
  const record = { ...unvisited, listing: proposed.listing, reminders: proposed.reminders }
  const { findings } = listingApprovalInput(
    { inspection: record, profile: profileOf(record), checklists },
    facts,
  )!

  it('lists both letters with their outcome, the interval by the rules, and the reminder', () => {
    expect(findings.mailings.map(({ sentOn, method, outcome }) => [sentOn, method, outcome])).toEqual([
      ['2026-07-10', 'EMS', '无人签收，2026年7月17日退回'],
      ['2026-07-30', 'EMS', '无人签收，2026年8月7日退回'],
    ])
    expect(findings.mailingInterval).toBe(20)
    expect(findings.reminders).toHaveLength(1)
    expect(findings.reminders[0]).toMatch(
      /^2026年8月\d+日15:50以电话（0595-\d{8}）提醒.+：拨打两次，均无人接听。$/,
    )
  })

  it('begins with the first letter where nobody went', () => {
    expect(findings.period.from).toBe('2026-07-10')
  })
})
