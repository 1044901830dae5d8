import type { DetailedError } from 'tus-js-client'
import { filesOf, type Inspection } from '../../shared/domain/inspection.ts'
import { problemSchema } from '../../shared/protocol/http.ts'
import { type Problem, ProblemError } from '../../shared/protocol/problems.ts'
import type { SyncStatus } from '../app/workspace.ts'
import type { EvidenceRow, OutboxState } from '../store/database.ts'
import type { EvidenceStore } from '../store/evidence-store.ts'
import { countOf } from '../store/outbox-rows.ts'
import type { RecordStore } from '../store/record-store.ts'
import { handedOverEvidence } from '../store/sync-writes.ts'
import { problemOf, type StationApi, StationProblem } from './station-api.ts'
import { uploadEvidence } from './uploads.ts'

interface Standing {
  names: ReadonlyMap<string, string>
  handedOver: ReadonlySet<string>
  /** Commands are parked or held. */
  stuck: boolean
  /** The station has not taken all commands. */
  open: boolean
}

/** Inspections that hold a piece of evidence on this laptop. */
function inspectionsOf(row: EvidenceRow): string[] {
  return [row.inspectionId, ...(row.alsoIn ?? [])]
}

/** Names of all that a record keeps as files, by hash: evidence, proofs, issued papers. */
function namesOf(inspection: Inspection): ReadonlyMap<string, string> {
  return new Map([
    ...inspection.documents.map(({ sha256, title }) => [sha256, title] as const),
    ...filesOf(inspection).map(({ id, name }) => [id, name] as const),
  ])
}

/**
 * Brings evidence and issued papers to the station. One file that can't be sent (damaged, refused) is named and left for the next round;
 * the others go on.
 */
export class EvidenceUploads {
  readonly #store: RecordStore
  readonly #evidence: EvidenceStore
  readonly #api: StationApi
  readonly #signal: AbortSignal
  readonly #show: (change: Partial<SyncStatus>) => void
  /** Records whose evidence the station does not take from this account: they have left its scope. */
  readonly #outOfScope = new Set<string>()

  constructor(
    store: RecordStore,
    evidence: EvidenceStore,
    api: StationApi,
    signal: AbortSignal,
    show: (change: Partial<SyncStatus>) => void,
  ) {
    this.#store = store
    this.#evidence = evidence
    this.#api = api
    this.#signal = signal
    this.#show = show
  }

  /**
   * One round over everything that is not at the station yet; returns what stopped the first file that failed.
   * @param onProgress called for every piece that the station has taken
   */
  async round(onProgress: () => void): Promise<Problem | null> {
    let failed: Problem | null = null
    const standings = new Map<string, Standing>()
    const missingIn = new Map<string, readonly string[] | null>()
    for (const row of await this.#store.database.evidence.where('uploaded').equals(0).toArray()) {
      for (const inspectionId of inspectionsOf(row)) {
        if (this.#signal.aborted) return failed
        if (!missingIn.has(inspectionId)) missingIn.set(inspectionId, await this.#missing(inspectionId))
        const missing = missingIn.get(inspectionId)
        if (!missing) continue
        if (!standings.has(inspectionId)) standings.set(inspectionId, await this.#standing(inspectionId))
        const standing = standings.get(inspectionId)!
        const problem = await this.#settle(row, inspectionId, missing.includes(row.id), standing, onProgress)
        if (problem) failed ??= problem
      }
    }
    return failed
  }

  /** What the station lacks of a record; null when the record is out of this account's scope. */
  async #missing(inspectionId: string): Promise<readonly string[] | null> {
    const missing = await this.#api.missingFiles(inspectionId).catch((error: unknown) => {
      if (error instanceof StationProblem && error.problem.status !== 401) return null
      throw error
    })
    if (missing) this.#outOfScope.delete(inspectionId)
    else this.#outOfScope.add(inspectionId)
    return missing && [...missing.missing, ...missing.papers]
  }

  async #settle(
    row: EvidenceRow,
    inspectionId: string,
    isMissing: boolean,
    standing: Standing,
    onProgress: () => void,
  ): Promise<Problem | null> {
    const known = standing.names.get(row.id)
    if (isMissing || standing.handedOver.has(row.id))
      return this.#send(row, inspectionId, known ?? row.id.slice(0, 8), onProgress)
    // The station knows all commands of the record and lacks nothing of it.
    const elsewhere = inspectionsOf(row).some((id) => id !== inspectionId)
    if (known !== undefined && !elsewhere && !standing.open) await this.#evidence.markUploaded(row.id)
    return null
  }

  /** How a record stands, read once for all its files: a record may have hundreds. */
  async #standing(inspectionId: string): Promise<Standing> {
    const record = await this.#store.read(inspectionId)
    return {
      names: record ? namesOf(record.inspection) : new Map(),
      handedOver: await handedOverEvidence(this.#store, inspectionId),
      stuck: await this.#has(inspectionId, ['parked', 'held']),
      open: await this.#has(inspectionId, ['queued', 'parked', 'held']),
    }
  }

  async #send(
    row: EvidenceRow,
    inspectionId: string,
    name: string,
    onProgress: () => void,
  ): Promise<Problem | null> {
    const show = (share: number) =>
      this.#show({ phase: 'uploading', uploads: [{ evidenceId: row.id, name, share }] })
    show(0)
    const progress = { show, taken: onProgress }
    try {
      await uploadEvidence(this.#api, this.#evidence, row, inspectionId, progress, this.#signal)
      await this.#evidence.markUploaded(row.id)
      return null
    } catch (error) {
      const cause = uploadFailure(error, this.#api.address)
      const problem = problemOf(cause)
      if (linkFailures.includes(problem.code) || problem.status === 401) throw cause
      return new ProblemError('upload.file-failed', { name, detail: problem.message }).problem
    } finally {
      this.#show({ uploads: [] })
    }
  }

  async #has(inspectionId: string, states: readonly OutboxState[]): Promise<boolean> {
    return (await countOf(this.#store.database, inspectionId, states)) > 0
  }

  /** What of the evidence still has to go up; what waits behind a parked command is counted there. */
  async waitingFiles(): Promise<string[]> {
    const rows = await this.#store.database.evidence.where('uploaded').equals(0).toArray()
    const waiting = new Set<string>()
    const standings = new Map<string, Standing>()
    for (const row of rows)
      for (const inspectionId of inspectionsOf(row)) {
        if (this.#outOfScope.has(inspectionId)) continue
        if (!standings.has(inspectionId)) standings.set(inspectionId, await this.#standing(inspectionId))
        const { names, handedOver, stuck } = standings.get(inspectionId)!
        if ((!stuck && names.has(row.id)) || handedOver.has(row.id)) waiting.add(row.id)
      }
    return [...waiting]
  }
}

/** The link broke, or something else answered: the next file would fail as well. */
export const linkFailures: readonly string[] = [
  'server.unreachable',
  'server.certificate-refused',
  'network.portal',
  'network.gateway',
  'server.unknown',
]

/** tus wraps what went wrong: an error of reading the file, an answer of the station, or no answer at all. */
function uploadFailure(error: unknown, address: string): unknown {
  const { causingError, originalRequest, originalResponse } = error as Partial<DetailedError>
  if (causingError instanceof ProblemError) return causingError
  if (!originalRequest) return causingError ?? error
  if (!originalResponse) return new ProblemError('server.unreachable', { address })
  const type = originalResponse.getHeader('content-type') ?? ''
  if (type.includes('html')) return new ProblemError('network.portal', { address })
  const status = originalResponse.getStatus()
  if ([502, 503, 504].includes(status)) return new ProblemError('network.gateway', { status })
  try {
    const parsed = problemSchema.safeParse(JSON.parse(originalResponse.getBody()))
    if (parsed.success) return new StationProblem(parsed.data)
  } catch {
    // Not an answer of the station.
  }
  return new ProblemError('server.unknown', { address })
}
