import { describe, expect, it } from 'vitest'
import type { CommandPayload } from '../../../shared/domain/commands.ts'
import type { DocumentKindId } from '../../../shared/domain/document-kinds.ts'
import { Bench, people, transferred } from './bench.ts'
import { FollowUpBench, ordered } from './follow-up-bench.ts'
import { decision, listings } from './listing-bench.ts'

const { jia, approver } = people

/** What the ledger says when a clerk of the record asks for a draft of a kind: null where it is taken. */
function asked(bench: Bench, kind: DocumentKindId, number = ''): string | null {
  const paper: CommandPayload<'issueDocument'> = {
    documentId: 'paper',
    kind,
    title: kind,
    number,
    templateVersion: '1',
    fontSetId: 'fonts',
    sha256: 'a'.repeat(64),
    pages: 1,
  }
  return bench.attempt(jia, 'issueDocument', paper).refusal?.code ?? null
}

describe('责令改正通知书', () => {
  it('is for records that order a correction, by the conclusion or by one answer', () => {
    expect(asked(ordered(), 'correction-order')).toBeNull()
    const beside = new FollowUpBench().accepted(transferred, {
      disposition: 'ordered-correction',
      correctBy: '2026-08-27',
    })
    expect(asked(beside, 'correction-order')).toBeNull()
  })

  it('is refused where nothing was ordered', () => {
    expect(asked(new Bench().arrived(), 'correction-order')).toBe('document.not-due')
    expect(asked(new Bench().sealed(), 'correction-order')).toBe('document.not-due')
    expect(asked(new FollowUpBench().accepted(transferred), 'correction-order')).toBe('document.not-due')
    // Nobody was met: the answer under such a result orders nothing.
    expect(asked(new Bench().unreachable(), 'correction-order')).toBe('document.not-due')
  })
})

describe('责令限期履行公示义务通知书', () => {
  it('is for the result that leads to 事由 2, with a term that was ordered', () => {
    expect(asked(listings().ordered(), 'disclosure-order')).toBeNull()
  })

  it('is refused for another correction, and for a listing without a term', () => {
    expect(asked(ordered(), 'disclosure-order')).toBe('document.not-due')
    const listed = listings().ordered({ followUp: 'listing', followUpDue: undefined, reinspectOn: undefined })
    expect(asked(listed, 'disclosure-order')).toBe('document.not-due')
  })
})

describe('案件线索移送函', () => {
  it('is for sealed records whose follow-up is a transfer', () => {
    expect(asked(new FollowUpBench().accepted(transferred), 'lead-transfer')).toBeNull()
    expect(
      asked(new FollowUpBench().accepted({ ...transferred, followUp: 'case-filing' }), 'lead-transfer'),
    ).toBeNull()
  })

  it('is for a correction that a 复查 did not find, and not before', () => {
    expect(asked(ordered(), 'lead-transfer')).toBe('document.not-due')
    expect(asked(ordered().reinspected({ outcome: 'not-corrected' }), 'lead-transfer')).toBeNull()
    expect(asked(ordered().reinspected(), 'lead-transfer')).toBe('document.not-due')
  })

  it('waits for the signatures', () => {
    const unsigned = new Bench().arrived().answer('name', { result: 'nonconform', facts: '牌匾名称不一致。' })
    unsigned.fill().give(jia, 'conclude', unsigned.conclusion(transferred))
    expect(asked(unsigned, 'lead-transfer')).toBe('document.not-due')
  })
})

describe('列入经营异常名录决定书', () => {
  const approved = () => listings().proposed().approved()

  it('does not exist before the decision, with or without a number', () => {
    expect(asked(approved(), 'listing-decision')).toBe('document.not-due')
    expect(asked(approved(), 'listing-decision', decision.number)).toBe('document.not-due')
  })

  it('has no number of its own, and none where the decision is 不予列入', () => {
    const blank = approved().attempt(approver, 'recordListingDecision', { ...decision, number: '' })
    expect(blank.refusal?.code).toBe('listing.number-missing')
    const refused = approved().give(approver, 'recordListingDecision', {
      outcome: 'not-listed',
      number: '',
      reason: '已经重新取得联系。',
    })
    expect(asked(refused, 'listing-decision')).toBe('document.not-due')
    const listed = approved().give(approver, 'recordListingDecision', decision)
    expect(asked(listed, 'listing-decision', decision.number)).toBeNull()
  })
})
