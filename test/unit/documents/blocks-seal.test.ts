import { execFileSync } from 'node:child_process'
import { beforeAll, describe, expect, it } from 'vitest'
import { TypesetError, Typesetter } from '../../../shared/typesetting/index.ts'
import { bundledFontSet } from '../../tools/fonts.ts'
import { makePng, paperOf } from '../../tools/papers-for-layout.ts'
import { pdfFaults, pdfRasters, pdfWords } from '../../tools/pdf-reader.ts'

let typesetter: Typesetter
beforeAll(() => {
  typesetter = new Typesetter(bundledFontSet())
})

const seal = (image?: Uint8Array) =>
  ({
    kind: 'seal',
    organ: '某某市市场监督管理局',
    place: '（印章）',
    date: '2026年8月10日',
    ...(image && { image: { bytes: image } }),
  }) as const

const side = 300
/** A thin square frame at the very edge of the picture, and nothing else. */
const framePng = makePng(side, side, (x, y) => {
  const edge = Math.min(x, y, side - 1 - x, side - 1 - y) < 6
  return [200, 0, 20, edge ? 255 : 0]
})

describe('a seal', () => {
  it('is 42 mm wide, a little above the middle of name and date, within a line of the text above', async () => {
    const { bytes } = await typesetter.typeset(
      paperOf([{ kind: 'paragraph', text: '特此通知。' }, { kind: 'spacer', lines: 2 }, seal(framePng)]),
    )
    expect(pdfFaults(bytes)).toBe('')
    const words = pdfWords(bytes)
    const organ = words.find((word) => word.text.startsWith('某某市'))!
    const date = words.find((word) => word.text.startsWith('2026年'))!
    const text = words.find((word) => word.text.startsWith('特此'))!
    const raster = pdfRasters(bytes, 144)[0]!
    const columns = new Set<number>()
    const rows: number[] = []
    for (let y = 0; y < raster.height; y += 1) {
      const dark: number[] = []
      for (let x = 0; x < raster.width; x += 1) if (raster.pixels[y * raster.width + x]! < 190) dark.push(x)
      // Only the frame's horizontal edges are dark over 40 mm.
      if (dark.length < 40 * raster.dotsPerMm) continue
      rows.push(y / raster.dotsPerMm)
      for (const x of [dark[0]!, dark.at(-1)!]) columns.add(x / raster.dotsPerMm)
    }
    const box = {
      top: rows[0]!,
      bottom: rows.at(-1)!,
      left: Math.min(...columns),
      right: Math.max(...columns),
    }
    expect(Math.abs(box.bottom - box.top - 42)).toBeLessThan(1)
    expect(Math.abs(box.right - box.left - 42)).toBeLessThan(1)
    expect(Math.abs((box.left + box.right) / 2 - (date.left + date.right) / 2)).toBeLessThan(1)
    const middle = (box.top + box.bottom) / 2
    const textMiddle = (organ.top + date.bottom) / 2
    expect(textMiddle - middle).toBeGreaterThan(0.5)
    expect(textMiddle - middle).toBeLessThan(8)
    expect(box.top - text.bottom).toBeGreaterThan(-0.5)
    expect(box.top - text.bottom).toBeLessThan(225 / 22)
  })

  it('never stands on a page without text', async () => {
    for (const image of [undefined, framePng]) {
      for (let lines = 12; lines <= 24; lines += 1) {
        const { bytes, pages } = await typesetter.typeset(
          paperOf([
            { kind: 'paragraph', text: `${'国'.repeat(28 * lines - 10)}完` },
            { kind: 'attachments', items: ['清单'] },
            { kind: 'spacer', lines: 1 },
            seal(image),
          ]),
        )
        const words = pdfWords(bytes)
        const date = words.find((word) => word.text.startsWith('2026年'))!
        const organ = words.find((word) => word.text.startsWith('某某市'))!
        expect(organ.page).toBe(date.page)
        expect(date.page).toBe(pages)
        expect(
          words.some((word) => word.page === date.page && /[国完]|附件/u.test(word.text)),
          `${lines} lines`,
        ).toBe(true)
        expect(date.bottom).toBeLessThan(263)
      }
    }
  })

  it('keeps the last row of a table with it', async () => {
    for (let rows = 14; rows <= 26; rows += 1) {
      const { bytes } = await typesetter.typeset(
        paperOf([
          {
            kind: 'table',
            grid: 'label-value-pairs',
            rows: Array.from({ length: rows }, (_, index) => ({
              cells: [
                { role: 'label', text: `行${index}` },
                { role: 'value', text: '内容', span: 3 },
              ],
            })),
          },
          seal(),
        ]),
      )
      const words = pdfWords(bytes)
      const date = words.find((word) => word.text.startsWith('2026年'))!
      expect(words.some((word) => word.page === date.page && word.text.startsWith('行'))).toBe(true)
    }
  })
})

/** The first page as a JPEG, made by another program. */
const jpegOf = (pdf: Uint8Array): Uint8Array =>
  new Uint8Array(execFileSync('pdftoppm', ['-jpeg', '-r', '20', '-singlefile'], { input: pdf }))

describe('an image of a seal', () => {
  const refusal = async (image: Uint8Array): Promise<string> => {
    try {
      await typesetter.typeset(paperOf([seal(image)]))
      return 'taken'
    } catch (error) {
      return error instanceof TypesetError ? error.code : String(error)
    }
  }
  const grey = (width: number, height: number): Uint8Array => makePng(width, height, () => [9, 9, 9, 255])

  it('may be a JPEG, whole', async () => {
    const jpeg = jpegOf((await typesetter.typeset(paperOf([seal()]))).bytes)
    const { bytes } = await typesetter.typeset(paperOf([seal(jpeg)]))
    expect(pdfFaults(bytes)).toBe('')
    expect(await refusal(jpeg.slice(0, jpeg.length - 2))).toBe('seal-not-an-image')
    expect(await refusal(jpeg.slice(0, 400))).toBe('seal-not-an-image')
  })

  it('is refused when it is no image', async () => {
    expect(await refusal(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe(
      'seal-not-an-image',
    )
    expect(await refusal(new Uint8Array())).toBe('seal-not-an-image')
    expect(await refusal(new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0]))).toBe('seal-not-an-image')
  })

  it('is refused when it is damaged, wherever', async () => {
    for (const at of [12, 16, 30, 60, framePng.length - 20, framePng.length - 3]) {
      const damaged = framePng.slice()
      damaged[at] = damaged[at]! ^ 0x55
      expect(await refusal(damaged), `byte ${at}`).toBe('seal-not-an-image')
    }
    for (const length of [9, 40, framePng.length - 1]) {
      expect(await refusal(framePng.slice(0, length)), `${length} bytes`).toBe('seal-not-an-image')
    }
  })

  it('is refused when it is too large', async () => {
    expect(await refusal(grey(4001, 2))).toBe('seal-too-large')
    expect(await refusal(new Uint8Array(2 * 1024 * 1024 + 1))).toBe('seal-too-large')
    expect(await refusal(grey(4000, 2))).toBe('taken')
  })
})
