import type { CommandPayload } from '../../../shared/domain/commands.ts'
import type { Actor } from '../../../shared/domain/decide/context.ts'
import type { ProofPurpose } from '../../../shared/domain/process.ts'
import { absent, at, Bench, corrected, dispatched, people, photo, transferred } from './bench.ts'

const { jia, yi, head } = people

/** Days of the stories: the visit is on 2026-08-12, 改正期限 on 08-27, 复查 on 08-28, a 移送 is due on 08-27. */
export const on = (day: string, clock = '12:00') => ({ wall: at(clock, `2026-${day}`) })

export const reinspection = (
  payload: Partial<CommandPayload<'recordReinspection'>> = {},
): CommandPayload<'recordReinspection'> => ({
  reinspectionId: 'visit-1',
  at: at('10:00', '2026-08-28'),
  present: ['jia', 'yi'],
  outcome: 'corrected',
  facts: '牌匾已更换，名称与登记一致。',
  proofIds: [photo('after')],
  ...payload,
})

export const transfer = (
  payload: Partial<CommandPayload<'recordTransfer'>> = {},
): CommandPayload<'recordTransfer'> => ({
  transferId: 'transfer-1',
  kind: 'lead-transfer',
  receiver: '区局食品流通股',
  sentOn: '2026-08-14',
  acknowledgedBy: '值班人员',
  proofIds: [photo('receipt')],
  ...payload,
})

export const feedback = (
  payload: Partial<CommandPayload<'recordFeedback'>> = {},
): CommandPayload<'recordFeedback'> => ({
  transferId: 'transfer-1',
  on: '2026-08-20',
  outcome: 'accepted',
  text: '已受理。',
  proofIds: [],
  ...payload,
})

/** Takes a received record through its follow-up. */
export class FollowUpBench extends Bench {
  /** A problem, concluded as `text` says, signed and received. */
  accepted(text: Partial<CommandPayload<'conclude'>>, answer: Partial<CommandPayload<'answerItem'>> = {}) {
    return this.arrived()
      .answer('name', { result: 'nonconform', facts: '牌匾名称不一致。', ...answer })
      .fill()
      .ended(text)
  }

  /** From the answers to the receipt. */
  ended(text: Partial<CommandPayload<'conclude'>>): this {
    return this.give(jia, 'conclude', this.conclusion(text))
      .give(jia, 'recordPartyStatement', absent)
      .sign(jia)
      .sign(yi)
      .give(head, 'recordReceipt', { receivedAt: at('15:00') })
  }

  proof(name: string, purpose: ProofPurpose, by: Actor = jia): this {
    return this.give(by, 'addProof', proofFile(name, purpose), on('08-28'))
  }

  reinspected(payload: Partial<CommandPayload<'recordReinspection'>> = {}, day = '08-28'): this {
    return this.give(jia, 'recordReinspection', reinspection(payload), on(day, '17:00'))
  }

  sent(payload: Partial<CommandPayload<'recordTransfer'>> = {}, day = '08-28'): this {
    return this.give(jia, 'recordTransfer', transfer(payload), on(day))
  }

  answered(payload: Partial<CommandPayload<'recordFeedback'>> = {}, day = '08-28'): this {
    return this.give(jia, 'recordFeedback', feedback(payload), on(day))
  }
}

export function proofFile(name: string, purpose: ProofPurpose): CommandPayload<'addProof'> {
  return {
    evidenceId: photo(name),
    name: `${name}.jpg`,
    mediaType: 'image/jpeg',
    size: 1000,
    caption: '',
    source: 'camera',
    capturedAt: at('10:00', '2026-08-28'),
    purpose,
  }
}

/** 责令改正 is ordered and a photo of afterwards is kept. */
export const ordered = () => new FollowUpBench().accepted(corrected).proof('after', 'reinspection')
/** A lead is to be handed over, and its receipt is kept. */
export const lead = () => new FollowUpBench().accepted(transferred).proof('receipt', 'transfer')
/** 未发现开展本次抽查涉及的经营活动, with 其他 as the follow-up. */
export const other = () =>
  new FollowUpBench().arrived().fill().ended({
    resultCode: '8',
    facts: '事实。',
    qualification: '定性。',
    legalBasis: '依据。',
    followUp: 'other',
  })
/** Inspected by 甲 and 乙, business of another station: its own 辖区所 follows up. */
export const elsewhere = () => {
  const start = dispatched()
  return new FollowUpBench({
    ...start,
    business: { ...start.business, stationId: 'donghai', stationName: '东海市场监管所' },
  })
    .accepted(corrected)
    .proof('after', 'reinspection')
}
