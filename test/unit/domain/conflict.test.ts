import { describe, expect, it } from 'vitest'
import { commandSchema } from '../../../shared/domain/commands.ts'
import { decide } from '../../../shared/domain/decide/decide.ts'
import { historyOf } from '../../../shared/domain/history.ts'
import { at, Bench, conform, people, reference } from './bench.ts'

const { jia, yi } = people
const key = 'registration/name'
const own = {
  result: 'nonconform',
  facts: '门头名称不一致。',
  disposition: 'corrected-on-site',
  by: 'yi',
  at: at('10:05'),
} as const

/** 检查员甲's answer is at the station; 检查员乙 gave another one without a network. */
const answered = () => new Bench().arrived().give(jia, 'answerItem', conform)
const resolution = (bench: Bench, taken: 'own' | 'station') => ({
  items: [{ answerKey: key, taken, replaces: bench.state.answers[key]?.commandId ?? null, own }],
  commandIds: ['own-1', 'own-2'],
  reason: '当面核对了门头',
})

describe('a conflict between two laptops', () => {
  it('ends with the own answer as a new one of who resolves it, and keeps both with who and when', () => {
    const bench = answered()
    const before = bench.state.answers[key]!
    bench.give(yi, 'resolveConflict', resolution(bench, 'own'))
    expect(bench.state.answers[key]).toMatchObject({
      result: 'nonconform',
      facts: '门头名称不一致。',
      disposition: 'corrected-on-site',
      by: 'yi',
      revision: before.revision + 1,
    })
    expect(bench.state.handedOver.at(-1)).toMatchObject({
      by: 'yi',
      choice: 'merge',
      reason: '当面核对了门头',
      commandIds: ['own-1', 'own-2'],
      conflicts: [
        {
          answerKey: key,
          taken: 'own',
          own: { result: 'nonconform', answeredBy: 'yi', answeredAt: at('10:05') },
          station: { result: 'conform', answeredBy: 'jia', answeredAt: before.at },
        },
      ],
    })
  })

  it('ends with the answer of the station untouched, and the other one on record', () => {
    const bench = answered()
    const before = bench.state.answers
    bench.give(yi, 'resolveConflict', resolution(bench, 'station'))
    expect(bench.state.answers).toEqual(before)
    expect(bench.state.handedOver.at(-1)!.conflicts![0]).toMatchObject({
      taken: 'station',
      own: { facts: '门头名称不一致。' },
    })
  })

  it('keeps a conclusion when nothing changed, and takes it back when an answer did', () => {
    const concluded = () => {
      const bench = new Bench().arrived().fill()
      return bench.give(jia, 'conclude', bench.conclusion())
    }
    const kept = concluded()
    kept.give(yi, 'resolveConflict', resolution(kept, 'station'))
    expect(kept.state.conclusion).toBeDefined()
    const changed = concluded()
    changed.give(yi, 'resolveConflict', resolution(changed, 'own'))
    expect(changed.state.conclusion).toBeUndefined()
  })

  it('never overwrites an answer that the officer has not seen', () => {
    const bench = answered()
    const seen = resolution(bench, 'own')
    bench.give(jia, 'answerItem', { ...conform, facts: '又看了一次。', replaces: seen.items[0]!.replaces })
    expect(bench.attempt(yi, 'resolveConflict', seen).refusal?.code).toBe('item.changed-elsewhere')
  })

  it('is closed once somebody has signed', () => {
    const bench = new Bench().stated().sign(jia)
    expect(bench.attempt(yi, 'resolveConflict', resolution(bench, 'own')).refusal?.code).toBe('state.sealed')
  })

  it('is told in the history in plain words, with both answers', () => {
    const bench = answered()
    const start = bench.state
    const command = bench.command(yi, 'resolveConflict', resolution(bench, 'own'), {
      command: { id: 'merge', deviceId: 'device' },
    })
    expect(commandSchema.parse(command)).toEqual(command)
    const { events } = decide(start, command, bench.context(yi))
    const reader = { person: () => undefined, checklists: reference.checklists }
    const log = [{ command, events: events!, serverTime: at('12:00') }]
    const [entry] = historyOf(log, reader, start).entries
    expect(entry!.what).toBe('合并两台电脑的版本')
    const told = entry!.changes.map(({ field, before, after }) => `${field}：${before}→${after}`).join('\n')
    for (const words of [
      '逐项合并',
      '当面核对了门头',
      '检查员甲',
      '检查员乙',
      '名称规范使用情况',
      '门头名称不一致',
    ])
      expect(told).toContain(words)
    expect(told).not.toMatch(/handedOver|conflicts|taken|nonconform|registration/)
  })
})
