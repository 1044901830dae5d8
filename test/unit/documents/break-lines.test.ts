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

describe('marks at the edges of lines', () => {
  /** As `measured`, with the blank halves that full-width marks may lose. */
  const withBlanks = (text: string): Breakable[] =>
    measured(text).map((item) => {
      if (/[，。、；：？！）》”]/u.test(item.text)) return { ...item, blankAfter: 5 }
      return /[（《“]/u.test(item.text) ? { ...item, blankBefore: 5 } : item
    })
  const linesIn = (text: string, measure: number): string[] =>
    breakLines(withBlanks(text), () => measure).map((line) => [...text].slice(line.start, line.end).join(''))

  it('lets the blank half of a closing mark hang over the end of a line', () => {
    expect(linesIn('ABCDEFG市局，检查', 60)).toEqual(['ABCDEFG市局，', '检查'])
    expect(linesIn('市局检查通，知书', 50)).toEqual(['市局检查', '通，知书'])
  })

  it('leaves the blank half of an opening mark out at the start of a line that goes on', () => {
    expect(linesIn('市局检查（通知书A', 40)).toEqual(['市局检查', '（通知书A'])
    // The first line of a paragraph keeps it.
    expect(linesIn('（通知书A', 40)).toEqual(['（通知书', 'A'])
  })

  it('keeps the ink of every line inside the measure and loses nothing', () => {
    fc.assert(
      fc.property(
        fc.oneof(prose, fc.string({ unit: fc.constantFrom(...'，。（《“”A1 市'), maxLength: 90 })),
        fc.integer({ min: 10, max: 300 }),
        (text, measure) => {
          const items = withBlanks(text)
          const lines = breakLines(items, () => measure)
          expect(lines.flatMap((line) => items.slice(line.start, line.end))).toEqual(items)
          for (const [index, line] of lines.entries()) {
            const shown = items.slice(line.start, line.end).filter(({ text: own }) => own !== '\n')
            while (shown.at(-1)?.text === ' ') shown.pop()
            const goesOn = index > 0 && !lines[index - 1]!.hard
            const width = shown.reduce((sum, item) => sum + item.width, 0)
            const hanging = (shown.at(-1)?.blankAfter ?? 0) + (goesOn ? (shown[0]?.blankBefore ?? 0) : 0)
            expect(width - hanging).toBeLessThanOrEqual(measure)
          }
        },
      ),
    )
  })

  it('breaks a text that was broken before in the same places', () => {
    fc.assert(
      fc.property(prose, fc.integer({ min: 100, max: 300 }), (text, measure) => {
        const items = withBlanks(text.replaceAll('\n', ''))
        const lines = breakLines(items, () => measure)
        // Each line's start to the end of the text breaks as it did within the whole.
        for (const [index, line] of lines.entries()) {
          if (index === 0 || items[line.start]?.blankBefore) continue
          const rest = breakLines(items.slice(line.start), () => measure)
          expect(rest.map(({ end }) => end + line.start)).toEqual(lines.slice(index).map(({ end }) => end))
        }
      }),
    )
  })

  it('holds addresses on the net and codes longer than a line to the measure', () => {
    const address = 'https://www.gsxt.gov.cn/corp-query-search-info-1.html?code=91350503MA0K1X203K'
    for (const measure of [30, 50, 80]) {
      const lines = linesIn(`见${address}。`, measure)
      expect(lines.join('')).toBe(`见${address}。`)
      for (const line of lines) expect(widthWithoutHangingSpaces(line)).toBeLessThanOrEqual(measure + 5)
    }
  })
})

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
