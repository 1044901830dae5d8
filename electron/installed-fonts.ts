import { open, readdir, readFile, realpath } from 'node:fs/promises'
import { homedir } from 'node:os'
import { extname, join, sep } from 'node:path'
import {
  type InstalledFace,
  installedFaceSchema,
  largestFaceBytes,
  officialFamilies,
} from '../shared/documents/official-faces.ts'
import { type FaceNames, readFaceNames } from './face-names.ts'
import { MachineError, readFailure } from './machine-error.ts'

const fontEndings = new Set(['.ttf', '.otf', '.ttc', '.otc'])
/** Bounds of the search, for a folder that is no font folder any more. */
const deepest = 6
const mostFiles = 8000

/** Where the system and the user keep fonts, and the office suites of Chinese systems theirs. */
export function fontFolders(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
  home: string = homedir(),
): string[] {
  if (platform === 'win32') {
    const local = env.LOCALAPPDATA ?? join(home, 'AppData', 'Local')
    return [join(env.WINDIR ?? 'C:\\Windows', 'Fonts'), join(local, 'Microsoft', 'Windows', 'Fonts')]
  }
  if (platform === 'darwin')
    return ['/System/Library/Fonts', '/Library/Fonts', join(home, 'Library', 'Fonts')]
  return [
    '/usr/share/fonts',
    '/usr/local/share/fonts',
    join(env.XDG_DATA_HOME ?? join(home, '.local', 'share'), 'fonts'),
    join(home, '.fonts'),
    '/opt/kingsoft/wps-office/office6/fonts',
    '/opt/apps/cn.wps.wps-office-pro/files/kingsoft/wps-office/office6/fonts',
  ]
}

/** The faces of GB/T 9704 on this machine. Found once by their own names; the page names slots, never files. */
export class InstalledFonts {
  private readonly folders: readonly string[]
  private search: Promise<Map<InstalledFace['slot'], InstalledFace & { file: string }>> | undefined

  constructor(folders: readonly string[] = fontFolders()) {
    this.folders = folders
  }

  /** One face for each slot that has any, the best by the order of `officialFamilies`. */
  async official(): Promise<InstalledFace[]> {
    return [...(await this.found()).values()].map(({ file: _file, ...face }) => face)
  }

  /** The file of a slot's face. @throws MachineError `read-failed` when there is none or it can't be read */
  async read(slot: InstalledFace['slot']): Promise<Uint8Array> {
    const face = (await this.found()).get(slot)
    if (!face) throw new MachineError('read-failed', { what: '字体文件', detail: '本机没有安装这种字体' })
    try {
      return new Uint8Array(await readFile(face.file))
    } catch (error) {
      throw readFailure('字体文件', error)
    }
  }

  private found(): Promise<Map<InstalledFace['slot'], InstalledFace & { file: string }>> {
    this.search ??= this.find()
    return this.search
  }

  private async find(): Promise<Map<InstalledFace['slot'], InstalledFace & { file: string }>> {
    const best = new Map<InstalledFace['slot'], InstalledFace & { file: string; rank: number }>()
    for (const folder of this.folders) {
      for (const file of await fontFiles(folder)) {
        for (const names of await namesOf(file)) {
          for (const candidate of candidatesOf(names)) {
            const known = best.get(candidate.slot)
            if (!known || candidate.rank < known.rank) best.set(candidate.slot, { ...candidate, file })
          }
        }
      }
    }
    return new Map([...best].map(([slot, { rank: _rank, ...face }]) => [slot, face]))
  }
}

const plain = (name: string): string => name.replace(/[\s_-]/gu, '').toLowerCase()

/** The slots that a face can fill, with its place in the order of preference. */
function* candidatesOf(names: FaceNames): Generator<InstalledFace & { rank: number }> {
  if (!names.embeddable || !names.regular) return
  const known = new Map(names.families.map((family) => [plain(family), family]))
  for (const [slot, families] of Object.entries(officialFamilies)) {
    const rank = families.findIndex((family) => known.has(plain(family)))
    if (rank < 0) continue
    const face = installedFaceSchema.safeParse({
      slot,
      family: known.get(plain(families[rank]!)),
      name: names.postscriptName,
      collection: names.collection,
    })
    if (face.success) yield { ...face.data, rank }
  }
}

/** Font files in a folder and below it, in a fixed order. Links that lead out of the folder are left out. */
async function fontFiles(folder: string): Promise<string[]> {
  const root = await realpath(folder).catch(() => null)
  if (root === null) return []
  const files: string[] = []
  const walk = async (at: string, depth: number): Promise<void> => {
    const entries = await readdir(at, { withFileTypes: true }).catch(() => [])
    entries.sort((a, b) => (a.name < b.name ? -1 : 1))
    for (const entry of entries) {
      if (files.length >= mostFiles) return
      const path = join(at, entry.name)
      if (entry.isDirectory()) {
        if (depth < deepest) await walk(path, depth + 1)
      } else if (fontEndings.has(extname(entry.name).toLowerCase())) {
        const real = await realpath(path).catch(() => null)
        if (real?.startsWith(root + sep)) files.push(real)
      }
    }
  }
  await walk(root, 0)
  return files
}

/** Names of the faces in a file; none where it can't be read or is too large. */
async function namesOf(path: string): Promise<FaceNames[]> {
  const file = await open(path).catch(() => null)
  if (!file) return []
  try {
    const { size } = await file.stat()
    if (size > largestFaceBytes) return []
    return await readFaceNames(async (offset, length) => {
      const part = Buffer.alloc(Math.max(0, Math.min(length, size - offset)))
      await file.read(part, 0, part.length, offset)
      return part
    })
  } catch {
    return []
  } finally {
    await file.close()
  }
}
