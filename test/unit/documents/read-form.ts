import { pdfText } from '../../tools/pdf-reader.ts'

/**
 * What a reader sees on a form, page numbers taken out. Which box is ticked is asked here; how the typesetter prints
 * ☐ and ☑ (as signs, or as their codes while no face of the set has them) is asked of the typesetter.
 */
export const formText = (bytes: Uint8Array): string =>
  pdfText(bytes).replace(/—\d+—/gu, '').replaceAll('U+2610', '☐').replaceAll('U+2611', '☑')

/** The first of the parts that does not stand after all those before it; undefined when all do. */
export function outOfOrder(text: string, parts: readonly string[]): string | undefined {
  let from = 0
  return parts.find((part) => {
    const at = text.indexOf(part, from)
    from = at + part.length
    return at < 0
  })
}
