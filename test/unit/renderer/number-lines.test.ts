import { describe, expect, it } from 'vitest'
import {
  countWords,
  linesOf,
  rangeText,
  searchNumbers,
} from '../../../renderer/features/administration/number-lines.ts'
import { runs } from '../../../renderer/features/documents/number-runs.ts'
import type { NumberEntry } from '../../../shared/protocol/numbers.ts'

const entry = (number: number, more: Partial<NumberEntry>): NumberEntry => ({
  number,
  text: `泉丰市监检通〔2026〕${number}号`,
  state: 'issued',
  since: '2026-08-12T02:00:00.000Z',
  ...more,
})
const reserved = { state: 'reserved', deviceId: 'one', officerName: '检查员甲' } as const
const entries = [
  entry(1, { inspectionId: 'a', businessName: '甲商行' }),
  entry(2, { inspectionId: 'b', businessName: '乙商行' }),
  entry(3, { state: 'voided', reason: '年末未用', voidedByName: '站点' }),
  entry(4, { state: 'voided', reason: '年末未用', voidedByName: '站点' }),
  entry(5, { state: 'voided', reason: '年末未用', voidedByName: '站点', inspectionId: 'c' }),
  entry(6, reserved),
  entry(7, reserved),
  entry(8, { ...reserved, parkedCommandId: 'parked' }),
  entry(9, reserved),
  entry(10, { ...reserved, deviceId: 'two' }),
  entry(11, { state: 'returned' }),
  entry(12, { state: 'returned' }),
]

describe('the lines of the ledger', () => {
  it('put neighbours of one fate together, papers and parked numbers alone, the newest first', () => {
    expect(linesOf(entries).map(({ entries: line }) => rangeText(line))).toEqual([
      '11–12',
      '10',
      '9',
      '8',
      '6–7',
      '5',
      '3–4',
      '2',
      '1',
    ])
  })

  it('hold every number once', () => {
    const numbers = linesOf(entries).flatMap(({ entries: line }) => line.map(({ number }) => number))
    expect(numbers.toSorted((a, b) => a - b)).toEqual(entries.map(({ number }) => number))
  })

  it('are searched by the number itself, the 文号 and the name', () => {
    const found = (text: string) => searchNumbers(entries, text).map(({ number }) => number)
    expect(found(' 1 ')).toEqual([1])
    expect(found('〕1')).toEqual([1, 10, 11, 12])
    expect(found('乙商')).toEqual([2])
    expect(found('99')).toEqual([])
    // What is left out does not join its neighbours.
    const searched = searchNumbers(entries, '检通').filter(({ number }) => number !== 7)
    expect(linesOf(searched).map(({ entries: line }) => rangeText(line))).toContain('6')
  })

  it('are counted in words that add up', () => {
    const counts = { issued: 30, reserved: 5, returned: 0, voided: 2 }
    const series = { authority: '', kind: 'inspection-notice', year: 2026 }
    expect(countWords({ ...series, highest: 37, counts })).toBe('1–37：已用 30，预留 5，作废 2')
    expect(
      countWords({ ...series, highest: 1, counts: { issued: 0, reserved: 0, returned: 1, voided: 0 } }),
    ).toBe('1：退回待用 1')
  })
})

it('numbers of a laptop are told in runs', () => {
  expect(runs([])).toBe('')
  expect(runs([12, 13, 14, 15, 18])).toBe('12–15、18')
})
