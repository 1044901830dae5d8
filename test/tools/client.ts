import { randomBytes, randomUUID, webcrypto } from 'node:crypto'
import { applyEvents } from '../../shared/domain/apply.ts'
import { canonicalHash } from '../../shared/domain/canonical.ts'
import type { Command, CommandPayload, CommandType } from '../../shared/domain/commands.ts'
import { decide } from '../../shared/domain/decide/decide.ts'
import type { DomainEvent } from '../../shared/domain/events.ts'
import { findingsHash, signatureStatement } from '../../shared/domain/findings.ts'
import type { Inspection } from '../../shared/domain/inspection.ts'
import { chainStart, commandHash, entryHash, type JournalEntry } from '../../shared/domain/journal-entry.ts'
import {
  authorizationHeader,
  type Certificate,
  enrolAnswerSchema,
  type PullPage,
  type PushResult,
  protocolHeader,
  protocolVersion,
  pullPageSchema,
  pushAnswerSchema,
  type Reference,
  referenceSchema,
  type SignInAnswer,
  signInAnswerSchema,
} from '../../shared/protocol/http.ts'
import type { Problem } from '../../shared/protocol/problems.ts'
import type { SigningKey } from '../../shared/signing/scheme.ts'
import { signingSchemes } from '../../shared/signing/schemes.ts'

const { subtle } = webcrypto
const schemes = signingSchemes(subtle)

/** An error answer of the station. */
export class StationProblem extends Error {
  readonly problem: Problem
  /** Status of the HTTP answer itself. */
  readonly status: number
  constructor(status: number, problem: Problem) {
    super(`${status} ${problem.code}: ${problem.message}`)
    this.status = status
    this.problem = problem
  }
}

/** Asks the station. @throws StationProblem for every error answer */
export async function ask<T>(
  url: string,
  path: string,
  options: { token?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<T> {
  const answer = await fetch(new URL(path, url), {
    method: options.body === undefined ? 'GET' : 'POST',
    headers: {
      [protocolHeader]: String(protocolVersion),
      ...(options.token ? { authorization: authorizationHeader(options.token) } : {}),
      ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...options.headers,
    },
    body: options.body === undefined ? undefined : JSON.stringify(options.body),
  })
  const text = await answer.text()
  const value = text ? (JSON.parse(text) as unknown) : undefined
  if (!answer.ok) throw new StationProblem(answer.status, value as Problem)
  return value as T
}

/** The problem that a call ends in. @throws Error when it succeeds */
export async function problemOf(call: Promise<unknown>): Promise<StationProblem> {
  try {
    await call
  } catch (error) {
    if (error instanceof StationProblem) return error
    throw error
  }
  throw new Error('expected a problem, got an answer')
}

/** Somebody signed in and enrolled on a device. */
export interface TestOfficer extends SignInAnswer {
  certificate: Certificate
  key: SigningKey
}

/** A laptop without a screen: real keys, a real chain, the shared decision core. */
export class TestDevice {
  readonly id: string
  url: string
  /** ISO timestamp of the device's clock. */
  now: () => string
  /** Inspections as this device knows them, local commands applied. */
  readonly inspections = new Map<string, Inspection>()
  /** Everything that was ever appended to the device's chain. */
  readonly chain: JournalEntry[] = []
  readonly dataKey = randomBytes(32)
  reference!: Reference
  escrow = ''

  constructor(url: string, now: () => string) {
    this.id = `device-${randomUUID()}`
    this.url = url
    this.now = now
  }

  /** Signs in without enrolling. */
  async signIn(login: string, password: string): Promise<SignInAnswer> {
    const body = { login, password, deviceId: this.id }
    return signInAnswerSchema.parse(await ask(this.url, '/api/sign-in', { body }))
  }

  /** Signs in, makes a signing key and has it certified. */
  async enrol(login: string, password: string): Promise<TestOfficer> {
    const signedIn = await this.signIn(login, password)
    const { token } = signedIn
    const scheme = schemes.of(signedIn.certificateKey)
    const { secret, publicKey } = await scheme.generate()
    const body = {
      deviceId: this.id,
      deviceName: '测试设备',
      publicKey,
      escrow: await this.wrapDataKey(signedIn.recoveryKey),
    }
    const answer = enrolAnswerSchema.parse(await ask(this.url, '/api/enrol', { token, body }))
    this.reference ??= referenceSchema.parse(await ask(this.url, '/api/reference', { token }))
    return { ...signedIn, certificate: answer.certificate, key: await scheme.open(secret) }
  }

  private async wrapDataKey(recoveryKey: string): Promise<string> {
    const algorithm = { name: 'RSA-OAEP', hash: 'SHA-256' }
    const key = await subtle.importKey('spki', Buffer.from(recoveryKey, 'base64'), algorithm, false, [
      'encrypt',
    ])
    this.escrow = Buffer.from(await subtle.encrypt(algorithm, key, this.dataKey)).toString('base64')
    return this.escrow
  }

  /** Pulls everything since `since`; rows in scope go to `inspections`. */
  async pull(officer: { token: string }, since = 0, limit = 200): Promise<PullPage['rows']> {
    const rows: PullPage['rows'] = []
    for (let cursor = since; ; ) {
      const page = await this.pullPage(officer, cursor, limit)
      rows.push(...page.rows)
      if (page.complete) break
      cursor = page.cursor
    }
    for (const row of rows) {
      if (row.access === 'active') this.inspections.set(row.inspection.id, row.inspection)
      else this.inspections.delete(row.inspection.id)
    }
    return rows
  }

  async pullPage({ token }: { token: string }, since: number, limit: number): Promise<PullPage> {
    const path = `/api/sync/pull?since=${since}&limit=${limit}`
    return pullPageSchema.parse(await ask(this.url, path, { token })) as PullPage
  }

  /** The state of an inspection on this device. */
  inspection(id: string): Inspection {
    const found = this.inspections.get(id)
    if (!found) throw new Error(`${this.id} does not know ${id}`)
    return found
  }

  /**
   * Decides, applies and chains a command, as the app does.
   * @throws Error when `decide` refuses it here
   */
  async act<T extends CommandType>(
    officer: TestOfficer,
    inspectionId: string,
    type: T,
    payload: CommandPayload<T>,
  ): Promise<JournalEntry> {
    const state = this.inspection(inspectionId)
    const command = {
      id: randomUUID(),
      inspectionId,
      actorId: officer.account.id,
      deviceId: this.id,
      decidedAt: { wall: this.now(), monotonicMilliseconds: 1 },
      versions: state.versions,
      baseHash: canonicalHash(state),
      type,
      payload,
    } as unknown as Command
    const pick = <E extends { id: string; version: number }>(
      entries: E[],
      wanted: { id: string; version: number },
    ) => entries.find((entry) => entry.id === wanted.id && entry.version === wanted.version)!
    const { profiles, calendars, resultLists, checklists } = this.reference
    const { id, name, role, stationId } = officer.account
    const decision = decide(state, command, {
      actor: { id, name, role, stationId },
      profile: pick(profiles, state.versions.profile),
      calendar: pick(calendars, state.versions.calendar),
      resultList: pick(resultLists, state.versions.resultList),
      checklists: state.versions.checklists.map((wanted) => pick(checklists, wanted)),
    })
    if (!decision.events) throw new Error(`refused: ${decision.refusal.code} ${decision.refusal.happened}`)
    this.inspections.set(inspectionId, applyEvents(state, decision.events))
    return this.append(officer, command, decision.events)
  }

  /** Signs and chains a command with whatever events, right or wrong. */
  async append(officer: TestOfficer, command: Command, events: DomainEvent[]): Promise<JournalEntry> {
    const body = {
      sequence: this.chain.length + 1,
      previousHash: this.chain.at(-1)?.hash ?? chainStart,
      command,
      events,
      proof: {
        certificateId: officer.certificate.id,
        signature: await sign(officer.key, commandHash(command)),
      },
    }
    const entry = { ...body, hash: entryHash(body) }
    this.chain.push(entry)
    return entry
  }

  /** 签字: the officer's key over the findings as this device has them. */
  async signOff(officer: TestOfficer, inspectionId: string): Promise<JournalEntry> {
    const statement = {
      inspectionId,
      findingsHash: findingsHash(this.inspection(inspectionId)),
      officerId: officer.account.id,
      certificateId: officer.certificate.id,
      signedAt: this.now(),
    }
    return this.act(officer, inspectionId, 'signOff', {
      certificateId: statement.certificateId,
      findingsHash: statement.findingsHash,
      signature: await sign(officer.key, signatureStatement(statement)),
      signedAt: statement.signedAt,
    })
  }

  /** Pushes entries of the chain; all of it without a list. */
  async push(officer: { token: string }, entries: readonly unknown[] = this.chain): Promise<PushResult[]> {
    const body = { deviceId: this.id, entries }
    const answer = await ask(this.url, '/api/sync/push', { token: officer.token, body })
    return pushAnswerSchema.parse(answer).results
  }
}

/** Base64 of the raw signature over a text. */
export function sign(key: SigningKey, text: string): Promise<string> {
  return key.sign(text)
}
