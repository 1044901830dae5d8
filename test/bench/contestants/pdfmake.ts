import pdfmake from 'pdfmake'
import type { Letter } from '../letter.ts'
import { type BenchFaces, type Contestant, sheet, sizes } from './contestant.ts'

/** pdfmake with its own layout. */
export function pdfMake({ body, title }: BenchFaces): Contestant {
  const buffer = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const maker = pdfmake as unknown as {
    virtualfs: { writeFileSync(name: string, content: Buffer): void }
    addFonts(fonts: Record<string, { normal: string }>): void
    setUrlAccessPolicy(allows: () => boolean): void
    setLocalAccessPolicy(allows: () => boolean): void
    createPdf(definition: object): { getBuffer(): Promise<Buffer> }
  }
  maker.virtualfs.writeFileSync('body.ttf', buffer(body))
  maker.virtualfs.writeFileSync('title.ttf', buffer(title))
  maker.addFonts({ Body: { normal: 'body.ttf' }, Title: { normal: 'title.ttf' } })
  maker.setUrlAccessPolicy(() => false)
  maker.setLocalAccessPolicy(() => false)
  const contentOf = (letter: Letter, index: number): object[] => [
    {
      text: letter.title,
      font: 'Title',
      fontSize: sizes.title,
      alignment: 'center',
      ...(index > 0 ? { pageBreak: 'before' } : {}),
    },
    { text: letter.number, alignment: 'center' },
    { text: letter.addressee },
    ...[...letter.paragraphs, ...letter.closing].map((text) => ({ text, leadingIndent: 2 * sizes.body })),
  ]
  const make = async (letters: readonly Letter[]): Promise<Uint8Array> => {
    const definition = {
      pageSize: 'A4',
      pageMargins: [sheet.left, sheet.top, sheet.width - sheet.left - sheet.measure, 90],
      defaultStyle: { font: 'Body', fontSize: sizes.body, lineHeight: sizes.leading / (sizes.body * 1.437) },
      content: letters.flatMap(contentOf),
    }
    return new Uint8Array(await maker.createPdf(definition).getBuffer())
  }
  return { name: 'pdfmake', one: (letter) => make([letter]), batch: make }
}
