import { pdfText } from '../../tools/pdf-reader.ts'

/** What a reader sees on a form, page numbers taken out. */
export const formText = (bytes: Uint8Array): string => pdfText(bytes).replace(/—\d+—/gu, '')

/** The first of the parts that does not stand after all those before it; undefined when all do. */
export function outOfOrder(text: string, parts: readonly string[]): string | undefined {
  let from = 0
  return parts.find((part) => {
    const at = text.indexOf(part, from)
    from = at + part.length
    return at < 0
  })
}
