import { v7 as uuidv7 } from 'uuid'
import { applyEvents } from '../../shared/domain/apply.ts'
import { canonicalHash } from '../../shared/domain/canonical.ts'
import {
  type Command,
  type CommandPayload,
  type CommandType,
  commandPayloads,
} from '../../shared/domain/commands.ts'
import type { Actor } from '../../shared/domain/decide/context.ts'
import { decide } from '../../shared/domain/decide/decide.ts'
import {
  isSettingAct,
  type SettingAct,
  standingVersion,
} from '../../shared/domain/decide/standing-version.ts'
import type { DomainEvent } from '../../shared/domain/events.ts'
import type { Inspection } from '../../shared/domain/inspection.ts'
import { commandHash, entryHash, type JournalEntry } from '../../shared/domain/journal-entry.ts'
import { dueDate } from '../../shared/domain/publication.ts'
import type { SegmentContent } from '../../shared/journal/retention.ts'
import type { Reference } from '../../shared/protocol/http.ts'
import { ProblemError } from '../../shared/protocol/problems.ts'
import type { SigningKey } from '../../shared/signing/scheme.ts'
import type { DispatchOutcome, SaveStatus, Summary } from '../app/workspace.ts'
import { type Host, HostError } from '../host/host.ts'
import { crashPoint } from './crash-points.ts'
import { evidenceFileName, sealJson, unsealJson } from './crypto.ts'
import type { InspectionRow, OutboxRowStored, StoreDatabase } from './database.ts'
import { type ChainHead, emptyChain, readJournal, sealEntry } from './journal.ts'
import { pruneJournal, restoreJournal } from './journal-upkeep.ts'
import { checkRoom, emptyForRebuild } from './open-database.ts'
import { contextFor, contextForDates, emptyReference } from './reference.ts'
import { plainSize } from './sealed-files.ts'
import { Value } from './snapshot.ts'
import { SpaceGuard } from './space-guard.ts'
import { summarise } from './summary.ts'
import type { SummaryIndex } from './summary-index.ts'
import { inWriteQueue } from './write-queue.ts'

/** An officer whose key is open: what a command needs to be vouched for. */
export interface SigningIdentity {
  actor: Actor
  certificateId: string
  key: SigningKey
}

export interface StoredRecord {
  row: InspectionRow
  inspection: Inspection
}

/** More than any command takes in journal and database. */
const commandBytes = 256 * 1024

export function inspectionLabel(id: string): string {
  return `suijian.inspection.${id}`
}

export function outboxLabel(sequence: number): string {
  return `suijian.outbox.${sequence}`
}

/**
 * The records of this laptop and the way of one finding: decide → journal (fsync, the commit point) → one strict
 * transaction with record, outbox entry and summary. Every writer passes the write queue; crypto happens before the
 * transaction.
 */
export class RecordStore {
  readonly database: StoreDatabase
  readonly host: Host
  readonly key: CryptoKey
  readonly deviceId: string
  readonly index: SummaryIndex
  readonly saving: Value<SaveStatus>
  readonly space: SpaceGuard
  readonly reference = new Value<Reference>(emptyReference)
  /** Told after every committed change: ids of the records that changed. */
  onChange: (ids: readonly string[]) => void = () => {}
  #head: ChainHead = emptyChain
  #headKnown = false
  #checkpoint: ChainHead = emptyChain
  #segments: readonly SegmentContent[] = []

  constructor(database: StoreDatabase, host: Host, key: CryptoKey, deviceId: string, index: SummaryIndex) {
    this.database = database
    this.host = host
    this.key = key
    this.deviceId = deviceId
    this.index = index
    this.saving = new Value<SaveStatus>({
      state: 'saved',
      at: null,
      copies: host.copies,
      tornBytes: 0,
      journalDamage: null,
      rebuilt: false,
    })
    this.space = new SpaceGuard(host)
  }

  /** Start-up: reference, summaries, and whatever the journal has that the database has not. */
  async open(): Promise<void> {
    const stored = await this.database.reference.get('reference')
    if (stored) this.reference.set(stored.value as Reference)
    await this.index.load(this.database)
    await inWriteQueue(() => this.reconcile())
    this.saving.update({ at: (await this.database.getMeta<string>('savedAt')) ?? null })
  }

  async read(id: string): Promise<StoredRecord | undefined> {
    const row = await this.database.inspections.get(id)
    return row
      ? { row, inspection: await unsealJson<Inspection>(this.key, inspectionLabel(id), row.body) }
      : undefined
  }

  /**
   * Decides, saves and signs one command. Resolves once journal and database hold it.
   * @throws ProblemError when it could not be saved: nothing is changed then, and the status line says so
   */
  dispatch<T extends CommandType>(
    inspectionId: string,
    type: T,
    payload: CommandPayload<T>,
    identity: SigningIdentity,
    /** What only the station can know, where it was asked. */
    known: { missingEvidence?: number } = {},
    /** Decides on the station's version in the place of the laptop's; own acts that stay are put on top. */
    onStation?: { station: Inspection; released: readonly DomainEvent[] },
  ): Promise<DispatchOutcome> {
    return inWriteQueue(async () => {
      const checked = commandPayloads[type].safeParse(payload)
      if (!checked.success) {
        const issue = checked.error.issues[0]!
        throw new ProblemError('command.malformed', {
          field: issue.path.join('.') || type,
          detail: issue.message,
        })
      }
      crashPoint('dispatch.begun')
      await this.#makeSureOfRoom()
      if (!this.#headKnown) await this.#recover()
      const record = await this.read(inspectionId)
      if (!record) throw new ProblemError('resource.missing', { what: inspectionId })
      const inspection = onStation?.station ?? record.inspection
      const command = this.#command(inspection, type, checked.data as CommandPayload<T>, identity.actor.id)
      const context = { ...contextFor(this.reference.get(), inspection.versions, identity.actor), ...known }
      const decision = decide(inspection, command, context)
      if (decision.refusal) return { refusal: decision.refusal }
      crashPoint('dispatch.decided')
      const proof = {
        certificateId: identity.certificateId,
        signature: await identity.key.sign(commandHash(command)),
      }
      const unhashed = {
        sequence: this.#head.sequence + 1,
        previousHash: this.#head.hash,
        command,
        events: decision.events,
        proof,
      }
      const entry: JournalEntry = { ...unhashed, hash: entryHash(unhashed) }
      await this.#append(entry)
      const next = applyEvents(inspection, [...decision.events, ...(onStation?.released ?? [])])
      await this.#commit(entry, record.row, next)
      return { inspection: next }
    })
  }

  async #makeSureOfRoom(): Promise<void> {
    try {
      await this.space.need(commandBytes)
    } catch (error) {
      if (error instanceof ProblemError)
        this.saving.update({ state: 'failed', at: new Date().toISOString(), problem: error.problem })
      throw error
    }
  }

  #diskFull(): ProblemError {
    this.space.noteFull()
    return new ProblemError('disk-full')
  }

  /** After a failed write: nothing is decided before journal and database agree again. */
  async #recover(): Promise<void> {
    try {
      await this.reconcile()
    } catch (error) {
      const failure = new ProblemError('write-failed', {
        detail: error instanceof Error ? error.message : String(error),
      })
      this.saving.update({ state: 'failed', at: new Date().toISOString(), problem: failure.problem })
      throw failure
    }
  }

  #command<T extends CommandType>(
    inspection: Inspection,
    type: T,
    payload: CommandPayload<T>,
    actorId: string,
  ): Command {
    return {
      id: uuidv7(),
      inspectionId: inspection.id,
      type,
      // A screen names the version that it showed; what has none replaces what stands now.
      payload:
        isSettingAct(type) && !('replaces' in payload)
          ? { ...payload, replaces: standingVersion(inspection, type, payload as CommandPayload<SettingAct>) }
          : payload,
      actorId,
      deviceId: this.deviceId,
      decidedAt: { wall: new Date().toISOString(), monotonicMilliseconds: Math.round(performance.now()) },
      versions: inspection.versions,
      baseHash: canonicalHash(inspection),
    } as Command
  }

  /** The commit point. A failed append leaves the chain's head unknown until the journal was read again. */
  async #append(entry: JournalEntry): Promise<void> {
    const sealed = await sealEntry(this.key, entry)
    crashPoint('dispatch.sealed')
    this.saving.update({ state: 'saving' })
    try {
      await this.host.journal.append(sealed)
      crashPoint('dispatch.journaled')
      this.#head = { sequence: entry.sequence, hash: entry.hash }
    } catch (error) {
      this.#headKnown = false
      const full = error instanceof HostError && error.code === 'disk-full'
      const failure = full
        ? this.#diskFull()
        : new ProblemError('journal.write-failed', {
            detail: error instanceof Error ? error.message : String(error),
          })
      this.saving.update({ state: 'failed', at: new Date().toISOString(), problem: failure.problem })
      throw failure
    }
  }

  /** The database's half. The journal already has the entry, so a failure here is repaired, never reported as lost. */
  async #commit(entry: JournalEntry, row: InspectionRow, next: Inspection): Promise<void> {
    try {
      const prepared = await this.#prepare(entry, row, next)
      crashPoint('dispatch.prepared')
      await this.#write([prepared], [next.id])
      crashPoint('dispatch.committed')
    } catch {
      this.#headKnown = false
      // The journal has the entry; if the repair fails too, the next write tries again before it decides anything.
      await this.reconcile().catch(() => {})
    }
    const at = new Date().toISOString()
    this.saving.update({ state: 'saved', at, problem: undefined })
  }

  async #prepare(entry: JournalEntry, row: InspectionRow, next: Inspection): Promise<PreparedChange> {
    const outbox: OutboxRowStored = {
      sequence: entry.sequence,
      commandId: entry.command.id,
      inspectionId: next.id,
      status: 'queued',
      at: entry.command.decidedAt.wall,
      entry: await sealJson(this.key, outboxLabel(entry.sequence), entry),
    }
    return { expected: row.version, row: await this.sealRow(next, row), outbox, next, head: entry }
  }

  /**
   * A rebuilt database finds its files of evidence and papers again: their names follow from the data key and the
   * hash of what they hold.
   */
  async #adoptFile({ command: { type, payload, inspectionId } }: JournalEntry): Promise<void> {
    if (type !== 'addEvidence' && type !== 'addProof' && type !== 'issueDocument') return
    const id = type === 'issueDocument' ? payload.sha256 : payload.evidenceId
    if (await this.database.evidence.get(id)) return
    const fileName = await evidenceFileName(this.key, id)
    if (!(await this.host.evidence.list()).includes(fileName)) return
    const size = plainSize(await this.host.evidence.size(fileName))
    await this.database.evidence.put({ id, inspectionId, fileName, size, uploaded: 0 })
  }

  /** A row for a record as it is now; keeps scope and rev of the row before. */
  async sealRow(
    inspection: Inspection,
    before: Pick<InspectionRow, 'accounts' | 'left' | 'rev'>,
  ): Promise<InspectionRow> {
    const { profile, calendar, resultList } = contextForDates(
      this.reference.get(),
      inspection.versions,
      noActor,
    )
    return {
      id: inspection.id,
      accounts: before.accounts,
      left: before.left ?? [],
      rev: before.rev,
      state: inspection.state,
      due: dueDate(inspection, profile, calendar, resultList).date,
      version: inspection.version,
      pack: this.index.packFor(inspection.id),
      body: await sealJson(this.key, inspectionLabel(inspection.id), inspection),
    }
  }

  async #write(changes: readonly PreparedChange[], ids: readonly string[]): Promise<void> {
    const packs = await this.index.stage(
      await Promise.all(changes.map(({ next, row }) => this.summaryChange(next, row.accounts))),
    )
    const last = changes.at(-1)!.head
    const { database } = this
    await database.transaction(
      'rw',
      [database.inspections, database.outbox, database.summaries, database.meta],
      async () => {
        for (const { expected, row, outbox } of changes) {
          const current = await database.inspections.get(row.id)
          if (current?.version !== expected)
            throw new Error(`store: ${row.id} changed while it was being written`)
          await database.inspections.put(row)
          await database.outbox.put(outbox)
        }
        await database.summaries.bulkPut(packs)
        await database.putMeta('head', { sequence: last.sequence, hash: last.hash })
        await database.putMeta('savedAt', new Date().toISOString())
      },
    )
    this.index.publish()
    this.onChange(ids)
  }

  /** The list's row for a record. */
  summary(inspection: Inspection, parked: number): Summary {
    const context = contextForDates(this.reference.get(), inspection.versions, noActor)
    return summarise(inspection, context, parked, new Date().toISOString())
  }

  /** The list's row with its scope; counts how many of the record's commands are parked. */
  async summaryChange(inspection: Inspection, accounts: readonly string[]) {
    const parked = await this.database.outbox
      .where('[inspectionId+status]')
      .equals([inspection.id, 'parked'])
      .count()
    return { summary: this.summary(inspection, parked), accounts }
  }

  /**
   * Brings the database up to the journal: entries that the database lacks are applied (never decided again). Entries
   * of records that are not here (the database was rebuilt) wait in the outbox; the station answers repeats from store.
   */
  async reconcile(): Promise<void> {
    crashPoint('reconcile.begun')
    const head = await this.database.getMeta<ChainHead>('head')
    const known = head ?? emptyChain
    const pruned = await this.database.getMeta<ChainHead>('checkpoint')
    const reading = await readJournal(this.host, this.key, known, pruned)
    const { checkpoint, tornBytes } = reading
    crashPoint('reconcile.read')
    // A database that has never met the station, beside a journal that has entries: the old one is gone.
    const gone = !head && !(await this.database.getMeta('epoch'))
    if (gone && (reading.entries.length > 0 || checkpoint.sequence > 0)) this.saving.update({ rebuilt: true })
    if (checkpoint.sequence > known.sequence) await this.database.putMeta('head', checkpoint)
    for (const entry of reading.entries) {
      const record = await this.read(entry.command.inspectionId)
      const outbox: OutboxRowStored = {
        sequence: entry.sequence,
        commandId: entry.command.id,
        inspectionId: entry.command.inspectionId,
        status: 'queued',
        at: entry.command.decidedAt.wall,
        entry: await sealJson(this.key, outboxLabel(entry.sequence), entry),
      }
      await this.#adoptFile(entry)
      const { database } = this
      if (record) {
        const next = applyEvents(record.inspection, entry.events)
        await this.#write(
          [
            {
              expected: record.row.version,
              row: await this.sealRow(next, record.row),
              outbox,
              next,
              head: entry,
            },
          ],
          [next.id],
        )
      } else {
        await database.transaction('rw', database.outbox, database.meta, async () => {
          await database.outbox.put(outbox)
          await database.putMeta('head', { sequence: entry.sequence, hash: entry.hash })
        })
      }
      crashPoint('reconcile.entry')
    }
    const journalDamage = await restoreJournal(this, reading)
    this.#head = reading.head
    this.#headKnown = true
    this.#checkpoint = checkpoint
    this.#segments = reading.segments
    crashPoint('reconcile.done')
    if (tornBytes > 0) this.saving.update({ tornBytes })
    if (journalDamage) this.saving.update({ journalDamage })
  }

  /**
   * Makes the database anew from the journal; what the station has comes with the next round.
   * @throws ProblemError `disk-full` while the journal lacks an entry that only the database has
   */
  async rebuild(): Promise<void> {
    await checkRoom(this.host)
    const before = this.index.visible.get().map(({ id }) => id)
    await inWriteQueue(async () => {
      await this.reconcile()
      const { missing } = await readJournal(this.host, this.key, this.#head, this.#checkpoint)
      const kept = await this.database.outbox.bulkGet(missing)
      if (kept.some((row) => row !== undefined)) throw new ProblemError('disk-full')
      await this.#fillAgain()
    })
    this.onChange(before)
  }

  /** After a start has found the database damaged. */
  async fillAgain(): Promise<void> {
    await inWriteQueue(() => this.#fillAgain())
  }

  async #fillAgain(): Promise<void> {
    await emptyForRebuild(this.database)
    this.index.clear()
    await this.reconcile()
    this.index.publish()
    this.saving.update({ rebuilt: true })
  }

  /** Removes segments of the journal that were there at the start and that nobody needs any more. */
  async prune(now: number): Promise<void> {
    this.#checkpoint = (await pruneJournal(this, this.#segments, this.#checkpoint, now)) ?? this.#checkpoint
  }
}

interface PreparedChange {
  /** Version of the row that this change was made on. */
  expected: number
  row: InspectionRow
  outbox: OutboxRowStored
  next: Inspection
  head: { sequence: number; hash: string }
}

/** Reading data of a version needs no actor. */
const noActor: Actor = { id: '', name: '', role: 'inspector', stationId: '' }
