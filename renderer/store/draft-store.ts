import type { DraftContent, DraftFile, Drafts, StoredDraft } from '../app/drafts.ts'
import { evidenceFileName, sealJson, unsealJson } from './crypto.ts'
import type { DraftRow } from './database.ts'
import type { RecordStore } from './record-store.ts'
import { hashFile, inFileTurn, readSealedFile, writeSealedFile } from './sealed-files.ts'

/** Between the last key and the write. */
const typingPause = 600
const longestExcerpt = 60
/** Until a draft that found no room is tried again. */
const roomPause = 5000
/** What a draft takes beside its words and files: seals, names, thumbnails, twice for the database's own log. */
const draftBytes = 256 * 1024

export function draftLabel(id: string): string {
  return `suijian.draft.${id}`
}

/** What a draft's sealed body holds. */
export type DraftBody = Pick<StoredDraft, 'by' | 'values' | 'excerpt' | 'files'>

interface Waiting {
  form: string
  content: DraftContent
  timer: ReturnType<typeof setTimeout>
}

/** Drafts of one account in the laptop's database. Writes run one after the other, in the order of typing. */
export class DraftStore implements Drafts {
  readonly #store: RecordStore
  readonly #account: { id: string; name: string }
  readonly #waiting = new Map<string, Waiting>()
  readonly #kept = new WeakMap<Blob, StoredDraft['files'][number]>()
  #queue: Promise<void> = Promise.resolve()

  constructor(store: RecordStore, account: { id: string; name: string }) {
    this.#store = store
    this.#account = account
  }

  async find(form: string): Promise<readonly StoredDraft[]> {
    const rows = await this.#store.database.drafts
      .where('[accountId+form]')
      .equals([this.#account.id, form])
      .toArray()
    const drafts = await Promise.all(rows.map((row) => this.#open(row)))
    return drafts.sort((a, b) => b.at.localeCompare(a.at))
  }

  change(id: string, form: string, content: DraftContent): void {
    clearTimeout(this.#waiting.get(id)?.timer)
    const timer = setTimeout(() => void this.#keep(id), typingPause)
    this.#waiting.set(id, { form, content, timer })
  }

  drop(id: string): Promise<void> {
    clearTimeout(this.#waiting.get(id)?.timer)
    this.#waiting.delete(id)
    return this.#inTurn(() => this.#store.database.drafts.delete(id))
  }

  async flush(): Promise<void> {
    await Promise.all([...this.#waiting.keys()].map((id) => this.#keep(id)))
    await this.#queue
  }

  /** Nothing is written after this: the database closes. */
  stop(): void {
    for (const { timer } of this.#waiting.values()) clearTimeout(timer)
    this.#waiting.clear()
  }

  async files(draft: StoredDraft): Promise<{ files: DraftFile[]; damaged: string[] }> {
    const files: DraftFile[] = []
    const damaged: string[] = []
    for (const file of draft.files) {
      const { name, source } = file
      const blob = await this.#read(file).catch(() => null)
      if (!blob || (await hashFile(blob)) !== file.sha256) {
        damaged.push(name)
        continue
      }
      this.#kept.set(blob, file)
      files.push({ blob, name, ...(source ? { source } : {}) })
    }
    return { files, damaged }
  }

  async #read({ sha256, mediaType, name }: StoredDraft['files'][number]): Promise<File> {
    const { host, key } = this.#store
    const parts: BlobPart[] = []
    for await (const part of readSealedFile(host, key, await evidenceFileName(key, sha256))) parts.push(part)
    return new File(parts, name, { type: mediaType })
  }

  /**
   * Removes files of drafts that were saved or given up. At the start only: then nothing is taking the same bytes in
   * as evidence.
   */
  async sweepFiles(): Promise<void> {
    const { database, host, key } = this.#store
    const wanted = new Set<string>()
    for (const row of await database.drafts.toArray()) {
      const { files } = await unsealJson<DraftBody>(key, draftLabel(row.id), row.body)
      for (const { sha256 } of files) wanted.add(sha256)
    }
    for (const { id, fileName } of await database.draftFiles.toArray()) {
      if (wanted.has(id)) continue
      await inFileTurn(fileName, async () => {
        if (!(await database.evidence.get(id))) await host.evidence.remove(fileName)
      })
      await database.draftFiles.delete(id)
    }
  }

  async #open({ id, form, at, body }: DraftRow): Promise<StoredDraft> {
    return { id, form, at, ...(await unsealJson<DraftBody>(this.#store.key, draftLabel(id), body)) }
  }

  #keep(id: string): Promise<void> {
    const waiting = this.#waiting.get(id)
    if (!waiting) return this.#queue
    clearTimeout(waiting.timer)
    this.#waiting.delete(id)
    const { form, content } = waiting
    return this.#inTurn(async () => {
      await this.#room(content).catch((error: unknown) => {
        this.#waitForRoom(id, waiting)
        throw error
      })
      const files: StoredDraft['files'][number][] = []
      for (const file of content.files) files.push(await this.#keepFile(file))
      const { key, database } = this.#store
      const excerpt = [...content.excerpt.trim().replace(/\s+/g, ' ')].slice(0, longestExcerpt).join('')
      const draft: DraftBody = { by: this.#account.name, values: content.values, excerpt, files }
      const body = await sealJson(key, draftLabel(id), draft)
      const at = new Date().toISOString()
      await database.drafts.put({ id, accountId: this.#account.id, form, at, body })
    })
  }

  /** @throws ProblemError `disk-full`: a database that meets a full disk may be lost, so the draft waits in memory */
  #room({ values, files }: DraftContent): Promise<void> {
    const words = JSON.stringify(values).length * 2
    const added = files.filter(({ blob }) => !this.#kept.has(blob))
    return this.#store.space.need(added.reduce((sum, { blob }) => sum + blob.size, words + draftBytes))
  }

  /** What was typed since has its own turn. */
  #waitForRoom(id: string, waiting: Waiting): void {
    if (this.#waiting.has(id)) return
    const timer = setTimeout(() => void this.#keep(id), roomPause)
    this.#waiting.set(id, { ...waiting, timer })
  }

  async #keepFile({ blob, name, source }: DraftFile): Promise<StoredDraft['files'][number]> {
    const kept = this.#kept.get(blob)
    if (kept) return kept
    const { host, key, database } = this.#store
    const sha256 = await hashFile(blob)
    const fileName = await evidenceFileName(key, sha256)
    // The row first: a crash in between leaves a name that is swept, never a file that nobody knows of.
    await database.draftFiles.put({ id: sha256, fileName })
    await inFileTurn(fileName, async () => {
      if (!(await host.evidence.list()).includes(fileName)) await writeSealedFile(host, key, fileName, blob)
    })
    const file = { sha256, name, mediaType: blob.type, size: blob.size, ...(source ? { source } : {}) }
    this.#kept.set(blob, file)
    return file
  }

  /** A draft that can't be kept costs nothing but its own safety: saving says what is wrong with the disk. */
  #inTurn(work: () => Promise<unknown>): Promise<void> {
    this.#queue = this.#queue.then(work).then(
      () => undefined,
      (error: unknown) => console.error('draft:', error),
    )
    return this.#queue
  }
}
