import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commandSchema } from '../../../shared/domain/commands.ts'
import { standingVersion } from '../../../shared/domain/decide/standing-version.ts'
import { absent, Bench, people } from './bench.ts'

const { jia, yi, head } = people

describe('acts that set a value anew', () => {
  it('are refused where another value stands than the one they name, with who', () => {
    const bench = new Bench().concluded()
    const other = bench.conclusion({ facts: '另一个结论。' })
    const refusal = bench.attempt(yi, 'conclude', { ...other, replaces: null }).refusal
    expect(refusal?.code).toBe('act.changed-elsewhere')
    expect(refusal?.happened).toContain('检查结论')
    const replaces = standingVersion(bench.state, 'conclude', other)
    bench.give(yi, 'conclude', { ...other, replaces })
    expect(bench.state.conclusion).toMatchObject({ facts: '另一个结论。', by: 'yi' })
    expect(bench.state.conclusion).not.toHaveProperty('replaces')
  })

  it('refuse a text for 公示 in the place of one that its author has not seen', () => {
    const bench = new Bench()
      .sealed()
      .give(head, 'recordReceipt', { receivedAt: '2026-08-12T15:00:00+08:00' })
    const text = (words: string, replaces: string | null) => ({ text: words, redactions: [], replaces })
    bench.give(jia, 'preparePublication', text('甲拟的内容。', null))
    const refusal = bench.attempt(yi, 'preparePublication', text('乙拟的内容。', null)).refusal
    expect(refusal?.code).toBe('act.changed-elsewhere')
    expect(refusal?.happened).toContain('公示内容已由检查员甲记录')
    const replaces = standingVersion(bench.state, 'preparePublication', text('', null))
    bench.give(yi, 'preparePublication', text('乙看过以后拟的内容。', replaces))
    expect(bench.state.process.publication).toMatchObject({ text: '乙看过以后拟的内容。', preparedBy: 'yi' })
    expect(bench.state.process.publication).not.toHaveProperty('replaces')
  })

  it('pass as before without the field, as older laptops gave them', () => {
    const bench = new Bench().concluded()
    const older = bench.command(yi, 'conclude', bench.conclusion())
    expect(commandSchema.parse(older).payload).not.toHaveProperty('replaces')
    expect(bench.attempt(yi, 'conclude', bench.conclusion()).refusal).toBeUndefined()
  })

  it('overwrite nothing unseen, however two laptops act and sync', () => {
    const start = new Bench().concluded().state
    const step = fc.record({
      device: fc.nat(1),
      act: fc.constantFrom('conclude', 'recordPartyStatement', 'sync' as const),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 24 }), (steps) => {
        const station = new Bench(start)
        const laptops = [jia, yi].map((who) => ({ who, bench: new Bench(start), queue: [] as Waiting[] }))
        const given: string[] = []
        const kept = new Set<string>()
        for (const [index, { device, act }] of steps.entries()) {
          const { who, bench, queue } = laptops[device]!
          if (act !== 'sync') {
            const text = `${act} ${index}`
            const seen = textOf(bench, act)
            const heard = textOf(bench, 'recordPartyStatement')
            const payload =
              act === 'conclude' ? bench.conclusion({ facts: text }) : { ...absent, opinion: text }
            const named = { ...payload, replaces: standingVersion(bench.state, act, payload) }
            if (bench.attempt(who, act, named).refusal) continue
            bench.give(who, act, named)
            given.push(text)
            queue.push({ act, named, text, seen, heard })
            continue
          }
          for (const { act, named, text, seen, heard } of queue.splice(0)) {
            const stood = textOf(station, act)
            kept.add(text)
            if (station.attempt(who, act, named).refusal) continue // 需要处理: its text waits there
            expect([undefined, seen]).toContain(stood)
            // A new conclusion ends the statement to the old one.
            if (act === 'conclude')
              expect([undefined, heard]).toContain(textOf(station, 'recordPartyStatement'))
            station.give(who, act, named)
          }
          bench.state = station.state
        }
        for (const { queue } of laptops) for (const { text } of queue) kept.add(text)
        expect([...kept].sort()).toEqual(given.sort())
      }),
    )
  })
})

type Act = 'conclude' | 'recordPartyStatement'
interface Waiting {
  act: Act
  // biome-ignore lint/suspicious/noExplicitAny: payload of either act
  named: any
  text: string
  /** What stood on the laptop's screen when the officer acted. */
  seen: string | undefined
  /** What the party had said by then. */
  heard: string | undefined
}

function textOf({ state }: Bench, act: Act): string | undefined {
  return act === 'conclude' ? state.conclusion?.facts : state.party?.opinion
}
