import { bundledFaces } from '../../../shared/documents/bundled-faces.ts'
import { ProblemError } from '../../../shared/protocol/problems.ts'
import type { FontFile, FontSet } from '../../../shared/typesetting/index.ts'

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
