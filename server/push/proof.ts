import { chineseMoment } from '../../shared/domain/china-time.ts'
import type { Command } from '../../shared/domain/commands.ts'
import { signatureStatement } from '../../shared/domain/findings.ts'
import type { Certificate } from '../../shared/protocol/http.ts'
import { type Problem, problem } from '../../shared/protocol/problems.ts'
import { stoppedAt } from '../keys/certificates.ts'
import { signatureHolds } from '../keys/signatures.ts'
import type { Queries } from '../store/database.ts'
import type { ReceivedEntry } from './received-entry.ts'

/**
 * What is wrong with the proof of an entry; undefined when the actor's own key on this device made it. Who is signed
 * in does not matter here: any session of the device may carry the outbox of all its officers.
 * @param now when the station has it, by its own clock
 */
export async function proofProblem(
  queries: Queries,
  entry: ReceivedEntry,
  deviceId: string,
  now: string,
): Promise<Problem | undefined> {
  const known = await knownCertificate(queries, entry.proof.certificateId)
  if (!known) return problem('certificate.unknown')
  const { certificate } = known
  const { validUntil } = certificate
  // A fast clock of a device is no end of its certificate: what is here before that was made before it (G11).
  if (decidedAfter(entry, validUntil) && Date.parse(now) > Date.parse(validUntil))
    return problem('certificate.ended', { until: chineseMoment(validUntil) })
  if (known.stopped && decidedAfter(entry, known.stopped)) return stopped(known.stopped)
  const bound =
    certificate.accountId === entry.actorId &&
    certificate.deviceId === deviceId &&
    entry.command.deviceId === deviceId
  if (!bound) return problem('proof.invalid')
  const holds = await signatureHolds(certificate.publicKey, entry.proof.signature, entry.commandHash)
  return holds ? undefined : problem('proof.invalid')
}

/** Whether a command was decided, by the device's clock, after a moment; one without a readable time was. */
function decidedAfter(entry: ReceivedEntry, until: string): boolean {
  const { decidedAt } = entry.command as { decidedAt?: { wall?: unknown } }
  return typeof decidedAt?.wall !== 'string' || !(Date.parse(decidedAt.wall) <= Date.parse(until))
}

/** What is wrong with the signature over the findings that a `signOff` brings; undefined when it holds. */
export async function findingsSignatureProblem(
  queries: Queries,
  command: Extract<Command, { type: 'signOff' }>,
): Promise<Problem | undefined> {
  const { certificateId, findingsHash, signature, signedAt } = command.payload
  const known = await knownCertificate(queries, certificateId)
  if (!known) return problem('certificate.unknown')
  const { certificate } = known
  if (known.stopped && !(Date.parse(signedAt) <= Date.parse(known.stopped))) return stopped(known.stopped)
  if (certificate.accountId !== command.actorId) return problem('proof.invalid')
  const statement = signatureStatement({
    inspectionId: command.inspectionId,
    findingsHash,
    officerId: command.actorId,
    certificateId,
    signedAt,
  })
  const holds = await signatureHolds(certificate.publicKey, signature, statement)
  return holds ? undefined : problem('proof.invalid')
}

function stopped(at: string): Problem {
  return problem('certificate.stopped', { on: chineseMoment(at), when: '签于停用以后' })
}

/** A certificate, with since when it or its device is stopped: what was signed before that still counts. */
async function knownCertificate(
  queries: Queries,
  id: string,
): Promise<{ certificate: Certificate; stopped: string | null } | undefined> {
  const row = await queries
    .selectFrom('certificates')
    .innerJoin('devices', 'devices.id', 'certificates.device_id')
    .select(['certificates.body', 'certificates.revoked_at', 'devices.revoked_at as device_revoked_at'])
    .where('certificates.id', '=', id)
    .executeTakeFirst()
  return row && { certificate: row.body, stopped: stoppedAt(row.revoked_at, row.device_revoked_at) }
}
