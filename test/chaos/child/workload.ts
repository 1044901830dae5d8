import { HostError } from '../../../renderer/host/host.ts'
import type { OpenWorkspace } from '../../../renderer/store/open-workspace.ts'
import type { CommandPayload, CommandType } from '../../../shared/domain/commands.ts'
import type { Inspection } from '../../../shared/domain/inspection.ts'
import { ProblemError } from '../../../shared/protocol/problems.ts'
import { mark, type OracleWriter } from '../oracle.ts'
import type { Random } from '../random.ts'

/** What an officer does on a device: acts on the own inspections one after the other, as the screens would. */
export class Workload {
  readonly #workspace: OpenWorkspace
  readonly #oracle: OracleWriter
  readonly #random: Random
  /** Begins every token of this life of the device. */
  readonly #prefix: string
  #count = 0
  saved = 0
  refused = 0
  failed = 0

  constructor(workspace: OpenWorkspace, oracle: OracleWriter, random: Random, prefix: string) {
    this.#workspace = workspace
    this.#oracle = oracle
    this.#random = random
    this.#prefix = prefix
  }

  /** One act on an inspection that the officer sees; nothing while there is none. */
  async act(): Promise<void> {
    const random = this.#random
    const rows = this.#workspace.summaries.get()
    if (rows.length === 0) return pause(20)
    const { id } = random.pick(rows)
    const loaded = await this.#loaded(id)
    if (!loaded) return
    if (loaded.parked > 0 && random.chance(0.5)) return this.resolve(id)
    const { inspection } = loaded
    if (inspection.state !== 'inspecting') return
    const kind = random.next()
    if (kind < 0.02) return this.#capture(inspection)
    if (kind < 0.03) return this.#withdraw(inspection)
    if (kind < 0.045)
      return this.#dispatch(id, 'recordStatusCheck', (token) => ({
        checkId: token,
        source: '现场',
        status: 'operating',
        note: mark(token),
        serviceAddress: '',
        operatorAddressChecked: random.chance(0.5),
      }))
    return this.#answer(inspection)
  }

  /** What the station did not take of an inspection goes to it for reference, and its version stands. */
  async resolve(inspectionId: string): Promise<void> {
    const token = this.#token()
    await this.#tell(token, 'resolveParked', () =>
      this.#workspace.resolveParked(inspectionId, 'hand-over', mark(token)),
    )
  }

  async #loaded(id: string) {
    const snapshot = this.#workspace.inspection(id)
    while (snapshot.get() === undefined) await pause(1)
    return snapshot.get()
  }

  /** Mostly items that are this officer's by habit, now and then another's: then two laptops may collide. */
  #answer(inspection: Inspection): Promise<void> {
    const random = this.#random
    const items = itemsPerInspection
    const officers = inspection.officers.map(({ id }) => id)
    const own = officers.indexOf(this.#workspace.account.id)
    let index = random.between(0, items - 1)
    if (random.chance(0.99)) index = Math.min(items - 1, index - (index % officers.length) + own)
    const answerKey = `registration/item-${index}`
    return this.#dispatch(inspection.id, 'answerItem', (token) => ({
      answerKey,
      result: random.pick(['conform', 'nonconform', 'notApplicable', 'unverifiable'] as const),
      facts: `${mark(token)}${'查看现场、核对营业执照。'.repeat(random.between(0, 6))}`,
      replaces: inspection.answers[answerKey]?.commandId ?? null,
    }))
  }

  async #capture(inspection: Inspection): Promise<void> {
    if (inspection.evidence.length >= 12) return this.#answer(inspection)
    const random = this.#random
    const token = this.#token()
    const bytes = random.bytes(random.chance(0.05) ? 1_200_000 : random.between(1, 30_000))
    await this.#tell(token, 'addEvidence', () =>
      this.#workspace.captureEvidence(inspection.id, {
        blob: new Blob([bytes], { type: 'video/mp4' }),
        name: '现场.mp4',
        answerKey: '',
        caption: mark(token),
        source: 'file',
      }),
    )
  }

  #withdraw(inspection: Inspection): Promise<void> {
    const standing = inspection.evidence.filter(({ withdrawn }) => !withdrawn)
    if (standing.length === 0) return this.#answer(inspection)
    const evidenceId = this.#random.pick(standing).id
    return this.#dispatch(inspection.id, 'withdrawEvidence', (token) => ({ evidenceId, reason: mark(token) }))
  }

  #dispatch<T extends CommandType>(
    inspectionId: string,
    type: T,
    payload: (token: string) => CommandPayload<T>,
  ): Promise<void> {
    const token = this.#token()
    return this.#tell(token, type, () => this.#workspace.dispatch(inspectionId, type, payload(token)))
  }

  #token(): string {
    this.#count += 1
    return `${this.#prefix}-${this.#count}`
  }

  /** Intent before, what the person is told after. */
  async #tell(
    token: string,
    type: string,
    act: () => Promise<{ refusal?: { code: string } | undefined }>,
  ): Promise<void> {
    this.#oracle.note({ token, told: 'intent', type })
    try {
      const { refusal } = await act()
      if (refusal) {
        this.refused += 1
        this.#oracle.note({ token, told: 'refused', code: refusal.code })
      } else {
        this.saved += 1
        this.#oracle.note({ token, told: 'saved' })
      }
    } catch (error) {
      const code =
        error instanceof HostError ? error.code : error instanceof ProblemError && error.problem.code
      // Anything else is a fault of the program.
      if (!code) throw error
      this.failed += 1
      this.#oracle.note({ token, told: 'failed', code })
      await pause(20)
    }
  }
}

/** Items of the checklist that every inspection of the workload has. */
export const itemsPerInspection = 12

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
