import { chinaDate, chineseDate, chineseMoment } from '../china-time.ts'
import type { CommandOf } from '../commands.ts'
import { findingsHash } from '../findings.ts'
import type { Inspection } from '../inspection.ts'
import { refuse } from '../refusals.ts'
import { type DecideContext, type Decision, happened, refused } from './context.ts'

/** The party's opinion and signature, or refusal or absence with reason and witness (行政强制法 第十八条 as the model; Q9). */
export function decideParty(state: Inspection, command: CommandOf<'recordPartyStatement'>): Decision {
  const payload = command.payload
  if (payload.mode === 'signed') {
    const drawn = state.evidence.some(
      (entry) => entry.id === payload.signatureEvidenceId && entry.source === 'signature' && !entry.withdrawn,
    )
    if (!drawn || !payload.signerName.trim()) return refused(refuse('party.signature-missing'))
  } else if (!payload.reason.trim() || !payload.witnessName.trim()) {
    return refused(refuse('party.reason-missing', { mode: payload.mode === 'refused' ? '拒签' : '不在场' }))
  }
  return happened({ type: 'partyStated', party: { ...payload, recordedAt: command.decidedAt.wall } })
}

/** A signature and the command that carries it are made in one act. */
const signingMilliseconds = 5 * 60_000

/**
 * One officer's signature. Two different officers, both present, each with a valid 执法证 (F11, P12, F23), each over
 * the very findings on record (RFC 8785 form). The first signature freezes them.
 */
export function decideSignature(
  state: Inspection,
  command: CommandOf<'signOff'>,
  { actor }: DecideContext,
): Decision {
  const { certificateId, signature, signedAt } = command.payload
  const officer = state.officers.find((entry) => entry.id === actor.id)!
  const own = state.signatures.find((entry) => entry.officerId === actor.id)
  if (own) return refused(refuse('sign.twice', { name: actor.name, at: chineseMoment(own.signedAt) }))
  // A reassignment may have left one of those who had arrived: then the visit has to be made again, before any signature.
  const arrived = state.arrival && state.officers.filter(({ id }) => state.arrival!.present.includes(id))
  if (arrived && arrived.length < 2) return refused(refuse('arrival.two-officers', { count: arrived.length }))
  if (state.arrival && !state.arrival.present.includes(actor.id))
    return refused(refuse('sign.not-present', { name: actor.name }))
  // The signature names its own time; it must be the time of the act, or an expired 执法证 could sign in the past.
  if (Math.abs(Date.parse(signedAt) - Date.parse(command.decidedAt.wall)) > signingMilliseconds)
    return refused(
      refuse('sign.time', { signed: chineseMoment(signedAt), now: chineseMoment(command.decidedAt.wall) }),
    )
  if (officer.certificateValidUntil < chinaDate(signedAt))
    return refused(
      refuse('sign.certificate-expired', {
        name: actor.name,
        until: chineseDate(officer.certificateValidUntil, true),
      }),
    )
  const twin = state.officers.find(
    (entry) =>
      entry.id !== officer.id &&
      entry.certificateNumber === officer.certificateNumber &&
      state.signatures.some((given) => given.officerId === entry.id),
  )
  if (twin)
    return refused(refuse('sign.same-certificate', { name: actor.name, number: officer.certificateNumber }))
  if (!state.party) return refused(refuse('party.missing'))
  if (command.payload.findingsHash !== findingsHash(state)) return refused(refuse('sign.content-changed'))
  return happened({
    type: 'signed',
    signature: {
      officerId: actor.id,
      certificateId,
      findingsHash: command.payload.findingsHash,
      value: signature,
      signedAt,
    },
  })
}
