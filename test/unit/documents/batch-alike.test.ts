import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  type Block,
  type PrintableDocument,
  type TypesetResult,
  Typesetter,
} from '../../../shared/typesetting/index.ts'
import { bundledFontSet } from '../../tools/fonts.ts'
import { pdfFaults, pdfRasters, pdfStructure, pdfWords } from '../../tools/pdf-reader.ts'

let typesetter: Typesetter
beforeAll(() => {
  typesetter = new Typesetter(bundledFontSet())
})

/** Sentences that letters have in common, and names of one to three lines that push what follows down. */
const sentence = fc.constantFrom(
  '你单位对本函有异议的，可以向我局陈述、申辩。',
  '联系人：检查员甲、检查员乙；联系电话：0595-22000000；监督电话：12345。',
  '请你单位自收到本函之日起十五日内，携带营业执照副本、住所使用证明（“一照多址”的，各处）到我局办理核对手续。',
  '统一社会信用代码为91350503MA0K1X203K，备注：🦄☑是☐否。'.repeat(3),
  '通过登记的住所或者经营场所无法取得联系的，我局将依法处理。'.repeat(14),
)
const name = fc
  .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 3 }))
  .map(([serial, length]) => `${'泉州市丰泽区某某餐饮管理'.repeat(length)}第${serial}有限公司`)

const table = fc.array(fc.oneof(sentence, name), { minLength: 1, maxLength: 4 }).map(
  (texts): Block => ({
    kind: 'table',
    grid: 'label-value-pairs',
    rows: [
      {
        part: 'head',
        cells: [
          { role: 'label', text: '项目' },
          { role: 'label', text: '内容', span: 3 },
        ],
      },
      ...texts.map((text) => ({
        cells: [
          { role: 'label' as const, text: '名称' },
          { role: 'value' as const, text, span: 3 },
        ],
      })),
    ],
  }),
)
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('paragraph' as const), text: sentence }),
  fc.record({ kind: fc.constant('paragraph' as const), text: sentence, head: fc.constant('一、事项') }),
  fc.record({ kind: fc.constant('addressee' as const), text: name }),
  fc.record({
    kind: fc.constant('paragraph' as const),
    text: fc
      .tuple(name, sentence)
      .map(([who, what]) => [{ text: who, slot: 'kaiti' as const }, { text: what }]),
  }),
  fc.record({
    kind: fc.constant('heading' as const),
    level: fc.constantFrom(1, 2),
    text: fc.constant('一、权利和义务'),
  }),
  fc.record({ kind: fc.constant('note' as const), text: sentence }),
  fc.record({
    kind: fc.constant('attachments' as const),
    items: fc.array(name, { minLength: 1, maxLength: 2 }),
  }),
  fc.record({ kind: fc.constant('spacer' as const), lines: fc.constantFrom(1, 2) }),
  fc.constant<Block>({ kind: 'table-caption', left: '表一', right: '单位：份' }),
  table,
  fc.constant<Block>({
    kind: 'signatures',
    head: '收件人：',
    rows: [[{ label: '签名' }, { label: '日期', value: '2026年8月10日' }]],
  }),
)
const closing = fc.constantFrom<Block[]>(
  [],
  [{ kind: 'seal', organ: '泉州市丰泽区市场监督管理局', place: '（印章）', date: '2026年8月10日' }],
  [{ kind: 'imprint', copies: '抄送：某某局。', organ: '某某局', date: '2026年8月10日印发' }],
)
const letter: fc.Arbitrary<PrintableDocument> = fc
  .record({
    sheet: fc.constantFrom('official' as const, 'official' as const, 'letter' as const, 'form' as const),
    serial: fc.integer({ min: 1, max: 99 }),
    mark: fc.constantFrom(undefined, '草稿'),
    blocks: fc.array(block, { minLength: 1, maxLength: 6 }),
    closing,
  })
  .map(({ sheet, serial, mark, blocks, closing }) => ({
    title: `通知书 ${serial}`,
    number: mark ? null : `测〔2026〕${serial}号`,
    organ: '某某市场监督管理局',
    issuedOn: '2026-08-10',
    template: 'test@1',
    sheet,
    ...(mark ? { mark } : {}),
    blocks: [
      { kind: 'title', text: '住所（经营场所）核查专用信函' },
      { kind: 'number', text: `测〔2026〕${serial}号` },
      ...blocks,
      ...closing,
    ],
  }))
/** Letters of which most come several times, whole or with one block changed, and among them some of another kind. */
const mixture = fc.array(letter, { minLength: 1, maxLength: 2 }).chain((letters) =>
  fc.array(
    fc
      .tuple(fc.constantFrom(...letters), fc.option(block, { freq: 2 }), fc.nat())
      .map(([base, changed, at]) => {
        if (changed === null) return base
        const blocks = [...base.blocks]
        blocks.splice(2 + (at % (blocks.length - 1)), at % 2, changed)
        return { ...base, blocks }
      }),
    { minLength: 4, maxLength: 6 },
  ),
)

const elementsOf = (bytes: Uint8Array) => pdfStructure(bytes).trimEnd()
/** What a reader has of a file: words and where they are, elements, pixels of each page. */
const read = ({
  bytes,
  pages,
  missing,
}: Pick<TypesetResult, 'bytes' | 'pages'> & Partial<TypesetResult>) => ({
  pages,
  missing,
  words: pdfWords(bytes).map(({ text, left, top }) => ({ text, left, top })),
  elements: elementsOf(bytes),
  drawn: pdfRasters(bytes, 50).map((page) => Buffer.from(page.pixels)),
})

describe('letters of a batch', () => {
  it('are set as each is set alone, whatever they have in common', async () => {
    await fc.assert(
      fc.asyncProperty(mixture, async (letters) => {
        const batch = await typesetter.typesetMany(letters, { title: '批' })
        const distinct = new Map<PrintableDocument, ReturnType<typeof read>>()
        for (const each of new Set(letters)) distinct.set(each, read(await typesetter.typeset(each)))
        const alone = letters.map((each) => distinct.get(each)!)
        const together = read(batch)
        expect(pdfFaults(batch.bytes)).toBe('')
        expect(batch.letters.map(({ pages, missing }) => ({ pages, missing }))).toEqual(
          alone.map(({ pages, missing }) => ({ pages, missing })),
        )
        expect(together.words).toEqual(alone.flatMap(({ words }) => words))
        expect(together.elements).toBe(alone.map(({ elements }) => elements).join('\n'))
        const drawn = alone.flatMap(({ drawn }) => drawn)
        expect(together.drawn.length).toBe(drawn.length)
        const differing = drawn.findIndex((page, index) => page.compare(together.drawn[index]!) !== 0)
        expect(differing, 'page drawn otherwise').toBe(-1)
      }),
      { numRuns: 6, endOnFailure: true },
    )
  }, 240_000)

  it('keep a sentence that begins two of their pages as two paragraphs', async () => {
    const again: Block[] = [{ kind: 'new-page' }, { kind: 'paragraph', text: '你单位可以陈述、申辩。' }]
    const letters = [1, 2, 3].map(
      (serial): PrintableDocument => ({
        title: `通知书 ${serial}`,
        number: `测〔2026〕${serial}号`,
        organ: '某某市场监督管理局',
        issuedOn: '2026-08-10',
        template: 'test@1',
        blocks: [{ kind: 'title', text: '通知书' }, ...again, ...again],
      }),
    )
    const { bytes } = await typesetter.typesetMany(letters, { title: '批' })
    expect(elementsOf(bytes).match(/^ +P\b/gmu)).toHaveLength(6)
  })
})
