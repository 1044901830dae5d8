import type { Summary } from '../app/workspace.ts'
import type { Bytes } from './bytes.ts'
import { sealJson, unsealJson } from './crypto.ts'
import type { StoreDatabase, SummaryPackRow } from './database.ts'
import { Value } from './snapshot.ts'

/** Rows per pack: one change seals about 150 KB anew, one start opens few packs. */
const packSize = 256

/**
 * The list's index: in memory while unlocked, at rest in sealed packs. `stage` says which packs a change touches, so
 * that they go into the same transaction as the records.
 */
export class SummaryIndex {
  readonly #byId = new Map<string, Summary>()
  readonly #accountsById = new Map<string, readonly string[]>()
  readonly #packOf = new Map<string, number>()
  readonly #packs = new Map<number, Set<string>>()
  readonly visible = new Value<readonly Summary[]>([])
  readonly #key: CryptoKey
  readonly #accountId: string

  constructor(key: CryptoKey, accountId: string) {
    this.#key = key
    this.#accountId = accountId
  }

  /** Fills the index from the packs; `accounts` are the scopes of every record. */
  async load(database: StoreDatabase): Promise<void> {
    const rows = await database.inspections.toArray((list) =>
      list.map(({ id, accounts, pack }) => ({ id, accounts, pack })),
    )
    for (const { id, accounts, pack } of rows) {
      this.#accountsById.set(id, accounts)
      this.#place(id, pack)
    }
    for (const row of await database.summaries.toArray())
      for (const summary of await unsealJson<Summary[]>(this.#key, packLabel(row.pack), row.body))
        if (this.#packOf.get(summary.id) === row.pack) this.#byId.set(summary.id, summary)
    this.publish()
  }

  #place(id: string, pack: number): void {
    this.#packOf.set(id, pack)
    const members = this.#packs.get(pack) ?? new Set<string>()
    this.#packs.set(pack, members.add(id))
  }

  /** The pack of a record; a new record gets a place in the last pack. */
  packFor(id: string): number {
    const known = this.#packOf.get(id)
    if (known !== undefined) return known
    let pack = Math.max(0, this.#packs.size - 1)
    while ((this.#packs.get(pack)?.size ?? 0) >= packSize) pack += 1
    this.#place(id, pack)
    return pack
  }

  /** Forgets every row; not shown before `publish`. */
  clear(): void {
    for (const map of [this.#byId, this.#accountsById, this.#packOf, this.#packs]) map.clear()
  }

  get(id: string): Summary | undefined {
    return this.#byId.get(id)
  }

  /** Takes changed rows into memory (not yet shown) and returns their packs, sealed anew. */
  async stage(
    changes: readonly { summary: Summary; accounts: readonly string[] }[],
  ): Promise<SummaryPackRow[]> {
    const touched = new Set<number>()
    for (const { summary, accounts } of changes) {
      touched.add(this.packFor(summary.id))
      this.#byId.set(summary.id, summary)
      this.#accountsById.set(summary.id, accounts)
    }
    const packs: SummaryPackRow[] = []
    for (const pack of touched) {
      const rows = [...(this.#packs.get(pack) ?? [])]
        .map((id) => this.#byId.get(id))
        .filter((row) => row !== undefined)
      packs.push({ pack, body: (await sealJson(this.#key, packLabel(pack), rows)) as Bytes })
    }
    return packs
  }

  /** Shows what was staged: called once the transaction has committed. */
  publish(): void {
    const own: Summary[] = []
    for (const [id, summary] of this.#byId)
      if (this.#accountsById.get(id)?.includes(this.#accountId)) own.push(summary)
    this.visible.set(own)
  }
}

function packLabel(pack: number): string {
  return `suijian.summaries.${pack}`
}
