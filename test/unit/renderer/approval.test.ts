import { describe, expect, it } from 'vitest'
import { chainSteps, reviewRefusal } from '../../../renderer/features/approval/chain.ts'
import { approvalQueue, caseDue } from '../../../renderer/features/approval/queue-groups.ts'
import { issuedOfKind } from '../../../renderer/features/documents/editions.ts'
import { issueRefusal, mayNotLeave } from '../../../renderer/features/documents/issue-refusal.ts'
import { summarise } from '../../../renderer/store/summary.ts'
import { demoDistrict } from '../../../server/demo/district.ts'
import { contextOf } from '../../../server/demo/walk.ts'
import type { DocumentKindId } from '../../../shared/domain/document-kinds.ts'
import type { Inspection, ListingStep } from '../../../shared/domain/inspection.ts'

const now = '2026-08-12T01:00:00.000Z'
const district = demoDistrict(now)
const profile = district.reference.profiles.find(({ id }) => id === '350503')!

function find(fits: (inspection: Inspection) => boolean): Inspection {
  const found = district.inspections.find(fits)
  if (!found) throw new Error('the demo district has no such record')
  return found
}

/** A record as an account of the demo district sees it. */
function seenBy(login: string, inspection: Inspection, change: object = {}) {
  const account = district.accounts.find((entry) => entry.login === login)!
  const context = contextOf(inspection, district.reference, { ...account, ...change })
  return { inspection, context } as Parameters<typeof reviewRefusal>[0]
}

describe('approval chain', () => {
  it('marks what is done, in hand and ahead', () => {
    const atReviewer = find(
      ({ listing }) => listing?.status === 'pending' && listing.step === 'bureauReviewer',
    )
    expect(chainSteps(atReviewer, profile).map(({ name, state }) => `${name} ${state}`)).toEqual([
      '承办人 done',
      '所负责人 done',
      '区局审核 current',
      '区局审批 ahead',
      '决定 ahead',
    ])
  })

  it('shows the step that returned the record', () => {
    const returned = find(({ listing }) => listing?.status === 'returned')
    expect(chainSteps(returned, profile).map(({ state }) => state)).toEqual([
      'done',
      'returned',
      'ahead',
      'ahead',
      'ahead',
    ])
  })

  it('waits for the decision once every step has approved, in the words of the district', () => {
    const approved = find(({ listing }) => listing?.status === 'approved')
    const states = chainSteps(approved, profile).map(({ state }) => state)
    expect(states).toEqual(['done', 'done', 'done', 'done', 'current'])
    const names = chainSteps(approved, { ...profile, bureau: '县局' }).map(({ name }) => name)
    expect(names).toEqual(['承办人', '所负责人', '县局审核', '县局审批', '决定'])
  })
})

describe('the queue', () => {
  const summaries = district.inspections.map((inspection) =>
    summarise(inspection, contextOf(inspection, district.reference, district.accounts[0]!), 0, now),
  )
  const account = (login: string) => district.accounts.find((entry) => entry.login === login)!
  const rows = (login: string, step: ListingStep) => {
    const groups = approvalQueue(
      summaries.filter(({ id }) => {
        const record = district.inspections.find((entry) => entry.id === id)!
        return record.versions.profile.id === '350503'
      }),
      step,
      account(login),
    )
    return Object.fromEntries(groups.map(({ key, rows }) => [key, rows]))
  }

  it('of a head has the businesses of the own 辖区, by the date of the decision', () => {
    const pending = rows('suozhang', 'stationHead')['pending']!
    expect(pending.length).toBeGreaterThan(1)
    expect(new Set(pending.map(({ stationName }) => stationName))).toEqual(new Set(['泉秀市场监管所']))
    const dates = pending.map((row) => caseDue(row).date)
    expect(dates).toEqual([...dates].sort())
    expect(
      pending.find(({ listing }) => listing!.reasonText.includes('无法联系'))!.listing!.due,
    ).toMatchObject({
      kind: 'listing-decision',
      ruleId: 'F14',
    })
  })

  it('of the last step has what waits for a decision apart', () => {
    const { pending, approved } = rows('shenpi', 'bureauApprover')
    expect(pending!.every(({ listing }) => listing!.status === 'pending')).toBe(true)
    expect(approved!.map(({ listing }) => listing!.status)).toEqual(['approved'])
    expect(rows('shenhe', 'bureauReviewer')['approved']).toEqual([])
  })
})

describe('who may review', () => {
  const pending = find(
    ({ listing, stationId }) =>
      listing?.status === 'pending' &&
      listing.step === 'stationHead' &&
      stationId === district.accounts.find(({ login }) => login === 'suozhang')!.stationId,
  )

  it('lets the head of the station decide', () => {
    expect(reviewRefusal(seenBy('suozhang', pending), 'stationHead', now)).toBeUndefined()
  })

  it('refuses the head of another station, and the own record', () => {
    expect(reviewRefusal(seenBy('suozhangyi', pending), 'stationHead', now)?.code).toBe('listing.wrong-role')
    const own = seenBy('suozhang', pending, { id: pending.officers[1]!.id })
    expect(reviewRefusal(own, 'stationHead', now)?.title).toBe('不能审批本人承办的记录')
  })
})

describe('issuing a paper', () => {
  it('is refused with P2 where the district forbids notice, and the draft stays on the laptop', () => {
    const record = find(
      ({ versions, state }) => versions.profile.id === '410928' && state === 'awaiting-inspection',
    )
    const loaded = seenBy('xin', record)
    expect(issueRefusal(loaded, 'inspection-notice', now)?.rule?.id).toBe('P2')
    expect(mayNotLeave(loaded, 'inspection-notice')).toBe(true)
  })

  it('is open to the officers of the record where notice is required, and to nobody else', () => {
    const record = find(
      ({ state, officers }) => state === 'awaiting-notice' && officers.some(({ id }) => id === 'account-jia'),
    )
    expect(issueRefusal(seenBy('jia', record), 'inspection-notice', now)).toBeUndefined()
    expect(mayNotLeave(seenBy('jia', record), 'inspection-notice')).toBe(false)
    expect(issueRefusal(seenBy('suozhang', record), 'inspection-notice', now)?.code).toBe(
      'state.not-assigned',
    )
  })

  it('shows the newest version first', () => {
    const issued = (id: string, kind: DocumentKindId, version: number) => ({
      id,
      kind,
      version,
      title: '',
      number: '',
      templateVersion: '1',
      fontSetId: '',
      sha256: '',
      pages: 1,
      issuedAt: now,
      by: '',
    })
    const ledger = [
      issued('a', 'inspection-notice', 1),
      issued('b', 'listing-approval-form', 1),
      issued('c', 'inspection-notice', 2),
    ]
    expect(issuedOfKind(ledger, 'inspection-notice').map(({ id }) => id)).toEqual(['c', 'a'])
  })
})
