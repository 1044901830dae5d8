import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEvents } from '../../../shared/domain/apply.ts'
import { canonical } from '../../../shared/domain/canonical.ts'
import { commandSchema } from '../../../shared/domain/commands.ts'
import { decide } from '../../../shared/domain/decide/decide.ts'
import { anyActs, starts } from './acts.ts'
import { checkInvariants } from './invariants.ts'

describe('any sequence of commands', () => {
  it('keeps the record legal', () => {
    const reached = new Set<string>()
    fc.assert(
      fc.property(starts, fc.array(anyActs, { minLength: 1, maxLength: 30 }), (begin, sequence) => {
        const record = begin()
        for (const { by, type, payload, when } of sequence) {
          const before = record.state
          if (when && !when(before)) continue
          const command = record.command(by, type, payload(record) as never, {
            command: { id: `command-${before.version}-${by.id}` },
          })
          expect(commandSchema.safeParse(command).success).toBe(true)
          const frozen = canonical(before)
          const decision = decide(before, command, record.context(by))
          expect(decide(JSON.parse(frozen), command, record.context(by))).toEqual(decision)
          if (decision.events) {
            record.state = applyEvents(before, decision.events)
            expect(canonical(applyEvents(JSON.parse(frozen), decision.events))).toBe(canonical(record.state))
          }
          expect(canonical(before)).toBe(frozen)
          checkInvariants(record.state, before)
          reached.add(record.state.state)
        }
      }),
      { numRuns: 300, seed: 20260812 },
    )
    // The sequences are worth their name: they reach what lies behind the gates, not only refusals.
    for (const state of [
      'awaiting-recusal',
      'awaiting-replacement',
      'inspecting',
      'awaiting-signatures',
      'awaiting-review',
      'sealed',
      'accepted',
      'awaiting-publication',
      'published',
      'archived',
      'task-returned',
    ])
      expect(reached).toContain(state)
  })
})
