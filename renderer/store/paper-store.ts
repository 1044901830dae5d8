import { chinaDate } from '../../shared/domain/china-time.ts'
import { formatDocumentNumber, type Profile } from '../../shared/jurisdictions/profile.ts'
import type { StationApi } from '../sync/station-api.ts'
import { unseal } from './crypto.ts'
import type { EvidenceStore } from './evidence-store.ts'
import type { RecordStore } from './record-store.ts'

/** Kinds of paper that are numbered offline, from a block reserved for this device. */
const numberedOffline = ['inspection-notice']
/** A new block is fetched when fewer numbers than this are left. */
const fewNumbers = 5

function thisYear(): number {
  return Number(chinaDate(new Date().toISOString()).slice(0, 4))
}

/**
 * Bytes of issued papers and the blocks of document numbers of this laptop. Papers lie beside the evidence, by their
 * SHA-256: sealed, in files that survive the database, and they go up to the station in the same way.
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

  /** Takes the next number of this year's block, in the district's pattern; null without one (草稿). */
  async takeNumber(profile: Profile, kind: string): Promise<string | null> {
    const year = thisYear()
    const { database } = this.#store
    return database.transaction('rw', database.numbers, async () => {
      const blocks = await database.numbers.where('[kind+year]').equals([kind, year]).sortBy('from')
      const block = blocks.find((entry) => entry.authority === profile.authority && entry.next <= entry.to)
      if (!block) return null
      await database.numbers.update(block.id, { next: block.next + 1 })
      return formatDocumentNumber(profile, kind, year, block.next)
    })
  }

  /** Keeps numbers on this laptop for the year, so that letters can be numbered offline. */
  async reserveNumbers(api: StationApi): Promise<void> {
    const year = thisYear()
    const { numbers } = this.#store.database
    for (const kind of numberedOffline) {
      const blocks = await numbers.where('[kind+year]').equals([kind, year]).toArray()
      const left = blocks.reduce((sum, block) => sum + Math.max(0, block.to - block.next + 1), 0)
      if (left >= fewNumbers) continue
      await this.reserve(api, kind)
    }
  }

  /** Asks the station for the next block of a kind. @throws ProblemError when it can't be reached */
  async reserve(api: StationApi, kind: string): Promise<void> {
    const block = await api.reserveNumbers(this.#store.deviceId, kind, thisYear())
    await this.#store.database.numbers.put({ ...block, next: block.from })
  }
}
