import { unseal } from './crypto.ts'
import type { EvidenceStore } from './evidence-store.ts'
import type { RecordStore } from './record-store.ts'

/**
 * Bytes of issued papers. They lie beside the evidence, by their SHA-256: sealed, in files that survive the database,
 * and they go up to the station in the same way.
 */
export class PaperStore {
  readonly #store: RecordStore
  readonly #files: EvidenceStore
  constructor(store: RecordStore, files: EvidenceStore) {
    this.#store = store
    this.#files = files
  }

  /** Makes the bytes durable. @returns their SHA-256 */
  async keep(inspectionId: string, name: string, bytes: Uint8Array): Promise<string> {
    const blob = new Blob([bytes as BlobPart], { type: 'application/pdf' })
    const row = await this.#files.keep(inspectionId, {
      blob,
      name,
      answerKey: '',
      caption: '',
      source: 'file',
    })
    return row.id
  }

  /** The bytes as they lie here, for their hash to be checked; null when this laptop has none. @throws ProblemError `evidence.damaged` */
  async bytes(documentId: string, sha256: string): Promise<Uint8Array | null> {
    const row = await this.#files.find(sha256)
    if (row) return this.#files.slice(row, 0, row.size)
    // Papers of earlier versions of the app lie in a table of their own.
    const early = await this.#store.database.papers.get(documentId)
    return early ? unseal(this.#store.key, `suijian.paper.${documentId}`, early.body) : null
  }

  /** Moves the papers of earlier versions of the app to the files, so that they reach the station too. */
  async moveEarlyPapers(): Promise<void> {
    const { papers } = this.#store.database
    for (const { id, inspectionId, body } of await papers.toArray()) {
      const bytes = await unseal(this.#store.key, `suijian.paper.${id}`, body)
      await this.keep(inspectionId, '文书', bytes)
      await papers.delete(id)
    }
  }
}
