import { expect } from 'vitest'
import { canonicalHash } from '../../../shared/domain/canonical.ts'
import { sealIntact } from '../../../shared/domain/findings.ts'
import { followUpClosed } from '../../../shared/domain/follow-up.ts'
import { type Inspection, receivedStates, sealedStates } from '../../../shared/domain/inspection.ts'
import { inspectionSchema } from '../../../shared/domain/inspection-schema.ts'
import { people, reference } from './bench.ts'

/** What must hold of any record, whatever was tried on it. */
export function checkInvariants(state: Inspection, before: Inspection): void {
  expect(inspectionSchema.safeParse(state).success).toBe(true)
  expect(state.version).toBeGreaterThanOrEqual(before.version)
  checkVisit(state)
  checkSignatures(state, before)
  checkListing(state)
  checkProcess(state, before)
  checkOrder(state)
}

const declared = (state: Inspection, id: string) =>
  state.recusals.some((entry) => entry.officerId === id && !entry.conflict)

function checkVisit(state: Inspection): void {
  if (!state.arrival) {
    expect(state.answers).toEqual({})
    // Without a visit there is evidence only of a letter or of how a matter was checked (F5, J6).
    const offsite = state.methods.some(({ method }) => method !== '现场检查')
    if (state.mailings.length === 0 && !offsite) expect(state.evidence).toEqual([])
    expect(state.conclusion).toBeUndefined()
  } else {
    expect(new Set(state.arrival.present).size).toBeGreaterThanOrEqual(2)
  }
  if (state.party) expect(state.conclusion).toBeDefined()
  if (state.conclusion?.resultCode === '5') {
    expect(state.arrival!.partyMet).toBe(false)
    expect(state.evidence.some((entry) => !entry.withdrawn && entry.source !== 'signature')).toBe(true)
  }
  if (state.conclusion?.resultCode === '1')
    expect(Object.values(state.answers).every(({ result }) => result !== 'nonconform')).toBe(true)
  if (state.state === 'awaiting-inspection' || state.state === 'inspecting')
    for (const { id } of state.officers) expect(declared(state, id)).toBe(true)
}

function checkSignatures(state: Inspection, before: Inspection): void {
  const signers = state.signatures.map(({ officerId }) => officerId)
  expect(new Set(signers).size).toBe(signers.length)
  if (signers.length > 0) {
    // Always over the findings as they stand, by somebody who was there and has declared.
    expect(sealIntact(state)).toBe(true)
    expect(state.party).toBeDefined()
    for (const id of signers) {
      expect(state.arrival!.present).toContain(id)
      expect(declared(state, id)).toBe(true)
    }
    for (const { id } of state.officers) expect(declared(state, id)).toBe(true)
    if (before.signatures.length > 0)
      expect(state.signatures[0]!.findingsHash).toBe(before.signatures[0]!.findingsHash)
  }
  // Two signatures before anything leaves the hands of those who inspected; nothing signed is lost.
  if (sealedStates.includes(state.state)) expect(signers.length).toBeGreaterThanOrEqual(2)
  if (before.signatures.length > 0 && signers.length === 0)
    expect(state.process.amendments.length).toBe(before.process.amendments.length + 1)
}

function checkListing(state: Inspection): void {
  const { listing } = state
  if (!listing) return
  const own = [...state.officers.map(({ id }) => id), listing.proposedBy]
  for (const { reviewerId } of listing.reviews) expect(own).not.toContain(reviewerId)
  if (listing.status === 'approved')
    expect(listing.reviews.slice(-3).map(({ reviewerId }) => reviewerId)).toEqual([
      people.head.id,
      people.reviewer.id,
      people.approver.id,
    ])
}

function checkProcess(state: Inspection, before: Inspection): void {
  const { process } = state
  // Never received without being sealed, never published without receipt, never archived while something is open.
  if (state.receivedAt) expect(receivedStates.includes(state.state) || state.state === 'cancelled').toBe(true)
  if (process.publication) expect(state.receivedAt).toBeDefined()
  if (process.archive) {
    expect(process.publication?.publishedOn).toBeDefined()
  }
  // What an amendment replaced stands in it: findings, hash and the signatures over them.
  expect(process.amendments.slice(0, before.process.amendments.length)).toEqual(before.process.amendments)
  for (const { findings, findingsHash: hash, signatures } of process.amendments) {
    expect(canonicalHash(findings)).toBe(hash)
    for (const signature of signatures) expect(signature.findingsHash).toBe(hash)
  }
}

/** What has to come first: a decision its chain, an archive the end of the follow-up, a receipt its 复核. */
function checkOrder(state: Inspection): void {
  const { process, listing } = state
  if (state.receivedAt && state.reviewRequired) expect(process.review?.decision).toBe('approve')
  if (process.archive) expect(followUpClosed(state, reference.resultLists[0]!)).toBe(true)
  expect(process.changes.filter(({ decision }) => !decision).length).toBeLessThanOrEqual(1)
  const own = state.officers.map(({ id }) => id)
  if (process.review) expect(own).not.toContain(process.review.reviewerId)
  if (listing?.decision) expect(['approved', 'decided']).toContain(listing.status)
  if (listing?.decision) expect(listing.reviews.at(-1)?.reviewerId).toBe(people.approver.id)
  if (listing && listing.status !== 'returned') expect(state.conclusion?.resultCode).toBe('5')
}
