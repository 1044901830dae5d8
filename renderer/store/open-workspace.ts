import { v7 as uuidv7 } from 'uuid'
import { sha256Hex } from '../../shared/domain/canonical.ts'
import type { Command, CommandPayload, CommandType } from '../../shared/domain/commands.ts'
import type { Actor } from '../../shared/domain/decide/context.ts'
import { findingsHash, signatureStatement } from '../../shared/domain/findings.ts'
import type { ParkedChoice } from '../../shared/domain/inspection.ts'
import type { ProofPurpose } from '../../shared/domain/process.ts'
import { dueDate } from '../../shared/domain/publication.ts'
import { newestProfile } from '../../shared/jurisdictions/profile.ts'
import type { SavedVersion } from '../../shared/protocol/administration.ts'
import type { FiguresAnswer } from '../../shared/protocol/figures.ts'
import type { Account } from '../../shared/protocol/http.ts'
import { ProblemError } from '../../shared/protocol/problems.ts'
import type { Administration } from '../app/administration.ts'
import type { BundleCheck } from '../app/bundle-check.ts'
import type { Conflict } from '../app/conflict.ts'
import type { DocumentNumbers } from '../app/document-numbers.ts'
import type {
  AccountCard,
  DispatchOutcome,
  EvidenceCapture,
  LoadedInspection,
  OutboxRow,
  RecordHistory,
  Signer,
  Snapshot,
  Workspace,
} from '../app/workspace.ts'
import type { Host } from '../host/host.ts'
import { linkFailures } from '../sync/evidence-uploads.ts'
import { problemOf, type StationApi, StationProblem } from '../sync/station-api.ts'
import { SyncEngine } from '../sync/sync-engine.ts'
import { checkBundle } from './check-bundle.ts'
import { openConflict } from './conflict.ts'
import { DraftStore } from './draft-store.ts'
import { EvidenceStore, makeThumbnail } from './evidence-store.ts'
import { type Enrolled, type Keyring, noteSuccess, readKeyring, tryKeys, wrongPassword } from './keyring.ts'
import { NumberStore } from './number-store.ts'
import { readOutbox } from './outbox-view.ts'
import { readPendingHistory } from './own-history.ts'
import { PaperStore } from './paper-store.ts'
import { adoptResolved, openCommandIds, parkedVersions } from './parked.ts'
import type { RecordStore, SigningIdentity } from './record-store.ts'
import { contextFor, contextForDates } from './reference.ts'
import { Value } from './snapshot.ts'

export function actorOf(account: Account): Actor {
  return { id: account.id, name: account.name, role: account.role, stationId: account.stationId }
}

/** The unlocked store as the screens see it. */
export class OpenWorkspace implements Workspace {
  readonly host: Host
  readonly account: Account
  readonly actor: Actor
  readonly store: RecordStore
  readonly api: StationApi
  readonly engine: SyncEngine
  readonly summaries
  readonly saving
  readonly space
  readonly sync
  readonly reference
  readonly numbers: DocumentNumbers
  readonly drafts: DraftStore
  readonly outbox = new Value<readonly OutboxRow[]>([])
  readonly #evidence: EvidenceStore
  readonly #papers: PaperStore
  readonly #numbers: NumberStore
  #identity: SigningIdentity
  readonly #loaded = new Map<string, Value<LoadedInspection | null | undefined>>()
  readonly #thumbnails = new Map<string, Promise<string | null>>()
  readonly #signers = new WeakMap<Signer, SigningIdentity>()
  readonly #acts = new Set<Promise<unknown>>()
  readonly #onLock: (closed: Promise<void>) => void
  #outboxTimer: ReturnType<typeof setTimeout> | undefined

  constructor(
    store: RecordStore,
    api: StationApi,
    account: Account,
    identity: SigningIdentity,
    onLock: (closed: Promise<void>) => void,
  ) {
    this.host = store.host
    this.store = store
    this.api = api
    this.account = account
    this.actor = actorOf(account)
    this.#identity = identity
    this.#onLock = onLock
    this.#evidence = new EvidenceStore(store)
    this.#papers = new PaperStore(store, this.#evidence)
    this.#numbers = new NumberStore(store)
    this.drafts = new DraftStore(store, account)
    this.numbers = {
      held: this.#numbers.held,
      giveBack: async (kind) => {
        await this.#numbers.giveBack(kind)
        await this.engine.round()
      },
      ledger: (year, kind) => this.api.numberLedger(year, kind),
      voidNumber: (wanted) => this.api.voidNumber(wanted),
    }
    this.engine = new SyncEngine(store, this.#evidence, api, account.id)
    this.summaries = store.index.visible
    this.saving = store.saving
    this.space = store.space.status
    this.sync = this.engine.status
    this.reference = store.reference
    store.onChange = (ids) => this.#changed(ids)
    this.engine.afterRound = () => this.#afterRound()
  }

  async start(): Promise<void> {
    await this.#refreshOutbox()
    await this.#numbers.refresh()
    // Neither keeps the sync from starting: on a full disk, or with a draft that can't be read, the next start tries again.
    await this.#papers.moveEarlyPapers().catch((error: unknown) => console.error('papers:', error))
    await this.drafts.sweepFiles().catch((error: unknown) => console.error('drafts:', error))
    await this.engine.start()
  }

  inspection(id: string): Snapshot<LoadedInspection | null | undefined> {
    let value = this.#loaded.get(id)
    if (!value) {
      value = new Value<LoadedInspection | null | undefined>(undefined)
      this.#loaded.set(id, value)
      void this.#load(id)
    }
    return value
  }

  async #load(id: string): Promise<void> {
    const value = this.#loaded.get(id)
    if (!value) return
    const record = await this.store.read(id)
    if (!record?.row.accounts.includes(this.account.id)) return value.set(null)
    const { inspection } = record
    const context = contextFor(this.store.reference.get(), inspection.versions, this.actor)
    const { outbox } = this.store.database
    const [pending, parked] = await Promise.all(
      ['queued', 'parked'].map((status) =>
        outbox.where('[inspectionId+status]').equals([id, status]).count(),
      ),
    )
    const { calendar } = contextForDates(this.store.reference.get(), inspection.versions, this.actor)
    const due = dueDate(inspection, context.profile, calendar, context.resultList)
    value.set({ inspection, context, due, pending: pending!, parked: parked! })
  }

  #changed(ids: readonly string[]): void {
    // A round that ends after the lock finds the database closed.
    const afterLock = () => {}
    for (const id of ids) if (this.#loaded.has(id)) this.#load(id).catch(afterLock)
    clearTimeout(this.#outboxTimer)
    this.#outboxTimer = setTimeout(() => this.#refreshOutbox().catch(afterLock), 60)
    this.engine.countOutbox().catch(afterLock)
  }

  async #refreshOutbox(): Promise<void> {
    this.outbox.set(await readOutbox(this.store))
  }

  dispatch<T extends CommandType>(
    inspectionId: string,
    type: T,
    payload: CommandPayload<T>,
    signer?: Signer,
  ): Promise<DispatchOutcome> {
    return this.#whileOpen(this.#dispatch(inspectionId, type, payload, signer))
  }

  async #dispatch<T extends CommandType>(
    inspectionId: string,
    type: T,
    payload: CommandPayload<T>,
    signer?: Signer,
  ): Promise<DispatchOutcome> {
    const identity = signer ? this.#signers.get(signer) : this.#identity
    if (!identity) throw new ProblemError('unlock.wrong-password', { left: 0 })
    const outcome = await this.store.dispatch(
      inspectionId,
      type,
      payload,
      identity,
      await this.#known(inspectionId, type),
    )
    if (outcome.inspection) {
      // It is saved whatever becomes of the mark, which the next taking and the next round put right.
      await this.#numbers.settle({ inspectionId, type, payload } as Command).catch(() => {})
      await this.#load(inspectionId)
      void this.engine.round()
    }
    return outcome
  }

  /** What only the station can say, asked before an approval while it can be reached; the station asks it again. */
  async #known(inspectionId: string, type: CommandType): Promise<{ missingEvidence?: number }> {
    if (type !== 'reviewListing' || !this.engine.status.get().online) return {}
    const { missing } = await this.api.missingFiles(inspectionId).catch(() => ({ missing: [] }))
    return { missingEvidence: missing.length }
  }

  async signOff(inspectionId: string, signer?: Signer): Promise<DispatchOutcome> {
    const identity = signer ? this.#signers.get(signer) : this.#identity
    const record = await this.store.read(inspectionId)
    if (!identity || !record) throw new ProblemError('resource.missing', { what: inspectionId })
    const hash = findingsHash(record.inspection)
    const signedAt = new Date().toISOString()
    const { certificateId, actor } = identity
    const statement = signatureStatement({
      inspectionId,
      findingsHash: hash,
      officerId: actor.id,
      certificateId,
      signedAt,
    })
    const signature = await identity.key.sign(statement)
    return this.dispatch(
      inspectionId,
      'signOff',
      { certificateId, findingsHash: hash, signature, signedAt },
      signer,
    )
  }

  async unlockSigner(accountId: string, password: string): Promise<Signer> {
    const keyring = await readKeyring(this.host)
    const enrolled = keyring?.accounts.find((entry) => entry.account.id === accountId)
    if (!keyring || !enrolled) throw new ProblemError('resource.missing', { what: '本机登记的人员' })
    const keys = await checkedKeys(this.host, keyring, enrolled, password)
    const signer: Signer = { account: enrolled.account, actor: actorOf(enrolled.account) }
    this.#signers.set(signer, {
      actor: signer.actor,
      certificateId: enrolled.certificate.id,
      key: keys.signingKey,
    })
    return signer
  }

  confirmPassword(password: string): Promise<Signer> {
    return this.unlockSigner(this.account.id, password)
  }

  async enrolledAccounts(): Promise<readonly AccountCard[]> {
    const keyring = await readKeyring(this.host)
    return (keyring?.accounts ?? []).map(({ account, certificate }) => ({
      account,
      certificateValidUntil: certificate.validUntil,
    }))
  }

  async captureEvidence(
    inspectionId: string,
    file: EvidenceCapture,
    onProgress?: (share: number) => void,
  ): Promise<DispatchOutcome> {
    const row = await this.#whileOpen(this.#evidence.keep(inspectionId, file, onProgress))
    return this.dispatch(inspectionId, 'addEvidence', {
      evidenceId: row.id,
      name: file.name.slice(0, 255) || '证据',
      mediaType: file.blob.type.slice(0, 120),
      size: row.size,
      answerKey: file.answerKey,
      caption: file.caption,
      source: file.source,
      capturedAt: new Date().toISOString(),
    })
  }

  async captureProof(
    inspectionId: string,
    file: Omit<EvidenceCapture, 'answerKey'>,
    purpose: ProofPurpose,
    onProgress?: (share: number) => void,
  ): Promise<DispatchOutcome & { proofId: string }> {
    const row = await this.#whileOpen(
      this.#evidence.keep(inspectionId, { ...file, answerKey: '' }, onProgress),
    )
    const outcome = await this.dispatch(inspectionId, 'addProof', {
      evidenceId: row.id,
      name: file.name.slice(0, 255) || '材料',
      mediaType: file.blob.type.slice(0, 120),
      size: row.size,
      caption: file.caption,
      source: file.source === 'signature' ? 'file' : file.source,
      capturedAt: new Date().toISOString(),
      purpose,
    })
    return { ...outcome, proofId: row.id }
  }

  async evidenceBlob(evidenceId: string, mediaType: string): Promise<Blob> {
    const row = await this.#evidence.find(evidenceId)
    if (row) return this.#evidence.blob(row, mediaType)
    const blob = await this.api.evidence(evidenceId)
    if (sha256Hex(new Uint8Array(await blob.arrayBuffer())) !== evidenceId)
      throw new ProblemError('evidence.damaged')
    return new Blob([blob], { type: mediaType })
  }

  thumbnail(evidenceId: string): Promise<string | null> {
    let promise = this.#thumbnails.get(evidenceId)
    if (!promise) {
      promise = this.#makeThumbnailUrl(evidenceId)
      this.#thumbnails.set(evidenceId, promise)
    }
    return promise
  }

  async #makeThumbnailUrl(evidenceId: string): Promise<string | null> {
    const row = await this.#evidence.find(evidenceId)
    const blob = row
      ? await this.#evidence.thumbnail(row).catch(() => null)
      : await this.evidenceBlob(evidenceId, 'image/*')
          .then((whole) => makeThumbnail(whole, ''))
          .catch(() => null)
    if (blob) return URL.createObjectURL(blob)
    // Not here yet: asked again the next time.
    if (!row) this.#thumbnails.delete(evidenceId)
    return null
  }

  async evidenceState(evidenceId: string): Promise<'stored' | 'station' | 'damaged'> {
    const row = await this.#evidence.find(evidenceId)
    if (!row) return 'station'
    return this.#evidence.slice(row, 0, row.size).then(
      () => 'stored' as const,
      () => 'damaged' as const,
    )
  }

  async takeDocumentNumber(inspectionId: string, kind: string): Promise<string | null> {
    const record = await this.store.read(inspectionId)
    if (!record) return null
    const { profile } = contextFor(this.store.reference.get(), record.inspection.versions, this.actor)
    const taken = await this.#numbers.take(profile, kind, record.inspection)
    if (taken !== null || !profile.numberPatterns[kind] || !this.engine.status.get().online) return taken
    // Decisions are numbered in their order over all devices; other papers go on without a number (草稿).
    const fetched = this.#numbers.fetch(this.api, profile, [kind])
    await (kind === 'listing-decision' ? fetched : fetched.catch(() => {}))
    return this.#numbers.take(profile, kind, record.inspection)
  }

  async issueDocument(
    inspectionId: string,
    document: Parameters<Workspace['issueDocument']>[1],
  ): Promise<DispatchOutcome> {
    const documentId = uuidv7()
    const { bytes, ...rest } = document
    const sha256 = await this.#papers.keep(inspectionId, document.title, bytes)
    return this.dispatch(inspectionId, 'issueDocument', { documentId, ...rest, sha256 })
  }

  async documentBytes({ id, sha256 }: { id: string; sha256: string }): Promise<Uint8Array | null> {
    const here = await this.#papers.bytes(id, sha256)
    if (here) return here
    try {
      return new Uint8Array(await (await this.evidenceBlob(sha256, 'application/pdf')).arrayBuffer())
    } catch (error) {
      // Not uploaded yet by the laptop that issued it, or the station can't be asked now.
      if (
        [...linkFailures, 'resource.missing', 'access.denied', 'session.expired'].includes(
          problemOf(error).code,
        )
      )
        return null
      throw error
    }
  }

  async history(inspectionId: string): Promise<RecordHistory> {
    const pending = await readPendingHistory(this.store, inspectionId)
    try {
      return { pending, ...(await this.api.history(inspectionId)), problem: null }
    } catch (error) {
      return { pending, taken: null, faults: null, problem: problemOf(error) }
    }
  }

  caseBundle(inspectionId: string): Promise<Uint8Array> {
    return this.api.caseBundle(inspectionId)
  }

  async checkBundle(file: Blob, onProgress?: (share: number) => void): Promise<BundleCheck> {
    const keyring = await readKeyring(this.host)
    return checkBundle(file, keyring?.station.certificateKey, onProgress)
  }

  async resolveParked(inspectionId: string, choice: ParkedChoice, reason: string): Promise<DispatchOutcome> {
    const commandIds = await openCommandIds(this.store, inspectionId)
    return this.dispatch(inspectionId, 'resolveParked', { choice, commandIds, reason })
  }

  async conflict(inspectionId: string): Promise<Conflict | null> {
    return (await openConflict(this.store, inspectionId, this.#identity))?.shown ?? null
  }

  async resolveConflict(
    inspectionId: string,
    taken: Readonly<Record<string, 'own' | 'station'>>,
    reason: string,
  ): Promise<DispatchOutcome> {
    const found = await openConflict(this.store, inspectionId, this.#identity)
    if (!found) throw new ProblemError('resource.missing', { what: '要合并的版本' })
    const payload = found.payload(taken, reason)
    const outcome = await this.store.dispatch(
      inspectionId,
      'resolveConflict',
      payload,
      this.#identity,
      {},
      found,
    )
    if (outcome.inspection) {
      await this.#load(inspectionId)
      void this.engine.round()
    }
    return outcome
  }

  parkedVersions(inspectionId: string) {
    return parkedVersions(this.store, inspectionId)
  }

  /** After a round: what was resolved takes over the station's version; numbers are topped up. */
  async #afterRound(): Promise<void> {
    if (await adoptResolved(this.store, this.account)) void this.engine.round()
    const profile = newestProfile(this.store.reference.get().profiles, this.account.districtId)
    const states = this.account.role === 'inspector' ? this.summaries.get().map(({ state }) => state) : []
    await this.#numbers.round(this.api, profile, states)
    await this.store.prune(Date.now())
  }

  /** Set by the gate, which knows account and device. */
  signInAgain: (password: string) => Promise<void> = async () => {}

  /** From now on the account's commands are signed with this key. */
  signWith(identity: SigningIdentity): void {
    this.#identity = identity
  }

  async renewSession(password: string): Promise<void> {
    await this.signInAgain(password)
    await this.engine.round()
  }

  stationFigures(): Promise<FiguresAnswer> {
    return this.api.figures()
  }

  readonly administration: Administration = {
    saveProfile: (basedOn, profile, reason) =>
      this.#saved(this.api.saveProfile({ basedOn, profile, reason })),
    saveHolidayYear: (basedOn, table) => this.#saved(this.api.saveHolidayYear({ basedOn, table })),
    saveChecklist: (basedOn, checklist, reason) =>
      this.#saved(this.api.saveChecklist({ basedOn, checklist, reason })),
    history: () => this.api.referenceHistory(),
    devices: () => this.api.devices(),
    stopDevice: (id, reason) => this.api.stopDevice(id, reason),
    importRescue: async (file) => {
      const report = await this.api.importRescue(file)
      await this.engine.round()
      return report
    },
  }

  /** What the station has saved is on this laptop as well when it resolves. */
  async #saved(saving: Promise<SavedVersion>): Promise<SavedVersion> {
    const saved = await saving
    await this.engine.round()
    return saved
  }

  async rebuildDatabase(): Promise<void> {
    // Records come from the station: without it the screen would be empty afterwards.
    await this.api.handshake()
    if (this.engine.status.get().needsSignIn) throw new ProblemError('session.expired')
    await this.store.rebuild()
    await this.engine.start()
    await this.engine.round()
    const { problem } = this.engine.status.get()
    if (problem) throw new StationProblem(problem)
  }

  async syncNow(): Promise<void> {
    await this.engine.round()
  }

  lock(): void {
    this.engine.stop()
    this.store.space.stop()
    clearTimeout(this.#outboxTimer)
    for (const promise of this.#thumbnails.values())
      void promise.then((url) => url && URL.revokeObjectURL(url))
    // What was typed a moment ago is kept before the database closes.
    this.#onLock(this.#close())
  }

  async #close(): Promise<void> {
    await this.drafts.flush().catch(() => {})
    this.drafts.stop()
    // A screen that goes away saves what it holds, one act after the other.
    while (this.#acts.size > 0) {
      await Promise.allSettled(this.#acts)
      await new Promise((resolve) => setTimeout(resolve))
    }
    this.store.database.close()
  }

  /** Holds the database open until the act is over. */
  async #whileOpen<T>(act: Promise<T>): Promise<T> {
    this.#acts.add(act)
    return act.finally(() => this.#acts.delete(act))
  }
}

/** Opens keys with a password, counting wrong tries. */
export async function checkedKeys(host: Host, keyring: Keyring, enrolled: Enrolled, password: string) {
  const keys = await tryKeys(host, keyring, enrolled, password, Date.now())
  if (!keys) throw wrongPassword(enrolled, Date.now())
  await noteSuccess(host, keyring, enrolled, Date.now(), false)
  return keys
}
