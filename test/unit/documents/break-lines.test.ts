import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Breakable, breakLines, type Line } from '../../../shared/typesetting/break-lines.ts'
import { splitCharacters } from '../../../shared/typesetting/characters.ts'

const wide = (character: string): boolean => /[^ -~]/u.test(character)
const measured = (text: string): Breakable[] =>
  [...text].map((character) => ({
    text: character,
    width: character === '\n' ? 0 : wide(character) ? 10 : 5,
  }))
const broken = (text: string, measure: number): string[] =>
  breakLines(measured(text), () => measure).map((line) => [...text].slice(line.start, line.end).join(''))
const widthWithoutHangingSpaces = (line: string): number =>
  measured(line.replace(/[ \n]+$/u, '')).reduce((sum, item) => sum + item.width, 0)

const forbiddenStart = /^[，。、；：？！）》〉】』」〕”’％…·,.;:?!)\]}%]/u
const forbiddenEnd = /[“‘（《〈【『「〔([{]$/u

const han = fc.constantFrom(...'市场监督管理局检查通知书企业公示信息登记事项年月日')
const pause = fc.constantFrom(...'，。、；：？！')
/** Text as officials write it: clauses, bracketed and quoted parts, numbers, Latin words, dashes, spaces. */
const prose = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.array(han, { minLength: 2, maxLength: 9 }).map((part) => part.join('')) },
      { weight: 2, arbitrary: fc.tuple(han, pause).map((part) => part.join('')) },
      { weight: 1, arbitrary: fc.tuple(han, han).map(([a, b]) => `（${a}${b}）`) },
      { weight: 1, arbitrary: fc.tuple(han, han).map(([a, b]) => `《${a}“${b}”》、`) },
      { weight: 1, arbitrary: fc.stringMatching(/^[A-Za-z0-9]{1,9}$/u) },
      { weight: 1, arbitrary: fc.constantFrom('——', '……', ' ', '  ', '\n', '2026年8月12日', '12.5％') },
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''))

describe('breaking lines', () => {
  it('loses no character of any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.integer({ min: 10, max: 300 }),
        (text, measure) => {
          expect(broken(text, measure).join('')).toBe(text)
        },
      ),
    )
  })

  it('keeps every line inside the measure, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          prose,
          fc.string({ maxLength: 200 }),
          fc.string({ unit: fc.constantFrom(...'，。（《“A1 市'), maxLength: 90 }),
        ),
        fc.integer({ min: 10, max: 300 }),
        (text, measure) => {
          for (const line of broken(text, measure))
            expect(widthWithoutHangingSpaces(line)).toBeLessThanOrEqual(measure)
        },
      ),
    )
  })

  it('starts no line with a closing mark and ends none with an opening mark', () => {
    fc.assert(
      fc.property(prose, fc.integer({ min: 100, max: 300 }), (text, measure) => {
        const lines = breakLines(measured(text), () => measure)
        for (const [index, line] of lines.entries()) {
          const shown = [...text]
            .slice(line.start, line.end)
            .join('')
            .replace(/[ \n]+$/u, '')
          // A line the input itself begins may start with anything: input breaks are kept.
          if (index > 0 && !lines[index - 1]!.hard) expect(shown).not.toMatch(forbiddenStart)
          if (!line.hard) expect(shown).not.toMatch(forbiddenEnd)
        }
      }),
    )
  })

  it('keeps words, numbers with their unit and doubled signs whole', () => {
    fc.assert(
      fc.property(prose, fc.integer({ min: 150, max: 300 }), (text, measure) => {
        const characters = [...text]
        for (const line of breakLines(measured(text), () => measure).slice(0, -1)) {
          if (line.hard) continue
          const around = `${characters[line.end - 1]}${characters[line.end]}`
          // Runs of words without a space between them may be longer than the line.
          if (longestRun(text) * 5 <= measure) expect(around).not.toMatch(/^[!-~]{2}$|^\d[年月日％]$/u)
          expect(around).not.toMatch(/^(——|……)$/u)
        }
      }),
    )
  })

  it('keeps the line breaks of the input, empty lines too', () => {
    expect(broken('甲\n\n乙\n', 100)).toEqual(['甲\n', '\n', '乙\n', ''])
    expect(broken('', 100)).toEqual([''])
  })

  it('cuts a word only where it is longer than a line', () => {
    expect(broken('代码91350503MA0K1X203K', 100)).toEqual(['代码', '91350503MA0K1X203K'])
    expect(broken('甲ABCDEFGHIJKLMNOPQRSTUVWXYZ', 50)).toEqual(['甲', 'ABCDEFGHIJ', 'KLMNOPQRST', 'UVWXYZ'])
  })

  it('takes a narrower first line into account', () => {
    const lines: Line[] = breakLines(measured('市场监督管理局'), (line) => (line === 0 ? 20 : 40))
    expect(lines.map((line) => line.end)).toEqual([2, 6, 7])
  })
})

const longestRun = (text: string): number =>
  Math.max(0, ...[...text.matchAll(/[!-~]+/gu)].map(([run]) => run.length + 3))

describe('splitting text into characters', () => {
  it('keeps a variation selector with its character and leaves invisible marks out', () => {
    expect(splitCharacters('葛\u{E0100}飾\u200B\u202Eab\uFEFF\u0007')).toEqual([
      '葛\u{E0100}',
      '飾',
      'a',
      'b',
    ])
    expect(splitCharacters('甲\r\n乙\t丙\u2028丁')).toEqual(['甲', '\n', '乙', ' ', '丙', '\n', '丁'])
  })
})
