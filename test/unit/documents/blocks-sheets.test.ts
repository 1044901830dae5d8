import { beforeAll, describe, expect, it } from 'vitest'
import { type Block, type TypesetResult, Typesetter } from '../../../shared/typesetting/index.ts'
import { bundledFontSet } from '../../tools/fonts.ts'
import { paperOf } from '../../tools/papers-for-layout.ts'
import { type PdfRaster, pdfInfo, pdfRasters, pdfWords } from '../../tools/pdf-reader.ts'

let typesetter: Typesetter
beforeAll(() => {
  typesetter = new Typesetter(bundledFontSet())
})

const within = (actual: number, expected: number, by = 1): void =>
  expect(Math.abs(actual - expected), `${actual} mm instead of ${expected} mm`).toBeLessThanOrEqual(by)

/** Rows of dots between two heights that hold ink between two edges, in millimetres from the top. */
function inkRows(raster: PdfRaster, left: number, right: number, share: number): number[] {
  const [from, to] = [left, right].map((mm) => Math.round(mm * raster.dotsPerMm)) as [number, number]
  const rows: number[] = []
  for (let y = 0; y < raster.height; y += 1) {
    const row = raster.pixels.subarray(y * raster.width + from, y * raster.width + to)
    if (row.filter((pixel) => pixel < 190).length > (to - from) * share) rows.push(y / raster.dotsPerMm)
  }
  return rows
}

/** Runs of rows that follow each other: top edge and height. */
function bands(rows: readonly number[], dot: number): { top: number; height: number }[] {
  const found: { top: number; height: number }[] = []
  for (const row of rows) {
    const last = found.at(-1)
    if (last && row - last.top - last.height < 0.5 * dot) last.height += dot
    else found.push({ top: row, height: dot })
  }
  return found
}

describe('a letter (信函格式)', () => {
  let letter: TypesetResult
  let first: PdfRaster
  let rules: { top: number; height: number }[]
  beforeAll(async () => {
    const blocks: Block[] = [
      { kind: 'number', text: '样监函〔2026〕7号' },
      { kind: 'title', text: '核查函' },
      { kind: 'addressee', text: '某某公司：' },
      { kind: 'paragraph', text: '国'.repeat(700) },
    ]
    letter = await typesetter.typeset(paperOf(blocks, 'letter'))
    first = pdfRasters(letter.bytes, 288)[0]!
    rules = bands(inkRows(first, 21, 189, 0.98), 1 / first.dotsPerMm)
  })

  it('has the mark 30 mm from the upper edge of the sheet', () => {
    const [top] = inkRows(first, 28, 184, 0)
    within(top!, 30)
    const mark = pdfWords(letter.bytes)[0]!
    expect(mark.text).toBe('某某市市场监督管理局')
    within((mark.left + mark.right) / 2, 106, 2)
  })

  it('has a double rule, thick over thin, 4 mm under the mark, and thin over thick 20 mm from the lower edge', () => {
    expect(rules).toHaveLength(4)
    const [upperThick, upperThin, lowerThin, lowerThick] = rules as [
      { top: number; height: number },
      { top: number; height: number },
      { top: number; height: number },
      { top: number; height: number },
    ]
    const markBottom = inkRows(first, 28, 184, 0)
      .filter((row) => row < upperThick.top - 0.5)
      .at(-1)!
    within(upperThick.top - markBottom, 4)
    within(lowerThick.top + lowerThick.height, 297 - 20)
    expect(upperThick.height).toBeGreaterThan(upperThin.height * 1.5)
    expect(lowerThick.height).toBeGreaterThan(lowerThin.height * 1.5)
  })

  it('has rules 170 mm long and centred', () => {
    for (const rule of rules) {
      const y = Math.round((rule.top + rule.height / 2) * first.dotsPerMm)
      const row = first.pixels.subarray(y * first.width, (y + 1) * first.width)
      within(row.findIndex((pixel) => pixel < 190) / first.dotsPerMm, 20)
      within(row.findLastIndex((pixel) => pixel < 190) / first.dotsPerMm, 190)
    }
  })

  it('has the number at the right edge of the text block, 7/8 of a character under the rule', () => {
    const number = pdfWords(letter.bytes).find((word) => word.text.startsWith('样监函'))!
    within(number.right, 184)
    within(number.top - (rules[1]!.top + rules[1]!.height), (16 * 7) / 8 / (72 / 25.4))
  })

  it('counts its pages from the second on', () => {
    const numbers = pdfWords(letter.bytes).filter((word) => /^[—\d]+$/u.test(word.text))
    expect(letter.pages).toBe(2)
    expect(numbers.map((word) => word.page)).toEqual(numbers.map(() => 2))
    expect(numbers.map((word) => word.text).join('')).toBe('—2—')
  })
})

describe('a sheet turned round', () => {
  let sheet: TypesetResult
  beforeAll(async () => {
    const blocks: Block[] = [{ kind: 'addressee', text: '国'.repeat(3000) }]
    sheet = await typesetter.typeset(paperOf(blocks, 'landscape'))
  })

  it('is A4 lying on its side, with a text block of 225 mm × 156 mm, 28 mm from the binding edge above', () => {
    expect(pdfInfo(sheet.bytes)).toMatch(/Page size: +841\.8\d+ x 595\.2\d+/u)
    const lines = pdfWords(sheet.bytes).filter((word) => word.page === 1 && word.text.startsWith('国'))
    within(Math.min(...lines.map((word) => word.left)), 35)
    within(Math.max(...lines.map((word) => word.right)), 260, 4.5)
    within(Math.min(...lines.map((word) => word.top)), 28)
    const bottom = Math.max(...lines.map((word) => word.bottom))
    expect(bottom).toBeLessThanOrEqual(184 + 1)
    expect(bottom).toBeGreaterThan(184 - 8)
  })

  it('is numbered where other pages are: at the left of the block, turned, odd below and even above', () => {
    const words = pdfWords(sheet.bytes).filter((word) => /^[—\d]+$/u.test(word.text))
    for (const page of [1, 2]) {
      const own = words.filter((word) => word.page === page)
      expect(own.map((word) => word.text).join('')).toBe(`—${page}—`)
      for (const word of own) within((word.left + word.right) / 2, 35 - 7, 1.5)
      const [top, bottom] = [Math.min(...own.map((w) => w.top)), Math.max(...own.map((w) => w.bottom))]
      within(page === 1 ? 184 - bottom : top - 28, 14 / (72 / 25.4), 1.5)
    }
  })
})

describe('the parts of an official paper', () => {
  it('puts the imprint at the foot of the text block, within two thick rules', async () => {
    const { bytes } = await typesetter.typeset(
      paperOf([
        { kind: 'paragraph', text: '正文' },
        { kind: 'imprint', copies: '抄送：某某局。', organ: '某某局办公室', date: '2026年8月10日印发' },
      ]),
    )
    const raster = pdfRasters(bytes, 288)[0]!
    const rules = bands(inkRows(raster, 29, 183, 0.98), 1 / raster.dotsPerMm)
    expect(rules).toHaveLength(3)
    within(rules[2]!.top, 262)
    const words = pdfWords(bytes)
    const copies = words.find((word) => word.text.startsWith('抄送'))!
    const date = words.find((word) => word.text.endsWith('印发'))!
    within(copies.left - 28, 14 / (72 / 25.4), 0.5)
    within(184 - date.right, 14 / (72 / 25.4), 0.5)
    expect(copies.bottom).toBeLessThan(rules[1]!.top + 0.5)
    expect(date.top).toBeGreaterThan(rules[1]!.top)
  })

  it('hangs the lines of an attachment under its name and numbers several', async () => {
    const { bytes } = await typesetter.typeset(
      paperOf([{ kind: 'attachments', items: ['检查情况汇总表'.repeat(6), '权利义务告知书'] }]),
    )
    const words = pdfWords(bytes)
    const pitch = 156 / 28
    const [firstLine, hanging, second] = words as [
      (typeof words)[number],
      (typeof words)[number],
      (typeof words)[number],
    ]
    within(firstLine.left, 28 + 2 * pitch, 0.5)
    expect(firstLine.text.startsWith('附件：1.检查')).toBe(true)
    const number = words.find((word) => word.text.startsWith('2.'))!
    within(number.left, 28 + 5 * pitch, 0.5)
    expect(hanging.left).toBeGreaterThan(number.left + 3)
    expect(second.text).toContain('权利义务告知书')
  })

  it('keeps a heading with the text under it', async () => {
    for (let lines = 15; lines <= 23; lines += 1) {
      const { bytes } = await typesetter.typeset(
        paperOf([
          { kind: 'addressee', text: '国'.repeat(28 * lines) },
          { kind: 'heading', level: 1, text: '一、情况' },
          { kind: 'heading', level: 2, text: '（一）登记' },
          { kind: 'paragraph', text: '经查属实' },
        ]),
      )
      const pageOf = (text: string) => pdfWords(bytes).find((word) => word.text.startsWith(text))?.page
      expect(pageOf('一、情况'), `after ${lines} lines`).toBe(pageOf('经查'))
    }
  })

  it('marks a second edition small at the head of the first page alone', async () => {
    const blocks: Block[] = [{ kind: 'addressee', text: '国'.repeat(28 * 23) }]
    const { bytes } = await typesetter.typeset({ ...paperOf(blocks), edition: '第2版（替代第1版）' })
    const marks = pdfWords(bytes).filter((word) => word.text.startsWith('第2版'))
    expect(marks.map((word) => word.page)).toEqual([1])
    expect(marks[0]!.bottom).toBeLessThan(36)
  })
})
