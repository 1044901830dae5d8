import { canonical } from '../../shared/domain/canonical.ts'
import { type Command, commandSchema, stationCommands } from '../../shared/domain/commands.ts'
import { decide } from '../../shared/domain/decide/decide.ts'
import type { DomainEvent } from '../../shared/domain/events.ts'
import type { Inspection } from '../../shared/domain/inspection.ts'
import type { Refusal } from '../../shared/domain/refusals.ts'
import { type Problem, problem } from '../../shared/protocol/problems.ts'
import { stationOfficers, storedAccount } from '../accounts/accounts.ts'
import { accessTo } from '../inspections/access.ts'
import { loadInspection } from '../inspections/commit.ts'
import { listedElsewhere } from '../inspections/listed-elsewhere.ts'
import { missingEvidence } from '../inspections/receipt.ts'
import { dataFor } from '../inspections/reference.ts'
import { settleCommandNumber } from '../numbers/on-commands.ts'
import type { WriteTransaction } from '../store/database.ts'
import { findingsSignatureProblem } from './proof.ts'
import type { ReceivedEntry } from './received-entry.ts'
import { resolutionProblem } from './resolution.ts'

export type Evaluation =
  | { accepted: true; command: Command; events: DomainEvent[]; inspection: Inspection }
  | { accepted: false; refusal?: Refusal; problem?: Problem; inspection?: Inspection }

/**
 * Judges one entry on the station's state: who acts, then the same `decide` as on the device with the versions that
 * the command names, then what only the station can know. It may say no; it never rewrites the events.
 */
export async function evaluate(
  transaction: WriteTransaction,
  entry: ReceivedEntry,
  deviceId: string,
): Promise<Evaluation> {
  const parsed = commandSchema.safeParse(entry.command)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return no(
      problem('request.malformed', { field: issue?.path.join('.') ?? '', detail: issue?.message ?? '' }),
    )
  }
  const command = parsed.data
  if (stationCommands.includes(command.type)) return no(problem('access.denied'))

  const inspection = await loadInspection(transaction, command.inspectionId)
  const actor = await storedAccount(transaction, command.actorId)
  if (!inspection || !actor) return no(problem('resource.missing', { what: '检查任务' }))
  // Whoever never had the inspection does not learn from a refusal what stands in it.
  const access = await accessTo(transaction, actor, inspection.id)
  if (!access) return no(problem('access.denied'))

  const data = await dataFor(transaction, command.versions)
  if (!data) return no(problem('resource.missing', { what: '本户所用的规则版本' }), inspection)
  const missing = (await missingEvidence(transaction, inspection.id)).length
  const { id, name, role, stationId } = actor.account
  const decision = decide(inspection, command, {
    ...data,
    actor: { id, name, role, stationId },
    missingEvidence: missing,
    ...(command.type === 'proposeListing'
      ? { listedElsewhere: await listedElsewhere(transaction, inspection, command.payload.reason) }
      : {}),
    stationOfficers: await stationOfficers(transaction, inspection.business.stationId),
  })
  if (!decision.events) return { accepted: false, refusal: decision.refusal, inspection }
  const { events } = decision
  if (canonical(events) !== canonical(entry.events)) {
    const detail = `${events.map(({ type }) => type).join('、')} 的内容`
    return no(problem('events.differ', { detail }), inspection)
  }
  const further =
    command.type === 'resolveParked' || command.type === 'resolveConflict'
      ? await resolutionProblem(transaction, command, deviceId)
      : command.type === 'signOff'
        ? await findingsSignatureProblem(transaction, command)
        : await settleCommandNumber(transaction, command, { profile: data.profile, inspection, deviceId })
  if (further) return no(further, inspection)
  return { accepted: true, command, events, inspection }
}

function no(found: Problem, inspection?: Inspection): Evaluation {
  return { accepted: false, problem: found, inspection }
}
