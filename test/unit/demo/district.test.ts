import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { demoDistrict } from '../../../server/demo/district.ts'
import { demoPlan } from '../../../server/demo/plan.ts'
import { Walk } from '../../../server/demo/walk.ts'
import { chinaDate } from '../../../shared/domain/china-time.ts'
import { judgeCreditCode } from '../../../shared/domain/credit-code.ts'
import { sealIntact } from '../../../shared/domain/findings.ts'
import { inspectionStateNames } from '../../../shared/domain/inspection.ts'
import { inspectionSchema } from '../../../shared/domain/inspection-schema.ts'
import { dueDate } from '../../../shared/domain/publication.ts'
import { findRule } from '../../../shared/domain/rules.ts'
import { formatDocumentNumber } from '../../../shared/jurisdictions/profile.ts'
import { accountSchema } from '../../../shared/protocol/http.ts'

const now = '2026-08-12T10:41:00+08:00'
const today = '2026-08-12'
const district = demoDistrict(now)
const { reference, inspections, businesses, accounts, stations } = district

describe('the demo district', () => {
  it('is the same for the same moment, and follows the clock', () => {
    expect(demoDistrict(now)).toEqual(district)
    const later = demoDistrict('2027-03-05T02:00:00Z')
    expect(later.inspections.map(({ id, state }) => [id, state])).toEqual(
      inspections.map(({ id, state }) => [id, state]),
    )
    expect(later.inspections[0]!.task.to).toBe('2027-03-05')
  })

  it('holds only records that a sync page would take', () => {
    for (const inspection of inspections) expect(inspectionSchema.safeParse(inspection).error).toBeUndefined()
    expect(new Set(inspections.map(({ id }) => id)).size).toBe(inspections.length)
  })

  it('has an inspection in every state', () => {
    expect(new Set(inspections.map(({ state }) => state))).toEqual(new Set(Object.keys(inspectionStateNames)))
  })

  it('has listings at every step, returned and approved', () => {
    const seen = inspections.flatMap(({ listing }) => (listing ? [`${listing.status}/${listing.step}`] : []))
    expect(new Set(seen)).toEqual(
      new Set([
        'pending/stationHead',
        'pending/bureauReviewer',
        'pending/bureauApprover',
        'returned/stationHead',
        'approved/bureauApprover',
      ]),
    )
    const waiting = inspections.filter(({ listing }) => listing?.status === 'pending')
    expect(waiting.filter(({ evidence }) => evidence.length === 0).length).toBeGreaterThanOrEqual(2)
  })

  it('has dates on both sides of every deadline, in both clocks', () => {
    const due = inspections.map((inspection) => {
      const profile = reference.profiles.find(({ id }) => id === inspection.versions.profile.id)!
      return dueDate(inspection, profile, reference.calendars[0]!, reference.resultLists[0]!)
    })
    for (const kind of ['task-window', 'publication'] as const) {
      const dates = due.filter((entry) => entry.kind === kind).map(({ date }) => date)
      expect(dates.some((date) => date < today)).toBe(true)
      expect(dates).toContain(today)
      expect(dates.some((date) => date > today && date <= '2026-08-17')).toBe(true)
      expect(dates.some((date) => date > '2026-08-19')).toBe(true)
    }
  })

  it('writes nothing that lies after its own moment', () => {
    const times = JSON.stringify(inspections).match(/\d{4}-\d\d-\d\dT[\d:.]+(Z|\+08:00)/g) ?? []
    expect(times.length).toBeGreaterThan(500)
    for (const time of times) expect(Date.parse(time)).toBeLessThanOrEqual(Date.parse(now))
  })

  it('asks for notice in 丰泽 only, and gives none in 濮阳', () => {
    for (const inspection of inspections) {
      const district = inspection.versions.profile.id
      expect(inspection.noticeRequired).toBe(district === '350503')
      if (district === '410928') expect(inspection.deliveries).toEqual([])
      else if (inspection.noticeRequired && inspection.arrival)
        expect(inspection.deliveries.length).toBeGreaterThan(0)
    }
  })

  it('has tasks in all five districts, and in each one that was received five days ago', () => {
    const ids = reference.profiles.map(({ id }) => id)
    for (const id of ids) {
      const own = inspections.filter(({ versions }) => versions.profile.id === id)
      expect(own.length, id).toBeGreaterThanOrEqual(4)
      const received = own.filter(({ state }) => state === 'accepted')
      expect(
        received.map(({ conclusion }) => chinaDate(conclusion!.endedAt)),
        id,
      ).toContain('2026-08-07')
    }
    const reviewed = inspections.filter(({ versions }) => versions.profile.id === '130100')
    expect(reviewed.map(({ state }) => state)).toContain('awaiting-review')
  })

  it('keeps the seal of signed records intact, without pretending that a key signed', () => {
    const signed = inspections.filter(({ signatures }) => signatures.length > 0)
    expect(signed.length).toBeGreaterThan(10)
    for (const inspection of signed) {
      expect(sealIntact(inspection)).toBe(true)
      for (const signature of inspection.signatures)
        expect(signature).toMatchObject({ certificateId: 'demo-no-certificate', value: '' })
    }
  })

  it('brings the bytes of all evidence but that of sealed records', () => {
    const held = new Map(district.evidence.map((file) => [file.id, file]))
    for (const file of held.values()) {
      expect(createHash('sha256').update(file.bytes).digest('hex')).toBe(file.id)
      expect(file.bytes.length).toBe(file.size)
    }
    for (const { state, evidence } of inspections)
      for (const { id } of evidence) expect(held.has(id)).toBe(state !== 'sealed')
    expect(inspections.some(({ state, evidence }) => state === 'sealed' && evidence.length > 0)).toBe(true)
  })
})

describe('its businesses', () => {
  it('are at least sixty, of all kinds, risks and stations, with names of their own', () => {
    expect(businesses.length).toBeGreaterThanOrEqual(60)
    expect(new Set(businesses.map(({ kind }) => kind)).size).toBe(3)
    expect(new Set(businesses.map(({ risk }) => risk)).size).toBe(4)
    expect(new Set(businesses.map(({ stationId }) => stationId)).size).toBe(6)
    expect(new Set(businesses.map(({ name }) => name)).size).toBe(businesses.length)
    expect(new Set(businesses.map(({ code }) => code)).size).toBe(businesses.length)
    for (const { name } of businesses) expect(name).toContain('某')
  })

  it('have valid codes with the prefix of their kind, or a legacy number', () => {
    const prefix = { enterprise: '91', individual: '92', cooperative: '93' }
    const verdicts = businesses.map((business) => {
      const { kind } = judgeCreditCode(business.code)
      if (kind === 'valid') expect(business.code.slice(0, 2)).toBe(prefix[business.kind])
      return kind
    })
    expect(verdicts).not.toContain('invalid')
    expect(verdicts.filter((kind) => kind === 'legacy').length).toBe(2)
    expect(businesses.some(({ code }) => /^\d{15}$/.test(code))).toBe(true)
  })

  it('hold what screens and papers must bear', () => {
    const names = businesses.map(({ name }) => name)
    for (const character of '䶮㛃𬭚𬬻𫖯𫘧鿍')
      expect(names.some((name) => name.includes(character))).toBe(true)
    expect(names.some((name) => [...name].length === 120)).toBe(true)
    expect(names.some((name) => name.includes('<script>') && name.includes('"') && name.includes("'"))).toBe(
      true,
    )
    expect(businesses.some(({ creditFlags }) => creditFlags.some((flag) => flag.includes('歇业')))).toBe(true)
  })

  it('of 企业 bring public information for every row of the comparison', () => {
    const rows = reference.checklists
      .flatMap(({ items }) => items)
      .filter(
        (item) =>
          item.kind === 'comparison' && (item.subjects.length === 0 || item.subjects.includes('enterprise')),
      )
    expect(rows.length).toBe(26)
    expect(new Set(rows.map(({ key }) => key)).size).toBe(26)
    for (const { kind, publicInformation } of businesses)
      if (kind === 'enterprise')
        for (const { key } of rows) expect(publicInformation[key]?.published).toBeTruthy()
  })
})

describe('its people', () => {
  it('cover every role in accounts that the protocol takes', () => {
    for (const account of accounts) {
      expect(accountSchema.safeParse(account).error).toBeUndefined()
      expect(account.password.length).toBeGreaterThanOrEqual(8)
      expect(stations.some(({ id }) => id === account.stationId)).toBe(true)
    }
    for (const { id } of reference.profiles)
      expect(
        new Set(accounts.filter(({ districtId }) => districtId === id).map(({ role }) => role)).size,
        id,
      ).toBe(5)
    expect(new Set(accounts.map(({ login }) => login)).size).toBe(accounts.length)
    const certificates = accounts.map(({ certificateNumber }) => certificateNumber).filter(Boolean)
    expect(new Set(certificates).size).toBe(certificates.length)
  })

  it('can take every waiting listing to its decision, in both districts', () => {
    const waiting = inspections.filter(({ listing }) => listing?.status === 'pending')
    expect(new Set(waiting.map(({ versions }) => versions.profile.id))).toEqual(new Set(['350503', '410928']))
    for (const inspection of waiting) {
      const walk = new Walk(inspection, reference)
      const chain = reference.profiles.find(({ id }) => id === inspection.versions.profile.id)!.approvalChain
      for (const step of chain.slice(chain.indexOf(inspection.listing!.step))) {
        const reviewer = accounts.find(
          ({ role, stationId, districtId }) =>
            role === step &&
            districtId === inspection.versions.profile.id &&
            (step !== 'stationHead' || stationId === inspection.stationId),
        )
        expect(reviewer, `${inspection.id}: ${step}`).toBeDefined()
        walk.give(reviewer!, now, 'reviewListing', { step, decision: 'approve', opinion: '同意。' })
      }
      expect(walk.state.listing?.status, inspection.id).toBe('approved')
    }
  })

  it('include exactly one inspector whose 执法证 has expired', () => {
    const expired = accounts.filter(
      ({ certificateValidUntil }) => certificateValidUntil !== '' && certificateValidUntil < chinaDate(now),
    )
    expect(expired.map(({ role }) => role)).toEqual(['inspector'])
  })

  it('leave at least 24 inspections to 检查员甲 and 检查员乙', () => {
    const theirs = inspections.filter(({ officers }) =>
      ['account-jia', 'account-yi'].every((id) => officers.some((officer) => officer.id === id)),
    )
    expect(theirs.length).toBeGreaterThanOrEqual(24)
  })
})

describe('its reference data', () => {
  it('has a checklist for every matter of the 15 plan rows, and one of a special task beside them (Q16)', () => {
    const plan = demoPlan()
    expect(plan.map(({ row }) => row)).toEqual(Array.from({ length: 15 }, (_, index) => index + 1))
    const known = reference.checklists.map(({ id }) => id)
    for (const { checklists } of plan) for (const id of checklists) expect(known).toContain(id)
    const beside = known.filter((id) => !plan.some(({ checklists }) => checklists.includes(id)))
    expect(beside).toEqual(['overdue-payments'])
  })

  it('knows the five districts of the plans, each with its own clock, notice and numbers (domain.md §1.6)', () => {
    const facts = reference.profiles.map((profile) => {
      const { count, unit, start } = profile.publishDeadline
      return [profile.id, profile.name, count, unit, start, profile.advanceNotice.mode]
    })
    expect(facts.sort()).toEqual([
      ['130100', '石家庄市', 20, 'workday', 'inspectionEnd', 'optional'],
      ['130300', '秦皇岛市', 20, 'workday', 'inspectionEnd', 'optional'],
      ['140525', '泽州县', 20, 'workday', 'inspectionEnd', 'optional'],
      ['350503', '丰泽区', 20, 'calendar', 'inspectionEnd', 'required'],
      ['410928', '濮阳县', 20, 'workday', 'resultProduced', 'forbidden'],
    ])
    const numbers = reference.profiles.flatMap((profile) =>
      Object.keys(profile.numberPatterns).map((kind) => formatDocumentNumber(profile, kind, 2026, 117)),
    )
    expect(numbers.length).toBe(40)
    expect(new Set(numbers).size).toBe(40)
    for (const number of numbers) expect(number).toMatch(/^\p{Script=Han}+〔2026〕第?117号$/u)
  })

  it('cites a rule of another district nowhere but for the national limit', () => {
    const letters = { '130300': 'Q', '130100': 'J', '410928': 'P', '350503': 'F', '140525': 'Z' }
    for (const { id, publishDeadline, advanceNotice, mailing } of reference.profiles)
      for (const { ruleId } of [publishDeadline, advanceNotice, mailing])
        if (/^[QJPFZ]/.test(ruleId)) expect(ruleId[0], id).toBe(letters[id as keyof typeof letters])
  })

  it('says of each profile where it comes from, and what no plan says', () => {
    for (const { name, source, publishDeadline, advanceNotice, mailing } of reference.profiles) {
      expect(source, name).toContain(name.slice(0, 2))
      const national = [publishDeadline, advanceNotice, mailing].some(
        ({ ruleId }) => !/^[QJPFZ]/.test(ruleId),
      )
      if (national && name !== '濮阳县') expect(source, name).toContain('国家规定')
    }
    const named = (id: string) =>
      reference.profiles.find((profile) => profile.id === id)!.publishDeadline.ruleId
    expect(['130300', '130100', '140525'].map(named)).toEqual(['Q12', '抽查办法', '抽查办法'])
  })

  it('has the same citation keys in every district, so that no paper lacks its clauses', () => {
    const keys = reference.profiles.map(({ citations }) =>
      Object.keys(citations)
        .filter((key) => key !== 'plan')
        .sort(),
    )
    for (const other of keys) expect(other).toEqual(keys[0])
    expect(keys[0]!.length).toBeGreaterThan(15)
  })

  it('names only rules that the rule list explains', () => {
    const ids = [
      ...reference.profiles.flatMap((profile) => [
        profile.publishDeadline.ruleId,
        profile.nationalPublishDeadline.ruleId,
        profile.advanceNotice.ruleId,
        profile.mailing.ruleId,
      ]),
      ...reference.resultLists.flatMap(({ entries }) => entries.flatMap(({ ruleId }) => ruleId ?? [])),
    ]
    for (const id of ids) expect(findRule(id), id).toBeDefined()
  })

  it('gives each checklist keys of its own, and a basis and guidance for every item', () => {
    for (const { id, items } of reference.checklists) {
      expect(new Set(items.map(({ key }) => key)).size, id).toBe(items.length)
      for (const item of items) {
        expect(item.basis.length, `${id}/${item.key}`).toBeGreaterThan(0)
        expect(item.guidance.length, `${id}/${item.key}`).toBeGreaterThan(0)
      }
    }
  })

  it('cites a clause for every ground of listing that a result leads to', () => {
    for (const profile of reference.profiles)
      for (const { listingReason } of reference.resultLists[0]!.entries)
        if (listingReason) expect(profile.citations[`listing.${listingReason}`]?.length).toBeGreaterThan(0)
  })
})
