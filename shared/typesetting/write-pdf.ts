import { PDFDocument, PDFName, type PDFRef, PDFString } from 'pdf-lib'
import type { PrintableDocument } from './blocks.ts'
import { EmbeddedFace, metadataText } from './embed-face.ts'
import type { Face } from './faces.ts'
import { page as geometry } from './geometry.ts'
import type { PageContent, PlacedText, Stroke } from './page-content.ts'

/** Raised whenever the same blocks and faces give other bytes than before. */
export const typesetterVersion = 1

export interface WrittenPdf {
  readonly bytes: Uint8Array
  /** Subset names as embedded, in order of first use. */
  readonly faces: readonly string[]
}

/**
 * Writes laid-out pages as a PDF. The bytes depend on the arguments alone: no clock, no random identifiers; the
 * dates in the file are the issue date.
 */
export async function writePdf(
  document: PrintableDocument,
  fontSetId: string,
  pages: readonly PageContent[],
): Promise<WrittenPdf> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const { context } = pdf
  const embedded = new Map<Face, { key: string; face: EmbeddedFace }>()
  const resource = (face: Face): { key: string; face: EmbeddedFace } => {
    let entry = embedded.get(face)
    if (entry === undefined) {
      entry = { key: `F${embedded.size + 1}`, face: new EmbeddedFace(face) }
      embedded.set(face, entry)
    }
    return entry
  }
  const contents = pages.map((content) => pageOperators(content, resource))
  const fonts: Record<string, PDFRef> = {}
  const names: string[] = []
  for (const { key, face } of embedded.values()) {
    fonts[key] = face.embed(context)
    names.push(face.name)
  }
  const resources = context.register(context.obj({ Font: fonts }))
  for (const operators of contents) {
    const sheet = pdf.addPage(
      [number(geometry.width), number(geometry.height)].map(Number) as [number, number],
    )
    sheet.node.set(PDFName.of('Resources'), resources)
    sheet.node.set(PDFName.of('Contents'), context.register(context.flateStream(operators)))
  }
  pdf.catalog.set(PDFName.of('Lang'), PDFString.of('zh-CN'))
  pdf.catalog.set(
    PDFName.of('ViewerPreferences'),
    context.obj({ DisplayDocTitle: true, Duplex: 'DuplexFlipLongEdge' }),
  )
  context.trailerInfo.Info = context.register(information(context, document, fontSetId, names))
  const bytes = await pdf.save({
    useObjectStreams: true,
    updateFieldAppearances: false,
    objectsPerTick: 1000,
  })
  return { bytes, faces: names }
}

function information(
  context: PDFDocument['context'],
  document: PrintableDocument,
  fontSetId: string,
  faces: readonly string[],
) {
  const date = PDFString.of(`D:${document.issuedOn.replaceAll('-', '')}000000+08'00'`)
  return context.obj({
    Title: metadataText(document.title),
    Subject: metadataText(document.number ?? document.mark ?? ''),
    Author: metadataText(document.organ),
    Keywords: metadataText(`font-set=${fontSetId}; ${faces.join('; ')}`),
    Creator: metadataText(document.template),
    Producer: metadataText(`Suijian typesetter ${typesetterVersion}`),
    CreationDate: date,
    ModDate: date,
  })
}

/** Numbers of the content stream: three decimals are a thousandth of a point, and always the same text. */
const number = (value: number): string => String(Math.round(value * 1000) / 1000)

const upwards = (y: number): string => number(geometry.height - y)

type Resource = (face: Face) => { key: string; face: EmbeddedFace }

function pageOperators(content: PageContent, resource: Resource): string {
  return [
    ...content.texts.map((text) => textOperators(text, resource)),
    ...content.strokes.map(strokeOperators),
  ].join('\n')
}

/** One text object per piece: glyphs of one face follow each other in a `TJ`, with the corrections between them. */
function textOperators(text: PlacedText, resource: Resource): string {
  const lines = ['BT', `${number(text.grey)} g`]
  let index = 0
  while (index < text.glyphs.length) {
    const first = text.glyphs[index]!
    const { key, face } = resource(first.face)
    const parts: string[] = []
    let hex = ''
    let pen = first.x
    let glyph = text.glyphs[index]
    while (glyph !== undefined && glyph.face === first.face) {
      const correction = Math.round(((pen - glyph.x) * 1000 * 100) / text.size) / 100
      if (correction !== 0) {
        parts.push(`<${hex}>`, String(correction))
        hex = ''
        pen -= (correction * text.size) / 1000
      }
      hex += face.code(glyph.text, glyph.glyph)
      pen += (Math.round(first.face.advanceOf(glyph.glyph, glyph.text) * 100) / 100 / 1000) * text.size
      index += 1
      glyph = text.glyphs[index]
    }
    parts.push(`<${hex}>`)
    lines.push(
      `/${key} ${number(text.size)} Tf`,
      `1 0 0 1 ${number(text.x + first.x)} ${upwards(text.baseline)} Tm`,
      `[${parts.filter((part) => part !== '<>').join(' ')}] TJ`,
    )
  }
  lines.push('ET')
  return lines.join('\n')
}

/** Projecting caps make borders meet in full corners. */
function strokeOperators(stroke: Stroke): string {
  const [from, to] = [stroke.from, stroke.to]
  return `2 J ${number(stroke.width)} w ${number(stroke.grey)} G ${number(from[0])} ${upwards(from[1])} m ${number(to[0])} ${upwards(to[1])} l S`
}
