import type { Command } from '../../shared/domain/commands.ts'
import { signatureStatement } from '../../shared/domain/findings.ts'
import type { Certificate } from '../../shared/protocol/http.ts'
import { type Problem, problem } from '../../shared/protocol/problems.ts'
import { signatureHolds } from '../keys/signatures.ts'
import type { Queries } from '../store/database.ts'
import type { ReceivedEntry } from './received-entry.ts'

/**
 * What is wrong with the proof of an entry; undefined when the actor's own key on this device made it. Who is signed
 * in does not matter here: any session of the device may carry the outbox of all its officers.
 */
export async function proofProblem(
  queries: Queries,
  entry: ReceivedEntry,
  deviceId: string,
): Promise<Problem | undefined> {
  const certificate = await certificateInForce(queries, entry.proof.certificateId)
  if (!certificate || decidedAfter(entry, certificate.validUntil)) return problem('certificate.unknown')
  const bound =
    certificate.accountId === entry.actorId &&
    certificate.deviceId === deviceId &&
    entry.command.deviceId === deviceId
  if (!bound) return problem('proof.invalid')
  const holds = await signatureHolds(certificate.publicKey, entry.proof.signature, entry.commandHash)
  return holds ? undefined : problem('proof.invalid')
}

/** Whether a command was decided, by the device's clock, when its certificate had ended. */
function decidedAfter(entry: ReceivedEntry, until: string): boolean {
  const { decidedAt } = entry.command as { decidedAt?: { wall?: unknown } }
  return typeof decidedAt?.wall === 'string' && Date.parse(decidedAt.wall) > Date.parse(until)
}

/** What is wrong with the signature over the findings that a `signOff` brings; undefined when it holds. */
export async function findingsSignatureProblem(
  queries: Queries,
  command: Extract<Command, { type: 'signOff' }>,
): Promise<Problem | undefined> {
  const { certificateId, findingsHash, signature, signedAt } = command.payload
  const certificate = await certificateInForce(queries, certificateId)
  if (!certificate) return problem('certificate.unknown')
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

async function certificateInForce(queries: Queries, id: string): Promise<Certificate | undefined> {
  const row = await queries
    .selectFrom('certificates')
    .select('body')
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return row?.body
}
