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
    const tried = new Set<string>()
    const taken = new Set<string>()
    fc.assert(
      fc.property(starts, fc.array(anyActs, { maxLength: 30, size: 'max' }), (begin, sequence) => {
        const record = begin()
        for (const { by, type, payload, when } of sequence) {
          const before = record.state
          if (when && !when(before)) continue
          const command = record.command(by, type, payload(record) as never, {
            command: { id: `command-${before.version}-${by.id}` },
          })
          expect(commandSchema.safeParse(command).success).toBe(true)
          const frozen = JSON.stringify(before)
          const decision = decide(before, command, record.context(by))
          tried.add(type)
          expect(JSON.stringify(before)).toBe(frozen)
          if (!decision.events) continue
          taken.add(type)
          // Pure: the same state and command lead to the same events and the same next state, wherever.
          const copy = JSON.parse(frozen)
          expect(decide(copy, command, record.context(by))).toEqual(decision)
          record.state = applyEvents(before, decision.events)
          expect(canonical(applyEvents(copy, decision.events))).toBe(canonical(record.state))
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
    expect(taken.size, [...tried].filter((type) => !taken.has(type)).join()).toBeGreaterThanOrEqual(25)
  })
})
