import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Block, PrintableDocument } from '../../../shared/typesetting/index.ts'
import { type TypesetResult, Typesetter } from '../../../shared/typesetting/index.ts'
import { bundledFontSet } from '../../tools/fonts.ts'
import { cut, ink, pdfFonts, pdfInfo, pdfRasters, pdfText, pdfWords } from '../../tools/pdf-reader.ts'

const paper = (...blocks: Block[]): PrintableDocument => ({
  title: '样张',
  number: '样〔2026〕1号',
  organ: '某某局',
  issuedOn: '2026-08-10',
  template: 'sample@1',
  blocks,
})
const body = (text: string): PrintableDocument => paper({ kind: 'addressee', text })

let typesetter: Typesetter
beforeAll(() => {
  typesetter = new Typesetter(bundledFontSet())
})

describe('the page of GB/T 9704-2012', () => {
  let full: TypesetResult
  beforeAll(async () => {
    full = await typesetter.typeset(body('国'.repeat(28 * 22 + 1)))
  })

  it('holds 22 lines of 28 characters and not one more', () => {
    const lines = pdfWords(full.bytes).filter((word) => word.text.startsWith('国'))
    expect(full.pages).toBe(2)
    expect(lines.map((line) => [line.page, line.text.length])).toEqual([
      ...Array.from({ length: 22 }, () => [1, 28]),
      [2, 1],
    ])
  })

  it('puts the text block at 28 mm and 37 mm, 156 mm wide and 225 mm deep, within 1 mm', () => {
    const lines = pdfWords(full.bytes).filter((word) => word.page === 1 && word.text.startsWith('国'))
    const within = (actual: number, expected: number): void =>
      expect(Math.abs(actual - expected), `${actual} mm instead of ${expected} mm`).toBeLessThanOrEqual(1)
    within(Math.min(...lines.map((line) => line.left)), 28)
    within(Math.max(...lines.map((line) => line.right)), 28 + 156)
    within(Math.min(...lines.map((line) => line.top)), 37)
    within(Math.max(...lines.map((line) => line.bottom)), 37 + 225)
  })

  it('prints nothing outside text block and page number', () => {
    const [first] = pdfRasters(full.bytes)
    expect(ink(first!, { left: 0, top: 0, right: 210, bottom: 36 })).toBe(0)
    expect(ink(first!, { left: 0, top: 0, right: 27, bottom: 297 })).toBe(0)
    expect(ink(first!, { left: 185, top: 0, right: 210, bottom: 297 })).toBe(0)
  })

  it('numbers odd pages at the right and even pages at the left, with a 一字线 7 mm below the text block', () => {
    const rasters = pdfRasters(full.bytes)
    const words = pdfWords(full.bytes)
    for (const [page, edge] of [
      [1, 'right'],
      [2, 'left'],
    ] as const) {
      const number = words.filter((word) => word.page === page && word.top > 263)
      expect(number.map((word) => word.text).join('')).toBe(`—${page}—`)
      const reach = Math.abs(
        edge === 'right'
          ? 184 - Math.max(...number.map((w) => w.right))
          : Math.min(...number.map((w) => w.left)) - 28,
      )
      expect(reach).toBeGreaterThan(4)
      expect(reach).toBeLessThan(6)
      const dash = number[0]!
      const rows = cut(rasters[page - 1]!, dash)
      const dark = rows.findIndex((row) => row.filter((pixel) => pixel < 128).length > row.length / 3)
      expect(Math.abs(dash.top + dark / rasters[0]!.dotsPerMm - 269)).toBeLessThanOrEqual(1)
    }
  })

  it('indents paragraphs by two characters and sets lines flush on both sides', async () => {
    const { bytes } = await typesetter.typeset(
      paper({
        kind: 'paragraph',
        text: `${'根据有关规定，经研究决定，对你单位实施检查，编号ABC123。'.repeat(8)}`,
      }),
    )
    const lines = pdfWords(bytes).filter((word) => word.top < 262)
    const tops = [...new Set(lines.map((word) => Math.round(word.top)))]
    const edges = tops.map((top) => {
      const line = lines.filter((word) => Math.round(word.top) === top)
      return [Math.min(...line.map((w) => w.left)), Math.max(...line.map((w) => w.right))] as const
    })
    expect(Math.abs(edges[0]![0] - (28 + 2 * (156 / 28)))).toBeLessThan(0.5)
    for (const [left] of edges.slice(1)) expect(Math.abs(left - 28)).toBeLessThan(0.5)
    for (const [, right] of edges.slice(0, -1)) expect(Math.abs(right - 184)).toBeLessThan(0.5)
  })
})

describe('glyphs on paper', () => {
  it('does not let a Latin word out when its line is let out', async () => {
    const widthIn = async (text: string): Promise<number> => {
      const { bytes } = await typesetter.typeset(body(text))
      const word = pdfWords(bytes).find((each) => each.text === 'Maximilian')!
      return word.right - word.left
    }
    // The line ends before the long code and is spread over the measure.
    const spread = await widthIn(
      `${'国'.repeat(15)} Maximilian ${'国'.repeat(4)}91350503MA0K1X203K${'国'.repeat(30)}`,
    )
    expect(Math.abs(spread - (await widthIn('国 Maximilian 国')))).toBeLessThan(0.05)
  })

  const rare = '䶮㛃𬭚𬬻𫖯𫘧鿍'

  it('draws rare characters where they stand, each with a shape of its own', async () => {
    const { bytes, missing } = await typesetter.typeset(body(rare))
    expect(missing).toEqual([])
    const [line] = pdfWords(bytes)
    expect(line!.text).toBe(rare)
    const [raster] = pdfRasters(bytes, 288)
    const count = [...rare].length
    const pitch = (line!.right - line!.left) / count
    const shapes = new Set<string>()
    for (let index = 0; index < count; index += 1) {
      const left = line!.left + index * pitch
      const box = { left, right: left + pitch, top: line!.top, bottom: line!.bottom }
      expect(ink(raster!, box), `character ${index}`).toBeGreaterThan(0.08)
      expect(ink(raster!, box), `character ${index}`).toBeLessThan(0.6)
      shapes.add(
        cut(raster!, box)
          .map((row) => [...row].map((pixel) => (pixel < 128 ? 1 : 0)).join(''))
          .join('\n'),
      )
    }
    expect(shapes.size).toBe(count)
  })

  it('draws the code of a character that no face has, in a box, and reports it', async () => {
    const { bytes, missing } = await typesetter.typeset(body('甲😀乙'))
    expect(missing).toEqual(['😀'])
    // A reader copies the character itself, not its code.
    expect(pdfText(bytes)).toContain('甲😀乙')
    const words = pdfWords(bytes)
    const left = words.find((word) => word.text.startsWith('甲'))!.left + 156 / 28
    const [raster] = pdfRasters(bytes, 288)
    // The box: a dark rule along its whole lower edge.
    const rows = cut(raster!, { left: left + 1, right: left + 8, top: 37, bottom: 44 })
    expect(rows.some((row) => row.every((pixel) => pixel < 160))).toBe(true)
  })

  it('tells look-alike characters that share a glyph apart', async () => {
    const text = '一⼀生⽣'
    const { bytes } = await typesetter.typeset(body(text))
    expect(pdfText(bytes)).toContain(text)
  })

  it('embeds each face as a subset with a tagged name and a character map', async () => {
    const { bytes, faces } = await typesetter.typeset(
      paper({ kind: 'title', text: '标题' }, { kind: 'paragraph', head: '一、首项。', text: '正文' }),
    )
    const fonts = pdfFonts(bytes)
    expect(fonts.map((font) => font.name).sort()).toEqual([...faces].sort())
    expect(fonts).toHaveLength(3)
    for (const font of fonts) {
      expect(font).toMatchObject({ embedded: true, subset: true, unicode: true })
      expect(font.name).toMatch(/^[A-Z]{6}\+Noto(Serif|Sans)SC-(Regular|Medium|Black)$/u)
    }
  })
})

describe('the bytes', () => {
  it('depend on document and font set alone, not on the clock or on what was set before', async () => {
    const document = body('一份通知书，2026年')
    const first = await typesetter.typeset(document)
    // ⼀ and 一 share a glyph: a face that remembered the first to come would write another character map.
    await typesetter.typeset(body('⼀⽣别的文书'))
    // Another day, another year: the clock must not reach the file.
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-05-06T07:08:09Z') })
    onTestFinished(() => {
      vi.useRealTimers()
    })
    const fresh = new Typesetter(bundledFontSet())
    await fresh.typeset(body('⼀'))
    expect(Buffer.from((await typesetter.typeset(document)).bytes).equals(first.bytes)).toBe(true)
    expect(Buffer.from((await fresh.typeset(document)).bytes).equals(first.bytes)).toBe(true)
  })

  it('carry the issue date as the only date, and say what they were made with', async () => {
    const { bytes } = await typesetter.typeset(body('正文'))
    const info = pdfInfo(bytes)
    expect(info).toMatch(/CreationDate: +2026-08-10T00:00:00\+08/u)
    expect(info).toMatch(/ModDate: +2026-08-10T00:00:00\+08/u)
    expect(info).toContain('样张')
    expect(info).toContain('font-set=noto-wenkai-1')
    expect(info).toContain('sample@1')
  })
})
