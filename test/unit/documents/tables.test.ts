import { beforeAll, expect, it } from 'vitest'
import { type Block, type TableRow, Typesetter } from '../../../shared/typesetting/index.ts'
import { bundledFontSet } from '../../tools/fonts.ts'
import { holesInRules, wordsOutside } from '../../tools/page-measures.ts'
import { paperOf } from '../../tools/papers-for-layout.ts'
import { ink, pdfRasters, pdfText, pdfWords } from '../../tools/pdf-reader.ts'

let typesetter: Typesetter
beforeAll(() => {
  typesetter = new Typesetter(bundledFontSet())
})

const head: TableRow = {
  part: 'head',
  cells: ['事项', '检查情况', '处理'].map((text) => ({ role: 'middle', text })),
}
const row = (label: string, value: string): TableRow => ({
  cells: [
    { role: 'middle', text: label },
    { role: 'value', text: value },
    { role: 'middle', text: '改正' },
  ],
})
const table = (...rows: TableRow[]): Block => ({ kind: 'table', grid: 'matter-problem-handling', rows })
const withoutNumbers = (text: string): string => text.replace(/—\d+—/gu, '')

it('sets 60 findings over many pages: heads on each, whole rules, nothing lost or outside', async () => {
  const finding = (index: number): string =>
    `第${index}项：${'检查人员到登记住所实地核查，情况已经逐项记录。'.repeat(9)}完${index}。`
  const findings = Array.from({ length: 60 }, (_, index) => finding(index + 1))
  const { bytes, pages } = await typesetter.typeset(
    paperOf([table(head, ...findings.map((text, index) => row(`${index + 1}`, text)))], 'form'),
  )
  expect(pages).toBeGreaterThanOrEqual(15)
  const words = pdfWords(bytes)
  const rasters = pdfRasters(bytes, 144)
  for (let page = 1; page <= pages; page += 1) {
    const heads = words.filter((word) => word.page === page && word.text === '检查情况')
    expect(heads, `page ${page}`).toHaveLength(1)
    expect(heads[0]!.top).toBeLessThan(43)
    expect(holesInRules(rasters[page - 1]!), `page ${page}`).toEqual([])
    // The border reaches both lower corners.
    const bottom = borderBottom(rasters[page - 1]!)
    for (const x of [28, 184]) {
      const corner = { left: x - 0.4, right: x + 0.4, top: bottom - 1, bottom }
      expect(ink(rasters[page - 1]!, corner), `corner at ${x} of page ${page}`).toBeGreaterThan(0.2)
    }
  }
  expect(wordsOutside(words, rasters, false, '')).toEqual([])
  const text = withoutNumbers(pdfText(bytes))
  let from = 0
  for (let index = 1; index <= 60; index += 1) {
    for (const mark of [`第${index}项：`, `完${index}。`]) {
      const at = text.indexOf(mark, from)
      expect(at, mark).toBeGreaterThanOrEqual(from)
      from = at
    }
  }
}, 60_000)

/** Where the lowest rule that crosses the text block ends. */
function borderBottom(raster: ReturnType<typeof pdfRasters>[number]): number {
  const dot = 1 / raster.dotsPerMm
  for (let y = 264; y > 37; y -= dot) {
    if (ink(raster, { left: 29, right: 183, top: y, bottom: y + dot }) > 0.95) return y + dot
  }
  throw new Error('The page has no rule')
}

it('splits a cell longer than two pages and a label longer than one, without losing a character', async () => {
  const numbered = (count: number): string =>
    Array.from({ length: count }, (_, index) => `甲${index}`).join('')
  const value = numbered(1800)
  const label = numbered(420).replaceAll('甲', '乙')
  const { bytes, pages } = await typesetter.typeset(
    paperOf([
      {
        kind: 'table',
        grid: 'label-value-pairs',
        rows: [
          {
            cells: [
              { role: 'label', text: '情况' },
              { role: 'value', text: value, span: 3 },
            ],
          },
          {
            cells: [
              { role: 'label', text: label },
              { role: 'value', text: '短', span: 3 },
            ],
          },
        ],
      },
    ]),
  )
  expect(pages).toBeGreaterThanOrEqual(4)
  const text = withoutNumbers(pdfText(bytes)).replaceAll('情况', '')
  expect(text).toContain(value)
  expect(text.replaceAll('短', '')).toContain(label)
  expect(wordsOutside(pdfWords(bytes), pdfRasters(bytes, 144), false, '')).toEqual([])
}, 60_000)

it('never leaves a row that divides the table alone at the foot of a page', async () => {
  for (let before = 16; before <= 26; before += 1) {
    const section: TableRow = { part: 'section', cells: [{ role: 'value', text: '二、公示信息', span: 3 }] }
    const rows = Array.from({ length: before }, (_, index) => row(`${index}`, '无'))
    const { bytes } = await typesetter.typeset(paperOf([table(head, ...rows, section, row('年报', '相符'))]))
    const words = pdfWords(bytes)
    const pageOf = (text: string) => words.find((word) => word.text === text)?.page
    expect(pageOf('二、公示信息'), `after ${before} rows`).toBe(pageOf('相符'))
  }
})

it('keeps the caption of a table and its heads with the first row', async () => {
  for (let lines = 15; lines <= 22; lines += 1) {
    const { bytes } = await typesetter.typeset(
      paperOf([
        { kind: 'addressee', text: '国'.repeat(28 * lines) },
        { kind: 'table-caption', left: '承办单位', right: '编号' },
        table(head, row('住所', '相符')),
      ]),
    )
    const words = pdfWords(bytes)
    const pages = ['承办单位', '检查情况', '相符'].map(
      (text) => words.find((word) => word.text === text)?.page,
    )
    expect(new Set(pages).size, `after ${lines} lines`).toBe(1)
  }
})

it('sets the head of a table that starts over once, not twice, on the page it moves to', async () => {
  const { bytes } = await typesetter.typeset(
    paperOf([{ kind: 'addressee', text: '国'.repeat(28 * 21) }, table(head, row('住所', '相符'))]),
  )
  expect(pdfWords(bytes).filter((word) => word.text === '检查情况')).toHaveLength(1)
})
