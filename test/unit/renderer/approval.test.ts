import { describe, expect, it } from 'vitest'
import { chainSteps, reviewRefusal } from '../../../renderer/features/approval/chain.ts'
import {
  issuedOfKind,
  issueRefusal,
  mayNotLeave,
} from '../../../renderer/features/documents/issue-refusal.ts'
import { demoDistrict } from '../../../server/demo/district.ts'
import { contextOf } from '../../../server/demo/walk.ts'
import type { Inspection, ListingStep } from '../../../shared/domain/inspection.ts'

const now = '2026-08-12T01:00:00.000Z'
const district = demoDistrict(now)
const chain: ListingStep[] = ['stationHead', 'bureauReviewer', 'bureauApprover']

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
    expect(chainSteps(atReviewer, chain).map(({ name, state }) => `${name} ${state}`)).toEqual([
      '承办人 done',
      '所负责人 done',
      '区局审核 current',
      '区局审批 ahead',
    ])
  })

  it('shows the step that returned the record', () => {
    const returned = find(({ listing }) => listing?.status === 'returned')
    expect(chainSteps(returned, chain).map(({ state }) => state)).toEqual([
      'done',
      'returned',
      'ahead',
      'ahead',
    ])
  })

  it('is done to its end once approved', () => {
    const approved = find(({ listing }) => listing?.status === 'approved')
    expect(chainSteps(approved, chain).every(({ state }) => state === 'done')).toBe(true)
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
    const issued = (id: string, kind: string, version: number) => ({
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
