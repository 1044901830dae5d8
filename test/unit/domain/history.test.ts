import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEvents } from '../../../shared/domain/apply.ts'
import { canonical } from '../../../shared/domain/canonical.ts'
import type { CommandPayload, CommandType } from '../../../shared/domain/commands.ts'
import type { Actor } from '../../../shared/domain/decide/context.ts'
import { decide } from '../../../shared/domain/decide/decide.ts'
import { findingsOf } from '../../../shared/domain/findings.ts'
import { type HistoryEntry, historyOf, type LoggedAct } from '../../../shared/domain/history.ts'
import type { Inspection } from '../../../shared/domain/inspection.ts'
import { anyActs, beginnings, starts } from './acts.ts'
import { arrival, at, Bench, conform, people, reference } from './bench.ts'

const { jia, yi, head } = people
const reader = {
  person: (id: string) => Object.values(people).find((one) => one.id === id)?.name,
  checklists: reference.checklists,
}

/** A record with its log, as the station keeps one. */
class Logged {
  readonly bench: Bench
  readonly start: Inspection
  readonly log: LoggedAct[] = []

  constructor(bench: Bench = new Bench().arrived()) {
    this.bench = bench
    this.start = bench.state
  }

  give<T extends CommandType>(
    by: Actor,
    type: T,
    payload: CommandPayload<T>,
    how: { wall?: string; taken?: string; deviceId?: string } = {},
  ): this {
    const { wall = at('12:00'), deviceId = 'device' } = how
    const command = this.bench.command(by, type, payload, {
      wall,
      command: { id: `act-${this.log.length}`, deviceId },
    })
    const decision = decide(this.bench.state, command, this.bench.context(by))
    if (!decision.events) throw new Error(`${type}: ${decision.refusal.code}`)
    this.bench.state = applyEvents(this.bench.state, decision.events)
    this.log.push({ command, events: decision.events, serverTime: how.taken ?? wall })
    return this
  }

  entries(): HistoryEntry[] {
    return historyOf(this.log, reader, this.start).entries
  }

  last(): HistoryEntry {
    return this.entries().at(-1)!
  }
}

const key = 'registration/name'
const marked = (record: Logged) => record.last().marks

describe('an entry of the history', () => {
  it('says who did what, when by both clocks, and what stood before and after', () => {
    const record = new Logged()
      .give(jia, 'answerItem', conform)
      .give(
        yi,
        'answerItem',
        { ...conform, result: 'nonconform', facts: '门头名称不一致。', replaces: 'act-0' },
        { wall: at('12:03'), taken: at('18:00') },
      )
    const [first, second] = record.entries()
    expect(first).toMatchObject({
      what: '名称规范使用情况：符合',
      by: { name: '检查员甲' },
      marks: [],
      answers: 1,
    })
    expect(first!.changes).toEqual([
      { path: ['answers', key], field: '名称规范使用情况', before: '', after: '符合' },
    ])
    expect(second).toMatchObject({
      what: '名称规范使用情况：不符合',
      by: { id: 'yi', name: '检查员乙' },
      deviceTime: at('12:03'),
      serverTime: at('18:00'),
      marks: ['corrected'],
    })
    expect(second!.changes.map(({ field, before, after }) => [field, before, after])).toEqual([
      ['名称规范使用情况 · 结论', '符合', '不符合'],
      ['名称规范使用情况 · 事实', '', '门头名称不一致。'],
    ])
  })

  it('tells typing on from a correction', () => {
    const write = (facts: string, replaces: string | null, wall: string, by = jia) =>
      [by, 'answerItem', { ...conform, result: 'nonconform', facts, replaces }, { wall }] as const
    const record = new Logged().give(...write('门头', null, at('10:00')))
    record.give(...write('门头不一致', 'act-0', at('10:01')))
    expect(marked(record)).toEqual([])
    record.give(...write('门头与登记不一致', 'act-1', at('10:20')))
    expect(marked(record)).toEqual(['corrected'])
    record.give(...write('门头一致', 'act-2', at('10:21'), yi))
    expect(marked(record)).toEqual(['corrected'])
  })

  it('marks 其余全部符合 with its count, and a bulk answer that is changed by hand', () => {
    const answerKeys = new Bench().items().map(({ key: each }) => each)
    const record = new Logged().give(jia, 'fillRemaining', { checklistId: 'registration', answerKeys })
    expect(record.last()).toMatchObject({ marks: ['bulk'], answers: answerKeys.length })
    expect(record.last().changes).toHaveLength(answerKeys.length)
    record.give(jia, 'answerItem', { ...conform, facts: '已看营业执照。', replaces: 'act-0' })
    expect(marked(record)).toEqual(['corrected'])
  })

  it('marks what is entered more than two hours, or more than a day, after it happened', () => {
    const arrive = (time: string) => {
      const record = new Logged(new Bench().declared())
      return marked(record.give(jia, 'recordArrival', { ...arrival, at: at(time) }, { wall: at('11:30') }))
    }
    expect(arrive('09:30')).toEqual([])
    expect(arrive('09:29')).toEqual(['late'])
    const post = (postedOn: string) => {
      const letter = { mailingId: 'm', channel: '挂号信', trackingNumber: 'XA12345678935', address: '' }
      const record = new Logged(new Bench().declared())
      const address = record.bench.state.business.registeredAddress
      return marked(record.give(jia, 'recordMailing', { ...letter, address, postedOn }))
    }
    expect(post('2026-08-11')).toEqual([])
    expect(post('2026-08-10')).toEqual(['late'])
  })

  it('marks an upload after more than a day, and a clock that is ahead of the station', () => {
    const taken = (time: string, day?: string) =>
      marked(new Logged().give(jia, 'answerItem', conform, { taken: at(time, day) }))
    expect(taken('12:00', '2026-08-13')).toEqual([])
    expect(taken('12:01', '2026-08-13')).toEqual(['late-upload'])
    expect(taken('11:55')).toEqual([])
    expect(taken('11:54')).toEqual(['clock'])
  })

  it('marks what changes after a 复核 sent it back', () => {
    const record = new Logged(beginnings.reviewed!())
    record.give(head, 'reviewResult', { decision: 'return', opinion: '事实不清。' })
    const { commandId } = record.bench.state.answers[key]!
    expect(marked(record)).toEqual([])
    record.give(jia, 'answerItem', { ...conform, facts: '已看营业执照。', replaces: commandId })
    expect(marked(record)).toEqual(['corrected', 'after-return'])
  })

  it('begins with the dispatch and knows acts of the station by no device', () => {
    const record = new Logged(new Bench().declared())
    const { task, officers } = record.start
    const receipt = { receivedAt: at('15:00') }
    record.bench.state = beginnings.stated!().sign(jia).sign(yi).state
    const body = record.bench.state
    record.log.push({ command: null, events: [], serverTime: at('08:00'), body })
    record.give({ ...head, id: 'station' }, 'recordReceipt', receipt, { deviceId: 'station' })
    const { entries, state } = historyOf(record.log, reader)
    expect(entries[0]).toMatchObject({ what: '派发', by: { name: '站点' }, deviceTime: null })
    expect(entries[0]!.changes.map(({ after }) => after)).toEqual([
      `${task.name}，${task.number}`,
      officers.map(({ name }) => name).join('、'),
      '登记事项检查',
    ])
    expect(entries[1]).toMatchObject({ what: '站点受理', by: { name: '站点' }, deviceTime: null, marks: [] })
    expect(state!.state).toBe('accepted')
  })
})

/** Who, when and which command stand in the entry itself. */
const toldByTheEntry = /^answers\.[^.]+\.(by|at|commandId|bulk|revision)$/

function leaves(value: unknown, path: string[], into: Map<string, string[]>): void {
  if (Array.isArray(value)) {
    value.forEach((element, index) => {
      const { id, officerId, checklistId, drawId } = (element ?? {}) as Record<string, unknown>
      leaves(element, [...path, String(id ?? officerId ?? checklistId ?? drawId ?? index)], into)
    })
    if (value.every((element) => typeof element !== 'object')) into.set(`${path}=${canonical(value)}`, path)
  } else if (typeof value === 'object' && value !== null)
    for (const [member, inner] of Object.entries(value))
      if (!toldByTheEntry.test([...path, member].join('.'))) leaves(inner, [...path, member], into)
      else continue
  else into.set(`${path}=${canonical(value ?? null)}`, path)
}

describe('the history of any sequence', () => {
  it('replays to the record, and tells every changed leaf of the findings in Chinese', () => {
    fc.assert(
      fc.property(starts, fc.array(anyActs, { minLength: 1, maxLength: 20 }), (begin, sequence) => {
        const record = new Logged(begin())
        for (const { by, type, payload, when } of sequence) {
          if (when && !when(record.bench.state)) continue
          const given = payload(record.bench) as never
          if (record.bench.attempt(by, type, given).events) record.give(by, type, given)
        }
        const { entries, state } = historyOf(record.log, reader, record.start)
        expect(canonical(state)).toBe(canonical(record.bench.state))
        let before = record.start
        record.log.forEach(({ events }, index) => {
          const after = applyEvents(before, events)
          const told = entries[index]!.changes.map(({ path }) => path.join('.'))
          const [was, is] = [new Map<string, string[]>(), new Map<string, string[]>()]
          leaves(findingsOf(before), [], was)
          leaves(findingsOf(after), [], is)
          for (const [leaf, path] of [...was, ...is]) {
            if (was.has(leaf) === is.has(leaf)) continue
            const whole = path.join('.')
            expect(
              told.filter((each) => `${whole}.`.startsWith(`${each}.`) || each.startsWith(whole)),
              whole,
            ).not.toEqual([])
          }
          before = after
        })
        // No member or word of the code reaches a reader; names of files and ids of letters are the party's own.
        for (const { field, before: one, after: other } of entries.flatMap(({ changes }) => changes))
          for (const text of [field, one, other])
            expect(text.replace(/[\w-]+\.jpg|350503-\w+|[0-9a-f]{4}…[0-9a-f]{4}/g, '')).not.toMatch(
              /[a-z]{3,}/,
            )
      }),
      { numRuns: 150, seed: 20261122 },
    )
  })
})
