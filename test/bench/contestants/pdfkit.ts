import PDFDocument from 'pdfkit'
import type { Letter } from '../letter.ts'
import { type BenchFaces, type Contestant, sheet, sizes } from './contestant.ts'

/** Plain pdfkit with its own line wrapping. It opens the faces anew for every document; that is part of it. */
export function pdfkit({ body, title }: BenchFaces): Contestant {
  const make = (letters: readonly Letter[]): Promise<Uint8Array> => {
    const { left, top, width, measure } = sheet
    const pdf = new PDFDocument({
      size: 'A4',
      margins: { left, top, right: width - left - measure, bottom: 90 },
      autoFirstPage: false,
    })
    const parts: Buffer[] = []
    const finished = new Promise<Uint8Array>((resolve, reject) => {
      pdf.on('data', (part: Buffer) => parts.push(part))
      pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))))
      pdf.on('error', reject)
    })
    pdf.registerFont('body', Buffer.from(body.buffer, body.byteOffset, body.byteLength))
    pdf.registerFont('title', Buffer.from(title.buffer, title.byteOffset, title.byteLength))
    const lineGap = sizes.leading - sizes.body * 1.437
    for (const letter of letters) {
      pdf.addPage()
      pdf.font('title').fontSize(sizes.title).text(letter.title, { align: 'center' })
      pdf.font('body').fontSize(sizes.body).text(letter.number, { align: 'center', lineGap })
      pdf.text(letter.addressee, { lineGap })
      for (const text of [...letter.paragraphs, ...letter.closing]) {
        pdf.text(text, { lineGap, indent: 2 * sizes.body })
      }
    }
    pdf.end()
    return finished
  }
  return { name: 'pdfkit', one: (letter) => make([letter]), batch: make }
}
