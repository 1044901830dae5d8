import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { builtFolder, projectFolder } from './project.ts'

/** What the built app is made from. */
const sources = [
  'renderer',
  'shared',
  'electron',
  'assets',
  'test/tools',
  'package.json',
  'package-lock.json',
]
const stampFile = 'build-stamp.json'

/** SHA-256 over names and contents of everything that the build reads. */
export async function sourceStamp(): Promise<string> {
  const hash = createHash('sha256')
  for (const source of sources) {
    for (const file of await filesUnder(source)) {
      hash.update(`${file}\0`).update(await readFile(join(projectFolder, file)))
    }
  }
  return hash.digest('hex')
}

/** Text of the stamp file that goes into the built app. */
export function stampText(stamp: string): { name: string; text: string } {
  return { name: stampFile, text: `${JSON.stringify({ stamp })}\n` }
}

/** The stamp of the app that is built now, or null when there is none. */
export async function builtStamp(): Promise<string | null> {
  try {
    const { stamp } = JSON.parse(await readFile(join(builtFolder, stampFile), 'utf8')) as { stamp?: string }
    return stamp ?? null
  } catch {
    return null
  }
}

async function filesUnder(source: string): Promise<string[]> {
  const path = join(projectFolder, source)
  if (!(await stat(path)).isDirectory()) return [source]
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(projectFolder.length + 1))
    .sort()
}
