import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'

/** Where a text was found that should have been sealed. */
export interface Finding {
  file: string
  text: string
  /** How it stood there. */
  as: string
}

/**
 * Looks for texts in every file of a folder: as UTF-8, as UTF-16 (what IndexedDB and localStorage keep), as base64 and
 * escaped for an address. The texts have to be unlikely and at least eight characters long: LevelDB packs its blocks
 * with Snappy, which leaves the first occurrence of what it has not seen as it is.
 */
export async function findPlaintext(folder: string, texts: readonly string[]): Promise<Finding[]> {
  const wanted = texts.flatMap(formsOf)
  const found: Finding[] = []
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const file = relative(folder, path)
    const bytes = await readFile(path)
    for (const { text, as, form } of wanted)
      if (bytes.includes(form) || Buffer.from(file).includes(form)) found.push({ file, text, as })
  }
  return found
}

/** The forms in which a text may stand in a file. */
export function formsOf(text: string): { text: string; as: string; form: Buffer }[] {
  const bytes = Buffer.from(text)
  const forms: [string, Buffer][] = [
    ['UTF-8', bytes],
    ['UTF-16', Buffer.from(text, 'utf16le')],
    ['address', Buffer.from(encodeURIComponent(text))],
  ]
  // The three ways in which bytes can fall into groups of three; the ends belong to the neighbours.
  for (const shift of [0, 1, 2]) {
    const encoded = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64')
    forms.push(['base64', Buffer.from(encoded.slice(shift === 0 ? 0 : 4, -4))])
  }
  return forms.map(([as, form]) => ({ text, as, form }))
}

/** A text of Chinese characters that stands nowhere by chance. */
export function unlikelyText(length = 16): string {
  return Array.from({ length }, () => String.fromCharCode(0x4e00 + Math.floor(Math.random() * 0x5000))).join(
    '',
  )
}
