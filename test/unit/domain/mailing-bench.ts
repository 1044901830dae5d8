import type { CommandPayload } from '../../../shared/domain/commands.ts'
import { Bench, dispatched, people } from './bench.ts'

/** A record with a 专用信函 ledger; `now` is always noon of 2026-08-12 unless said otherwise. */
export class MailingBench extends Bench {
  letter(n: number, postedOn: string): CommandPayload<'recordMailing'> {
    return {
      mailingId: `letter-${n}`,
      channel: 'EMS',
      trackingNumber: `100000000010${n}`,
      address: this.state.business.registeredAddress,
      postedOn,
    }
  }

  posted(n: number, postedOn: string): this {
    return this.give(people.jia, 'recordMailing', this.letter(n, postedOn))
  }

  returned(n: number, on: string, result: 'returned' | 'signed' = 'returned'): this {
    return this.give(people.jia, 'recordMailingOutcome', {
      mailingId: `letter-${n}`,
      result,
      on,
      note: result === 'signed' ? '本人签收' : '无人签收',
    })
  }

  /** Two letters 15 days apart, both returned. */
  bothReturned(): this {
    return this.posted(1, '2026-07-15')
      .returned(1, '2026-07-22')
      .posted(2, '2026-07-30')
      .returned(2, '2026-08-06')
  }
}

export const mailings = (state = dispatched()): MailingBench => new MailingBench(state).declared()
