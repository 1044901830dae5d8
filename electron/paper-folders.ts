import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { replaceFile, syncFolder } from './durable-files.ts'
import { MachineError, writeFailure } from './machine-error.ts'
import { safeName } from './paper-names.ts'

interface OpenFolder {
  /** Where it is written, beside its final place. */
  readonly temporary: string
  readonly final: string
  readonly names: Set<string>
}

/**
 * Folders of papers, written as a whole: the files lie in a folder with `.part` at its end until all are there, so that
 * a cancelled batch leaves nothing behind.
 */
export class PaperFolders {
  readonly #open = new Map<number, OpenFolder>()
  #count = 0

  /** Begins a new folder inside `parent`; a folder of this name that is there already stays as it is. */
  async create(parent: string, suggestedName: string): Promise<number> {
    const wanted = join(parent, safeName(suggestedName, '文书'))
    let final = wanted
    for (let number = 2; await exists(final); number++) final = `${wanted}（${number}）`
    const temporary = `${final}.part`
    try {
      await rm(temporary, { recursive: true, force: true })
      await mkdir(temporary)
    } catch (error) {
      throw writeFailure('文书文件夹', error)
    }
    this.#count += 1
    this.#open.set(this.#count, { temporary, final, names: new Set() })
    return this.#count
  }

  /** Adds a file; a second one of the same name gets a number. */
  async write(folder: number, name: string, bytes: Uint8Array): Promise<void> {
    const { temporary, names } = this.#find(folder)
    const own = freeName(safeName(name, '文书'), names)
    names.add(own.toLowerCase())
    try {
      await replaceFile(join(temporary, own), bytes)
    } catch (error) {
      throw writeFailure('文书', error)
    }
  }

  /** Puts the folder in its place. @returns its name */
  async finish(folder: number): Promise<string> {
    const { temporary, final } = this.#find(folder)
    try {
      await rename(temporary, final)
      await syncFolder(join(final, '..'))
    } catch (error) {
      throw writeFailure('文书文件夹', error)
    }
    this.#open.delete(folder)
    return basename(final)
  }

  async abort(folder: number): Promise<void> {
    const open = this.#open.get(folder)
    this.#open.delete(folder)
    if (open) await rm(open.temporary, { recursive: true, force: true })
  }

  async abortAll(): Promise<void> {
    for (const folder of [...this.#open.keys()]) await this.abort(folder)
  }

  #find(folder: number): OpenFolder {
    const open = this.#open.get(folder)
    if (!open) throw new MachineError('host.refused', { detail: '这个文件夹已经写完或者取消' })
    return open
  }
}

/** The name, with a number before its extension where it is taken. Some file systems take no notice of case. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  const dot = name.lastIndexOf('.')
  const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
  let free = name
  for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${stem}（${number}）${extension}`
  return free
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
