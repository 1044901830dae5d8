import * as fontkit from 'fontkit'
import { PDFDocument, type PDFFont, type PDFPage } from 'pdf-lib-original'
import type { Letter } from '../letter.ts'
import { type BenchFaces, type Contestant, sheet, sizes } from './contestant.ts'

/**
 * The original pdf-lib. Its own fontkit of 2020 writes broken subsets of these faces, so it gets fontkit 2 with the
 * small shim that takes. It has no line breaking for Chinese: the bench gives it fixed lines, which costs nothing.
 */
export function pdfLib(faces: BenchFaces): Contestant {
  const shim = {
    create(bytes: Uint8Array) {
      const font = fontkit.create(bytes)
      const createSubset = font.createSubset.bind(font)
      font.createSubset = () => {
        const subset = createSubset()
        return Object.assign(subset, { encodeStream: () => streamOf(() => subset.encode()) })
      }
      return font
    },
  }
  const make = async (letters: readonly Letter[]): Promise<Uint8Array> => {
    const pdf = await PDFDocument.create()
    pdf.registerFontkit(shim as unknown as Parameters<typeof pdf.registerFontkit>[0])
    const body = await pdf.embedFont(faces.body, { subset: true })
    const title = await pdf.embedFont(faces.title, { subset: true })
    for (const letter of letters) {
      draw(pdf.addPage([sheet.width, sheet.height]), letter, body, title)
    }
    return pdf.save()
  }
  return { name: 'pdf-lib (original)', one: (letter) => make([letter]), batch: make }
}

/** What pdf-lib reads of a stream: the whole subset in one piece. */
function streamOf(encode: () => Uint8Array) {
  const stream = {
    on(event: string, listen: (part?: Uint8Array) => void) {
      queueMicrotask(() => (event === 'data' ? listen(encode()) : event === 'end' ? listen() : undefined))
      return stream
    },
  }
  return stream
}

function draw(page: PDFPage, letter: Letter, body: PDFFont, title: PDFFont): void {
  let y = sheet.height - sheet.top
  const line = (text: string, font: PDFFont, size: number, x: number): void => {
    y -= sizes.leading
    page.drawText(text, { x, y, size, font })
  }
  const centred = (text: string, font: PDFFont, size: number): void =>
    line(text, font, size, sheet.left + (sheet.measure - font.widthOfTextAtSize(text, size)) / 2)
  centred(letter.title, title, sizes.title)
  centred(letter.number, body, sizes.body)
  for (const [index, text] of [letter.addressee, ...letter.paragraphs, ...letter.closing].entries()) {
    const characters = [...text]
    for (let start = 0; start < characters.length; ) {
      const indent = start === 0 && index > 0 ? 2 : 0
      const part = characters.slice(start, start + 27 - indent)
      line(part.join(''), body, sizes.body, sheet.left + indent * sizes.body)
      start += part.length
    }
  }
}
