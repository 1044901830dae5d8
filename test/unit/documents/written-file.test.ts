import { beforeAll, describe, expect, it } from 'vitest'
import { type PrintableDocument, Typesetter } from '../../../shared/typesetting/index.ts'
import { bundledFontSet } from '../../tools/fonts.ts'
import {
  ink,
  pdfFaults,
  pdfFonts,
  pdfInfo,
  pdfRasters,
  pdfStructure,
  pdfText,
  pdfWords,
} from '../../tools/pdf-reader.ts'

const paper = (title: string, blocks: PrintableDocument['blocks'], mark?: string): PrintableDocument => ({
  title,
  number: mark ? null : '测〔2026〕1号',
  organ: '某某市场监督管理局',
  issuedOn: '2026-08-10',
  template: 'test@1',
  ...(mark ? { mark } : {}),
  blocks,
})
const letter = (name: string, length = 40): PrintableDocument =>
  paper(`通知书（${name}）`, [
    { kind: 'title', text: '通知书' },
    { kind: 'addressee', text: `${name}：` },
    { kind: 'paragraph', text: '请你单位依法公示。'.repeat(length) },
  ])

let typesetter: Typesetter
beforeAll(() => {
  typesetter = new Typesetter(bundledFontSet())
})

describe('tagged text', () => {
  const table = paper(
    '表',
    [
      { kind: 'title', text: '审批表' },
      { kind: 'heading', level: 1, text: '一、事项' },
      { kind: 'paragraph', text: '经查，情况属实。'.repeat(120) },
      {
        kind: 'table',
        grid: 'label-value-pairs',
        rows: [
          {
            cells: [
              { role: 'label', text: '名称' },
              { role: 'value', text: '某某有限公司', span: 3 },
            ],
          },
        ],
      },
    ],
    '草稿',
  )

  it('tells titles, paragraphs and cells apart, in their order, once each', async () => {
    const structure = pdfStructure((await typesetter.typeset(table)).bytes)
    const elements = structure
      .split('\n')
      .flatMap((line) => /^ +([A-Z][A-Za-z0-9]*)\b/u.exec(line)?.[1] ?? [])
    expect(elements).toEqual(['H1', 'H2', 'P', 'Table', 'TR', 'TH', 'TD'])
    const texts = [...structure.matchAll(/^ +"(.*)"$/gmu)].map(([, text]) => text).join('')
    expect(texts).toBe(`审批表一、事项${'经查，情况属实。'.repeat(120)}名称某某有限公司`)
    expect(structure).toContain('/ColSpan 3')
  })

  it('leaves out what is no text of the document: page numbers, draft marks', async () => {
    const { bytes, pages } = await typesetter.typeset(table)
    expect(pages).toBeGreaterThan(1)
    expect(pdfText(bytes)).toContain('草稿')
    expect(pdfStructure(bytes)).not.toMatch(/草稿|—/u)
    expect(pdfInfo(bytes)).toMatch(/Tagged: +yes/u)
  })
})

describe('the written file', () => {
  it('is sound to another program, alone and as a batch', async () => {
    expect(pdfFaults((await typesetter.typeset(letter('某某甲'))).bytes)).toBe('')
    const batch = await typesetter.typesetMany([letter('某某甲'), letter('某某乙', 200)], { title: '批' })
    expect(pdfFaults(batch.bytes)).toBe('')
    expect(pdfFaults(new Uint8Array(Buffer.from('%PDF-1.7\nno file')))).not.toBe('')
  })

  it('draws every rare character with ink and gives it back', async () => {
    const rare = '䶮㛃𬭚𬬻𫖯𫘧鿍'
    const { bytes, missing } = await typesetter.typeset(
      paper('罕用字', [
        { kind: 'title', text: rare },
        { kind: 'paragraph', text: [{ text: rare, slot: 'kaiti' }] },
        { kind: 'paragraph', text: [{ text: rare, slot: 'heiti' }] },
        { kind: 'paragraph', text: rare },
      ]),
    )
    expect(missing).toEqual([])
    expect(pdfText(bytes).replace(/—1—$/u, '')).toBe(rare.repeat(4))
    expect(pdfFonts(bytes).every(({ embedded, subset, unicode }) => embedded && subset && unicode)).toBe(true)
    const [raster] = pdfRasters(bytes)
    for (const word of pdfWords(bytes)) {
      const width = (word.right - word.left) / [...word.text].length
      for (const [index, character] of [...word.text].entries()) {
        const left = word.left + index * width
        expect(ink(raster!, { ...word, left, right: left + width }), character).toBeGreaterThan(0.02)
      }
    }
  })

  it('copies the parts of composite glyphs', async () => {
    const text = 'ÀÉÎÕÜàéîõüÇçñ'
    const { bytes, missing } = await typesetter.typeset(paper('合成字形', [{ kind: 'paragraph', text }]))
    expect(missing).toEqual([])
    expect(pdfText(bytes)).toContain(text)
    const plain = await typesetter.typeset(paper('合成字形', [{ kind: 'paragraph', text: 'AEIOUaeiouCcn' }]))
    const darkness = (pdf: Uint8Array): number => {
      const [raster] = pdfRasters(pdf)
      return ink(raster!, { left: 28, right: 184, top: 35, bottom: 50 })
    }
    expect(darkness(bytes)).toBeGreaterThan(darkness(plain.bytes) * 1.05)
  })
})

describe('a batch in one file', () => {
  const batch = [letter('某某甲', 150), letter('某某乙'), letter('某某丙🦄', 40)]

  it('starts every document on a page of its own, numbered from 1, and names it in the bookmarks', async () => {
    const seen: number[] = []
    const { bytes, letters, pages } = await typesetter.typesetMany(batch, {
      title: '三份通知书',
      subject: '测试任务',
      onProgress: (done, of) => seen.push(done / of),
    })
    expect(seen).toEqual([1 / 3, 2 / 3, 1])
    expect(letters.map(({ firstPage, missing }) => [firstPage, missing])).toEqual([
      [1, []],
      [letters[0]!.pages + 1, []],
      [letters[0]!.pages + 2, ['🦄']],
    ])
    expect(pages).toBe(letters[0]!.pages + 2)
    const words = pdfWords(bytes)
    for (const { firstPage } of letters) {
      const [first] = words.filter(({ page }) => page === firstPage)
      expect(first!.text).toBe('通知书')
      expect(
        words.filter(({ page, top }) => page === firstPage && top > 265).map(({ text }) => text),
      ).toContain('1')
    }
    const info = pdfInfo(bytes)
    expect(info).toMatch(/Title: +三份通知书/u)
    expect(info).toMatch(/Subject: +测试任务/u)
    expect(info).toContain('documents=3')
    expect(info).toMatch(new RegExp(`Pages: +${pages}\\b`, 'u'))
    expect(pdfStructure(bytes).match(/^Document/gmu)).toHaveLength(3)
    // Poppler's programs do not list bookmarks: pdf.js does.
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
    const opened = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise
    const outline = await opened.getOutline()
    expect(outline.map(({ title }) => title)).toEqual(batch.map(({ title }) => title))
    const places = await Promise.all(
      outline.map(({ dest }) =>
        opened.getPageIndex((dest as [Parameters<typeof opened.getPageIndex>[0]])[0]),
      ),
    )
    expect(places).toEqual(letters.map(({ firstPage }) => firstPage - 1))
    await opened.loadingTask.destroy()
  })

  it('embeds one subset of each face and sets each document as it is set alone', async () => {
    const { bytes } = await typesetter.typesetMany(batch, { title: '批' })
    const names = pdfFonts(bytes).map(({ name }) => name.replace(/^[A-Z]{6}\+/u, ''))
    expect(new Set(names).size).toBe(names.length)
    const alone = await Promise.all(batch.map((document) => typesetter.typeset(document)))
    const places = (pdf: Uint8Array) => pdfWords(pdf).map(({ text, left, top }) => ({ text, left, top }))
    expect(places(bytes)).toEqual(alone.flatMap((result) => places(result.bytes)))
  })

  it('lets the caller give up between documents', async () => {
    const giveUp = new AbortController()
    const pauses: string[] = []
    const work = typesetter.typesetMany(batch, {
      title: '批',
      signal: giveUp.signal,
      pause: async () => {
        pauses.push('pause')
        await new Promise((resolve) => setImmediate(resolve))
        if (pauses.length === 2) giveUp.abort(new Error('给够了'))
      },
    })
    await expect(work).rejects.toThrow('给够了')
    expect(pauses).toHaveLength(2)
  })
})

describe('a font file that is none', () => {
  it.each([
    ['text', new TextEncoder().encode('这不是字体文件')],
    ['an empty file', new Uint8Array()],
    ['half a face', bundledFontSet().faces.fangsong.bytes.slice(0, 4000)],
  ])('is refused with its name (%s)', (_, bytes) => {
    const set = { id: 'x', faces: { fangsong: { name: 'SomeFace', bytes } } }
    expect(() => new Typesetter(set)).toThrow('SomeFace')
  })
})
