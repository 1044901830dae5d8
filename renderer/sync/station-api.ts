import { z } from 'zod'
import { checklistSchema } from '../../shared/domain/checklist.ts'
import type { HistoryEntry } from '../../shared/domain/history.ts'
import type { HolidayYear } from '../../shared/domain/holiday-notice.ts'
import type { JournalEntry } from '../../shared/domain/journal-entry.ts'
import type { ProfileDraft } from '../../shared/jurisdictions/profile.ts'
import {
  type EnrolledDevice,
  enrolledDevicesSchema,
  type ReferenceHistory,
  referenceHistorySchema,
  type SavedVersion,
  savedVersionSchema,
} from '../../shared/protocol/administration.ts'
import type { SaveChecklist } from '../../shared/protocol/checklists.ts'
import { type FiguresAnswer, figuresAnswerSchema } from '../../shared/protocol/figures.ts'
import { type HistoryPage, historyPageSchema } from '../../shared/protocol/history.ts'
import {
  type Certificate,
  enrolAnswerSchema,
  type Handshake,
  handshakeSchema,
  missingEvidenceSchema,
  type PublicKey,
  type PullPage,
  type PushResult,
  problemSchema,
  protocolHeader,
  protocolVersion,
  pullPageSchema,
  pushAnswerSchema,
  type Reference,
  recoveryAnswerSchema,
  referenceSchema,
  type SignInAnswer,
  signInAnswerSchema,
} from '../../shared/protocol/http.ts'
import {
  type NumberBlock,
  type NumberLedger,
  type NumbersRequest,
  numberLedgerSchema,
  numbersAnswerSchema,
  type ReturnNumbers,
  returnedNumbersSchema,
  type VoidNumber,
} from '../../shared/protocol/numbers.ts'
import type { StationHead } from '../../shared/protocol/page-proof.ts'
import { type Problem, type ProblemCode, ProblemError } from '../../shared/protocol/problems.ts'
import { type RescueReport, rescueReportSchema } from '../../shared/rescue/report.ts'
import { schemeOfCurve } from '../../shared/signing/schemes.ts'
import type { Host } from '../host/host.ts'
import { checkPage, type StationTrust } from './page-check.ts'

/** A problem that the station answered with. */
export class StationProblem extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.message)
    this.name = 'StationProblem'
    this.problem = problem
  }
}

/** The problem behind any error, for a screen or the sync status. */
export function problemOf(error: unknown): Problem {
  if (error instanceof StationProblem || error instanceof ProblemError) return error.problem
  return new ProblemError('server.failed').problem
}

/** Time for a whole answer: a page of 200 filled records needs its time on a slow link. */
const patience = 120_000
/** The hand-shake is small; waiting longer only hides that the station can't be reached. */
const shortPatience = 15_000
/** A video of evidence. */
const longPatience = 3_600_000

/** The station's HTTP interface. Every answer is checked against its schema before anything uses it. */
export class StationApi {
  readonly address: string
  token: string | null = null
  /** Set when the keys are open; without it no page is taken. */
  trust: StationTrust | null = null

  readonly #host: Pick<Host, 'certificateRefused'>

  /** @param host tells why a connection failed, where it can */
  constructor(address: string, host: Pick<Host, 'certificateRefused'>) {
    this.address = address.replace(/\/+$/, '')
    this.#host = host
  }

  async handshake(): Promise<Handshake> {
    const answer = await this.#fetch('GET', '/api/handshake', undefined, shortPatience)
    if (!answer.ok) throw await this.#problem(answer)
    const parsed = handshakeSchema.safeParse(await this.#json(answer))
    if (!parsed.success) throw new ProblemError('server.unknown', { address: this.address })
    const { protocol, version } = parsed.data
    if (protocol !== protocolVersion)
      throw new ProblemError(protocol > protocolVersion ? 'client.too-old' : 'server.too-old', {
        client: `协议 ${protocolVersion}`,
        server: `${version}，协议 ${protocol}`,
      })
    return parsed.data
  }

  signIn(login: string, password: string, deviceId: string): Promise<SignInAnswer> {
    return this.#call('POST', '/api/sign-in', signInAnswerSchema, { login, password, deviceId })
  }

  async enrol(request: {
    deviceId: string
    deviceName: string
    publicKey: PublicKey
    escrow: string
  }): Promise<Certificate> {
    return (await this.#call('POST', '/api/enrol', enrolAnswerSchema, request)).certificate
  }

  async recover(deviceId: string, escrow: string): Promise<string> {
    return (await this.#call('POST', '/api/recovery', recoveryAnswerSchema, { deviceId, escrow })).dataKey
  }

  reference(): Promise<Reference> {
    return this.#call('GET', '/api/reference', referenceSchema)
  }

  /**
   * A page that the pinned station signed for this very request, with the end of the station's chain.
   * @param known end of the chain when this laptop saw it last
   * @throws ProblemError `page.not-signed`, `page.older`, `page.history-changed`
   */
  async pull(
    since: number,
    limit: number,
    known: StationHead | undefined,
  ): Promise<{ page: PullPage; head: StationHead }> {
    const nonce = crypto.randomUUID()
    const query = new URLSearchParams({
      since: String(since),
      limit: String(limit),
      nonce,
      ...(known ? { head: String(known.rev) } : {}),
      ...(this.trust ? { scheme: schemeOfCurve(this.trust.key.crv) } : {}),
    })
    let head: StationHead | undefined
    const page = await this.#call(
      'GET',
      `/api/sync/pull?${query}`,
      pullPageSchema as unknown as z.ZodType<PullPage>,
      undefined,
      async (answer) => {
        head = await checkPage(this.trust, { since, nonce, known }, answer)
      },
    )
    return { page, head: head! }
  }

  push(
    deviceId: string,
    entries: readonly JournalEntry[],
  ): Promise<{ epoch: string; results: PushResult[] }> {
    return this.#call('POST', '/api/sync/push', pushAnswerSchema, { deviceId, entries })
  }

  /** Brings the link of an entry whose text the station can't take. @param why for the officer */
  withhold(
    deviceId: string,
    { sequence, previousHash, hash, command }: JournalEntry,
    why: string,
  ): Promise<{ epoch: string; results: PushResult[] }> {
    const { id: commandId, inspectionId } = command
    const link = { sequence, previousHash, hash, commandId, inspectionId, withheld: why.slice(0, 500) }
    return this.#call('POST', '/api/sync/push', pushAnswerSchema, { deviceId, entries: [link] })
  }

  async reserveNumbers(request: NumbersRequest): Promise<NumberBlock[]> {
    return (await this.#call('POST', '/api/numbers', numbersAnswerSchema, request)).blocks
  }

  async returnNumbers(request: ReturnNumbers): Promise<number[]> {
    return (await this.#call('POST', '/api/numbers/return', returnedNumbersSchema, request)).returned
  }

  async voidNumber(request: VoidNumber): Promise<void> {
    const answer = await this.#fetch('POST', '/api/numbers/void', request)
    if (!answer.ok) throw await this.#problem(answer)
  }

  numberLedger(year: number | undefined, kind: string | undefined): Promise<NumberLedger> {
    const query = new URLSearchParams({ ...(year ? { year: String(year) } : {}), ...(kind ? { kind } : {}) })
    return this.#call('GET', `/api/numbers?${query}`, numberLedgerSchema)
  }

  saveProfile(body: { basedOn: number; profile: ProfileDraft; reason: string }): Promise<SavedVersion> {
    return this.#call('POST', '/api/admin/profiles', savedVersionSchema, body)
  }

  saveHolidayYear(body: { basedOn: number; table: HolidayYear }): Promise<SavedVersion> {
    return this.#call('POST', '/api/admin/calendars', savedVersionSchema, body)
  }

  async saveChecklist(body: SaveChecklist): Promise<SavedVersion> {
    const answer = z.object({ checklist: checklistSchema })
    return (await this.#call('POST', '/api/admin/checklists', answer, body)).checklist
  }

  /** The browser reads the file piece by piece while it is sent. */
  async importRescue(file: Blob): Promise<RescueReport> {
    let answer: Response
    try {
      answer = await fetch(`${this.address}/api/admin/rescue`, {
        method: 'POST',
        headers: { ...this.headers, 'content-type': 'application/zip' },
        body: file,
        cache: 'no-store',
        signal: AbortSignal.timeout(longPatience),
      })
    } catch {
      throw new ProblemError('server.unreachable', { address: this.address })
    }
    if (!answer.ok) throw await this.#problem(answer)
    return rescueReportSchema.parse(await answer.json())
  }

  devices(): Promise<EnrolledDevice[]> {
    return this.#call('GET', '/api/admin/devices', enrolledDevicesSchema)
  }

  async stopDevice(id: string, reason: string): Promise<void> {
    const answer = await this.#fetch('POST', `/api/admin/devices/${encodeURIComponent(id)}/stop`, { reason })
    if (!answer.ok) throw await this.#problem(answer)
  }

  referenceHistory(): Promise<ReferenceHistory> {
    return this.#call('GET', '/api/admin/reference-history', referenceHistorySchema)
  }

  /** What the station lacks of a record: evidence (`missing`) and issued papers. */
  missingFiles(inspectionId: string): Promise<{ missing: string[]; papers: string[] }> {
    const path = `/api/evidence/missing?inspectionId=${encodeURIComponent(inspectionId)}`
    return this.#call('GET', path, missingEvidenceSchema)
  }

  figures(): Promise<FiguresAnswer> {
    return this.#call('GET', '/api/figures', figuresAnswerSchema)
  }

  /** The whole history of an inspection, page by page. */
  async history(inspectionId: string): Promise<{ taken: HistoryEntry[]; faults: HistoryPage['faults'] }> {
    const path = `/api/inspections/${encodeURIComponent(inspectionId)}/history`
    const taken: HistoryEntry[] = []
    for (let from = 0; ; ) {
      const page = (await this.#call('GET', `${path}?from=${from}`, historyPageSchema)) as HistoryPage
      taken.push(...page.entries)
      if (page.next === null) return { taken, faults: page.faults }
      from = page.next
    }
  }

  async caseBundle(inspectionId: string): Promise<Uint8Array> {
    const path = `/api/inspections/${encodeURIComponent(inspectionId)}/bundle`
    const answer = await this.#fetch('GET', path, undefined, longPatience)
    if (!answer.ok) throw await this.#problem(answer)
    try {
      return new Uint8Array(await answer.arrayBuffer())
    } catch {
      throw new ProblemError('server.unreachable', { address: this.address })
    }
  }

  async evidence(evidenceId: string): Promise<Blob> {
    const answer = await this.#fetch('GET', `/api/evidence/${evidenceId}`, undefined, longPatience)
    if (!answer.ok) throw await this.#problem(answer)
    return answer.blob()
  }

  get headers(): Record<string, string> {
    return {
      [protocolHeader]: String(protocolVersion),
      ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
    }
  }

  async #call<T>(
    method: string,
    path: string,
    schema: z.ZodType<T>,
    body?: unknown,
    check?: (answer: Response) => Promise<void>,
  ): Promise<T> {
    const answer = await this.#fetch(method, path, body)
    if (!answer.ok) throw await this.#problem(answer)
    const kept = check && answer.clone()
    const parsed = schema.safeParse(await this.#json(answer))
    if (!parsed.success) {
      const issue = parsed.error.issues[0]
      throw new ProblemError('page.malformed', {
        detail: `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim(),
      })
    }
    if (kept) await check(kept)
    return parsed.data
  }

  async #fetch(method: string, path: string, body?: unknown, within = patience): Promise<Response> {
    try {
      return await fetch(`${this.address}${path}`, {
        method,
        headers: { ...this.headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        cache: 'no-store',
        // The station never redirects: whatever does stands in its place.
        redirect: 'manual',
        signal: AbortSignal.timeout(within),
      })
    } catch {
      const refused = await this.#host.certificateRefused?.(this.address).catch(() => false)
      const code = refused
        ? 'server.certificate-refused'
        : (await this.#isReplaced())
          ? 'network.portal'
          : 'server.unreachable'
      throw new ProblemError(code, { address: this.address })
    }
  }

  /**
   * Whether something else answers at the station's address. The desktop app calls it from an origin of its own, and a
   * page of a network gives it no leave to read: all the app is told is that the call failed. A station gives leave.
   */
  async #isReplaced(): Promise<boolean> {
    if (!('location' in globalThis) || location.origin === this.address) return false
    const ask = (mode: RequestMode) =>
      fetch(`${this.address}/api/handshake`, {
        mode,
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'manual',
        signal: AbortSignal.timeout(shortPatience),
      }).catch(() => undefined)
    const readable = await ask('cors')
    return readable ? isPortal(readable) : (await ask('no-cors')) !== undefined
  }

  /** @throws ProblemError `server.unreachable` for a cut answer, `network.portal` for a page; undefined for no JSON */
  async #json(answer: Response): Promise<unknown> {
    if (isPortal(answer)) throw new ProblemError('network.portal', { address: this.address })
    const text = await answer.text().catch(() => {
      throw new ProblemError('server.unreachable', { address: this.address })
    })
    try {
      return JSON.parse(text)
    } catch {
      return undefined
    }
  }

  /** An error answer of the station, or of something that stands in its place (a proxy, a log-in page). */
  async #problem(answer: Response): Promise<Error> {
    const body = await this.#json(answer).catch((error: Error) => error)
    const parsed = problemSchema.safeParse(body)
    if (parsed.success) return new StationProblem({ ...parsed.data, code: parsed.data.code as ProblemCode })
    if (answer.status === 413) return new ProblemError('upload.too-large', { size: '这一批', limit: '站点' })
    // A proxy before the station says in its own words that it can't reach it.
    if ([502, 503, 504].includes(answer.status))
      return new ProblemError('network.gateway', { status: answer.status })
    return body instanceof ProblemError ? body : new ProblemError('server.unknown', { address: this.address })
  }
}

/** A log-in page of the network, or the way to one, in the place of the station's answer. */
function isPortal(answer: Response): boolean {
  const type = answer.headers.get('content-type') ?? ''
  const redirects = answer.type === 'opaqueredirect' || (answer.status >= 300 && answer.status < 400)
  return redirects || answer.status === 511 || type.includes('html')
}
