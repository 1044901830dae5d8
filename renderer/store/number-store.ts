import type { Command } from '../../shared/domain/commands.ts'
import type { Inspection, InspectionState } from '../../shared/domain/inspection.ts'
import { chinaYear, readDocumentNumber } from '../../shared/jurisdictions/document-number.ts'
import { formatDocumentNumber, type Profile } from '../../shared/jurisdictions/profile.ts'
import type { HeldNumbers } from '../app/document-numbers.ts'
import type { StationApi } from '../sync/station-api.ts'
import { type NumberRow, numberId } from './database.ts'
import { rowsIn } from './outbox-rows.ts'
import type { RecordStore } from './record-store.ts'
import { Value } from './snapshot.ts'
import { readEntry } from './sync-writes.ts'

/** A new block is fetched when fewer numbers than this are left. */
const fewNumbers = 2
/** Numbered at the station's order only, one at a time: never kept in stock. */
const onlineOnly = 'listing-decision'

/**
 * Papers that are handed over at the business, where there may be no network: their first block is fetched ahead, once a
 * record of this laptop stands before that visit. Of every other kind the first block comes when its first paper is
 * issued. So 200 laptops tie up numbers of what they write, not five of each of ten kinds.
 */
const handedOver: Readonly<Record<string, readonly InspectionState[]>> = {
  'inspection-notice': ['awaiting-notice', 'awaiting-inspection', 'inspecting'],
  'correction-order': ['awaiting-inspection', 'inspecting', 'awaiting-signatures'],
}

/** Kinds that were needed on this laptop, or given back until they are needed again. */
type Wanted = Record<string, 'wanted' | 'returned'>
const wantedKey = 'numbers.kinds'

function thisYear(): number {
  return chinaYear(new Date().toISOString())
}

/**
 * 文号 of this laptop. Ids, kinds and numbers stay in clear, like all ids. A number is written as taken for a record and
 * kind before a paper is made with it, and the next try takes the same one; it is used when the record holds the paper.
 */
export class NumberStore {
  readonly held = new Value<readonly HeldNumbers[]>([])
  readonly #store: RecordStore
  /** Exchanges with the station pass one after the other: a late answer must not bring back what was used meanwhile. */
  #exchange: Promise<unknown> = Promise.resolve()
  #compared = false
  /** Used numbers that it was asked about last. */
  #asked = ''

  constructor(store: RecordStore) {
    this.#store = store
  }

  get #rows() {
    return this.#store.database.documentNumbers
  }

  /** Takes the number for the next paper of a kind in a record, in the district's pattern; null without one (草稿). */
  async take(profile: Profile, kind: string, inspection: Inspection): Promise<string | null> {
    if (!profile.numberPatterns[kind]) return null
    const year = thisYear()
    const onRecord = numbersOf(inspection)
    const text = await this.#store.database.transaction('rw', this.#rows, async () => {
      const all = await this.#rows.where('[kind+year]').equals([kind, year]).sortBy('number')
      const rows = all.filter(({ authority }) => authority === profile.authority)
      for (const row of rows.filter(isTakenFor(inspection.id))) {
        if (!onRecord.has(row.text!)) return row.text!
        // The record has its paper: only the mark was lost.
        await this.#rows.update(row.id, { status: 'used' })
      }
      const free = rows.find(({ status }) => status === 'free')
      if (!free) return null
      const formatted = formatDocumentNumber(profile, kind, year, free.number)
      await this.#rows.update(free.id, { status: 'taken', inspectionId: inspection.id, text: formatted })
      return formatted
    })
    await this.#want({ [kind]: 'wanted' })
    await this.refresh()
    return text
  }

  /** After a command is in the record: its number is used; a number that a 不予列入 does not need goes back. */
  async settle(command: Pick<Command, 'type' | 'payload' | 'inspectionId'>): Promise<void> {
    const { type, payload } = command as Command
    if (type !== 'issueDocument' && type !== 'recordListingDecision') return
    const { number } = payload as { number: string }
    if (number !== '') await this.#rows.where('text').equals(number).modify({ status: 'used' })
    else if (type === 'recordListingDecision')
      await this.#rows
        .where('status')
        .equals('taken')
        .filter(isTakenFor(command.inspectionId))
        .modify((row) => {
          if (row.kind === onlineOnly) row.status = 'returning'
        })
    await this.refresh()
  }

  /** 归还: unused numbers of a kind, and no new ones until a paper asks for one. */
  async giveBack(kind: string): Promise<void> {
    await this.#want({ [kind]: 'returned' })
    await this.#rows
      .where('[kind+year]')
      .equals([kind, thisYear()])
      .modify((row) => {
        if (row.status === 'free' || row.status === 'taken') row.status = 'returning'
      })
    await this.refresh()
  }

  /**
   * In a round: brings back what was given back, fetches what is needed, in one request for all kinds. Once after the
   * unlocking it also asks what became of the numbers here (voided at the station, or out with the year).
   */
  async round(
    api: StationApi,
    profile: Profile | undefined,
    states: readonly InspectionState[],
  ): Promise<void> {
    await this.#rows.filter(({ year }) => year < thisYear()).delete()
    await this.#bringBack(api)
    if (!profile) return
    const wanted = await this.#wanted()
    const ahead = Object.keys(handedOver).filter((kind) =>
      states.some((state) => handedOver[kind]!.includes(state)),
    )
    const held = await this.#rows.where('status').anyOf('free', 'taken', 'used').toArray()
    const needed = [...new Set([...Object.keys(wanted), ...ahead])].filter(
      (kind) =>
        kind !== onlineOnly &&
        wanted[kind] !== 'returned' &&
        held.filter((row) => row.kind === kind && row.status === 'free').length < fewNumbers,
    )
    const compared = this.#compared ? await this.#answered(held) : held.map(({ kind }) => kind)
    await this.fetch(api, profile, needed, compared)
    this.#compared = true
  }

  /** Kinds with used numbers that the station has an answer to by now; each set of them is asked about once. */
  async #answered(held: readonly NumberRow[]): Promise<string[]> {
    if ((await this.#store.database.outbox.where('status').equals('queued').count()) > 0) return []
    const used = held.filter(({ status }) => status === 'used')
    const asked = used.map(({ id }) => id).join()
    if (asked === this.#asked) return []
    this.#asked = asked
    return used.map(({ kind }) => kind)
  }

  /** Asks the station for blocks. @param compared kinds of which it only asks what became of the numbers here */
  fetch(
    api: StationApi,
    profile: Profile,
    needed: readonly string[],
    compared: readonly string[] = [],
  ): Promise<void> {
    const asked = this.#exchange.then(() => this.#fetch(api, profile, needed, compared))
    this.#exchange = asked.catch(() => {})
    return asked
  }

  async #fetch(
    api: StationApi,
    profile: Profile,
    needed: readonly string[],
    compared: readonly string[],
  ): Promise<void> {
    const kinds = [...new Set([...needed, ...compared])].filter((kind) => profile.numberPatterns[kind])
    if (kinds.length === 0) return
    const year = thisYear()
    const open = await this.#openNumbers(profile)
    const rows = await this.#rows.filter((row) => row.year === year).toArray()
    const known = (kind: string) => [
      ...new Set([
        ...rows.filter((row) => row.kind === kind).map(({ number }) => number),
        ...open.filter((entry) => entry.kind === kind && entry.year === year).map(({ number }) => number),
      ]),
    ]
    const blocks = await api.reserveNumbers({
      deviceId: this.#store.deviceId,
      year,
      kinds: kinds.map((kind) => ({ kind, held: known(kind), want: needed.includes(kind) })),
    })
    await this.#store.database.transaction('rw', this.#rows, async () => {
      for (const { kind, authority, year, numbers, gone } of blocks) {
        const ids = (list: readonly number[]) =>
          list.map((number) => numberId({ authority, kind, year, number }))
        await this.#rows.bulkDelete(ids(gone))
        await this.#rows.bulkPut(
          numbers.map((number) => ({
            id: numberId({ authority, kind, year, number }),
            kind,
            authority,
            year,
            number,
            status: 'free' as const,
          })),
        )
      }
    })
    await this.refresh()
  }

  /** Numbers on papers that the station has not taken: the outbox knows them even where this table was lost. */
  async #openNumbers(profile: Profile): Promise<{ kind: string; year: number; number: number }[]> {
    const rows = await rowsIn(this.#store.database, ['queued', 'parked', 'held', 'resolved'])
    const entries = await Promise.all(rows.map((row) => readEntry(this.#store, row)))
    return entries.flatMap(({ command }) => {
      const kind =
        command.type === 'issueDocument'
          ? command.payload.kind
          : command.type === 'recordListingDecision'
            ? onlineOnly
            : undefined
      const read = kind && readDocumentNumber(profile, kind, (command.payload as { number: string }).number)
      return read ? [{ kind, ...read }] : []
    })
  }

  async #bringBack(api: StationApi): Promise<void> {
    const rows = await this.#rows.where('status').equals('returning').toArray()
    const series = Map.groupBy(rows, ({ authority, kind, year }) => JSON.stringify([authority, kind, year]))
    for (const given of series.values()) {
      const { authority, kind, year } = given[0]!
      await api.returnNumbers({
        deviceId: this.#store.deviceId,
        authority,
        kind,
        year,
        numbers: given.map(({ number }) => number),
      })
      // What the station did not take back (voided, on a parked paper) is not this laptop's to give out either.
      await this.#rows.bulkDelete(given.map(({ id }) => id))
    }
    if (rows.length > 0) await this.refresh()
  }

  async #wanted(): Promise<Wanted> {
    return (await this.#store.database.getMeta<Wanted>(wantedKey)) ?? {}
  }

  async #want(change: Wanted): Promise<void> {
    await this.#store.database.putMeta(wantedKey, { ...(await this.#wanted()), ...change })
  }

  /** Shows what the table holds. */
  async refresh(): Promise<void> {
    const rows = await this.#rows.toArray()
    const series = Map.groupBy(rows, ({ authority, kind, year }) => JSON.stringify([authority, kind, year]))
    const held = [...series.values()].map((own): HeldNumbers => {
      const { kind, authority, year } = own[0]!
      const sorted = own.toSorted((a, b) => a.number - b.number)
      const of = (...statuses: NumberRow['status'][]) =>
        sorted.filter(({ status }) => statuses.includes(status))
      return {
        kind,
        authority,
        year,
        free: of('free').map(({ number }) => number),
        taken: of('taken', 'used').map(({ number, text, inspectionId }) => ({
          number,
          text: text ?? '',
          inspectionId: inspectionId ?? '',
        })),
        returning: of('returning').map(({ number }) => number),
      }
    })
    this.held.set(held)
  }
}

function isTakenFor(inspectionId: string) {
  return (row: NumberRow) => row.status === 'taken' && row.inspectionId === inspectionId
}

/** Numbers that the record's papers and decision carry. */
function numbersOf({ documents, listing }: Inspection): Set<string> {
  return new Set([...documents.map(({ number }) => number), listing?.decision?.number ?? ''])
}
