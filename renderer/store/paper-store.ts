import { chinaDate } from '../../shared/domain/china-time.ts'
import { formatDocumentNumber, type Profile } from '../../shared/jurisdictions/profile.ts'
import type { StationApi } from '../sync/station-api.ts'
import { seal, unseal } from './crypto.ts'
import type { RecordStore } from './record-store.ts'

/** Kinds of paper that are numbered offline, from a block reserved for this device. */
const numberedOffline = ['inspection-notice']
/** A new block is fetched when fewer numbers than this are left. */
const fewNumbers = 5

function thisYear(): number {
  return Number(chinaDate(new Date().toISOString()).slice(0, 4))
}

/** Bytes of issued papers, sealed, and the blocks of document numbers of this laptop. */
export class PaperStore {
  readonly #store: RecordStore
  constructor(store: RecordStore) {
    this.#store = store
  }

  async keep(documentId: string, inspectionId: string, bytes: Uint8Array): Promise<void> {
    const body = await seal(this.#store.key, `suijian.paper.${documentId}`, bytes)
    await this.#store.database.papers.put({ id: documentId, inspectionId, body })
  }

  async bytes(documentId: string): Promise<Uint8Array | null> {
    const row = await this.#store.database.papers.get(documentId)
    return row ? unseal(this.#store.key, `suijian.paper.${documentId}`, row.body) : null
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
