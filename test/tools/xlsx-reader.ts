import { strFromU8, unzipSync } from 'fflate'

/** Reads the first sheet of an XLSX the way another program does: rows of texts, by the place of each cell. */
export function xlsxRows(bytes: Uint8Array): string[][] {
  const files = unzipSync(bytes)
  const part = (path: string) => (files[path] ? strFromU8(files[path]) : '')
  const shared = [...part('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gsu)].map(([, si]) => texts(si!))
  const sheet = part('xl/worksheets/sheet1.xml')
  return [...sheet.matchAll(/<row[^>]*>(.*?)<\/row>/gsu)].map(([, row]) => {
    const cells: string[] = []
    for (const [, attributes, content] of row!.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gsu)) {
      const value = /<v>(.*?)<\/v>/su.exec(content ?? '')?.[1] ?? ''
      const text = attributes!.includes('t="s"') ? shared[Number(value)]! : value || texts(content ?? '')
      cells[columnOf(/r="([A-Z]+)\d+"/u.exec(attributes!)?.[1] ?? 'A')] = text
    }
    return Array.from(cells, (cell) => cell ?? '')
  })
}

/** Number of a column from 0: A, B … AA. */
function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function texts(xml: string): string {
  const parts = [...xml.matchAll(/<t[^>]*>(.*?)<\/t>/gsu)].map(([, text]) => text!)
  return parts.join('').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
