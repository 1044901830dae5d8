import { bundledFaces } from '../../../shared/documents/bundled-faces.ts'
import type { InstalledFaceFile } from '../../../shared/documents/official-faces.ts'
import { sha256Hex } from '../../../shared/domain/canonical.ts'
import { ProblemError } from '../../../shared/protocol/problems.ts'
import type { FontFile, FontSet, Slot } from '../../../shared/typesetting/index.ts'

/**
 * Loads the bundled font set from the app's own files.
 * @param folder address with a slash at its end
 * @param onProgress share of the bytes that have arrived, 0 to 1
 * @throws ProblemError when a file is not there
 */
export async function loadFonts(folder: string, onProgress: (share: number) => void): Promise<FontSet> {
  const names = [...new Set(Object.values(bundledFaces.faces).map(({ file }) => file))]
  const arrived = new Map<string, { bytes: number; of: number }>()
  const report = () => {
    const parts = names.map((name) => arrived.get(name))
    onProgress(parts.reduce((sum, part) => sum + (part ? part.bytes / part.of : 0), 0) / names.length)
  }
  const loaded = new Map(
    await Promise.all(
      names.map(async (name) => {
        const bytes = await loadFile(folder, name, (count, of) => {
          arrived.set(name, { bytes: count, of })
          report()
        })
        return [name, bytes] as const
      }),
    ),
  )
  const file = ({ name, file: path }: { name: string; file: string }): FontFile => ({
    name,
    bytes: loaded.get(path)!,
  })
  const { fangsong, kaiti, heiti, title } = bundledFaces.faces
  return {
    id: bundledFaces.id,
    faces: { fangsong: file(fangsong), kaiti: file(kaiti), heiti: file(heiti), title: file(title) },
  }
}

/**
 * A font set with installed faces in their slots, and the bundled ones in the others and for characters that those
 * lack. Its id is made of the files' bytes, so that the same faces are the same set on every machine.
 */
export function withInstalledFaces(bundled: FontSet, installed: readonly InstalledFaceFile[]): FontSet {
  if (installed.length === 0) return bundled
  const ordered = [...installed].sort((a, b) => (a.slot < b.slot ? -1 : 1))
  const marks = ordered.map(({ slot, name, bytes }) => `${slot} ${name} ${sha256Hex(bytes)}`)
  const digest = sha256Hex([bundled.id, ...marks].join('\n'))
  const files = ordered.map(({ slot, name, collection, bytes }): [Slot, FontFile] => [
    slot,
    { name, bytes, ...(collection ? { member: name } : {}) },
  ])
  return {
    id: `installed-${digest.slice(0, 16)}`,
    faces: { ...bundled.faces, ...Object.fromEntries(files) },
    fallbacks: [...new Set([...Object.values(bundled.faces), ...(bundled.fallbacks ?? [])])],
  }
}

async function loadFile(
  folder: string,
  name: string,
  onProgress: (bytes: number, of: number) => void,
): Promise<Uint8Array> {
  const answer = await fetch(new URL(name, folder)).catch(() => null)
  // A start page in the place of a missing file is no font.
  if (!answer?.ok || !answer.body || answer.headers.get('content-type')?.startsWith('text/html'))
    throw new ProblemError('paper.fonts-missing', { file: name })
  const size = Number(answer.headers.get('content-length')) || 0
  const parts: Uint8Array[] = []
  let count = 0
  for await (const part of answer.body) {
    parts.push(part)
    count += part.length
    onProgress(count, Math.max(size, count))
  }
  const bytes = new Uint8Array(count)
  let offset = 0
  for (const part of parts) {
    bytes.set(part, offset)
    offset += part.length
  }
  onProgress(count, count)
  return bytes
}
