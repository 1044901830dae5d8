import type { CommandPayload } from '../../../shared/domain/commands.ts'
import { at, Bench, dispatched, people, proposal, reference } from './bench.ts'

const { jia, head, reviewer, approver } = people

export const approve = { decision: 'approve', opinion: '同意。' } as const

export const decision: CommandPayload<'recordListingDecision'> = {
  outcome: 'listed',
  number: '泉丰市监异入〔2026〕第5号',
  reason: '',
}

/** The result list with a term that was ordered before 事由 2, as the shipped one has it. */
export const publicationOrdered: Partial<CommandPayload<'conclude'>> = {
  resultCode: '3',
  facts: '股权变更没有公示。',
  qualification: '定性。',
  legalBasis: '依据。',
  followUp: 'ordered-correction',
  followUpDue: '2026-08-24',
  reinspectOn: '2026-08-25',
}

export const secondGround: CommandPayload<'proposeListing'> = { ...proposal, reason: 'ordered-publication' }

/** A record on its way through the chain. */
export class ListingBench extends Bench {
  /** Approved by every step. */
  approved(): this {
    return this.give(head, 'reviewListing', { step: 'stationHead', ...approve })
      .give(reviewer, 'reviewListing', { step: 'bureauReviewer', ...approve })
      .give(approver, 'reviewListing', { step: 'bureauApprover', ...approve })
  }

  /** Sealed with 未按规定公示其他应当公示的信息, and the term in which it has to be made up for. */
  ordered(payload: Partial<CommandPayload<'conclude'>> = {}): this {
    this.arrived().answer('name', { result: 'nonconform', facts: '股权变更没有公示。' }).fill()
    this.give(jia, 'conclude', this.conclusion({ ...publicationOrdered, ...payload }))
    this.give(jia, 'recordPartyStatement', {
      mode: 'refused',
      opinion: '',
      signerName: '',
      reason: '拒绝签字。',
      witnessName: '社区网格员',
      witnessIdTail: '',
    })
    return this.sign(jia).sign(people.yi)
  }

  /** 复查 on a day after the term. */
  reinspected(outcome: 'corrected' | 'not-corrected', day: string, nextDue?: string): this {
    const proof = 'a'.repeat(64)
    this.give(
      jia,
      'addProof',
      {
        evidenceId: proof,
        name: '公示页.png',
        mediaType: 'image/png',
        size: 100,
        caption: '',
        source: 'file',
        capturedAt: at('10:00', day),
        purpose: 'reinspection',
      },
      { wall: at('10:00', day) },
    )
    return this.give(
      jia,
      'recordReinspection',
      {
        reinspectionId: `reinspection-${day}`,
        at: at('10:00', day),
        present: ['jia', 'yi'],
        outcome,
        facts: '公示系统核查。',
        proofIds: [proof],
        ...(nextDue ? { nextDue } : {}),
      },
      { wall: at('10:30', day) },
    )
  }
}

export const listings = (state = dispatched()): ListingBench => new ListingBench(state)

/** A business of some kind, or of another 辖区 than that of its inspectors. */
export function dispatchedTo(overrides: Partial<ReturnType<typeof dispatched>['business']>) {
  return dispatched({ business: { ...dispatched().business, ...overrides } })
}

export const calendar = reference.calendars[0]!
