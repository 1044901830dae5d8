import { canonical } from '../domain/canonical.ts'
import type { PublicKey } from '../protocol/http.ts'
import { endorsementText } from '../signing/schemes.ts'
import type { BundleCertificates } from './format.ts'
import type { Checks } from './people.ts'

/** How far a device's clock may be behind before a signature counts as made before its certificate. */
const clockTolerance = 10 * 60_000

/** Every certificate was signed by the station as it stands: by the key of the bundle, or by one that it speaks for. */
export async function checkCertificates(checks: Checks, signers: BundleCertificates): Promise<void> {
  const { stationKey, endorsed = [] } = signers
  const keys = [stationKey]
  for (const { key, signature } of endorsed) {
    if (await checks.holds(stationKey, signature, endorsementText(key))) keys.push(key)
    else checks.found.add('station-key.endorsement')
  }
  for (const { certificate } of checks.certificates.values()) {
    const { signature, ...body } = certificate
    const key = keys.find(({ crv }) => crv === certificate.publicKey.crv)
    if (!key || !(await checks.holds(key, signature, canonical(body))))
      checks.found.add('certificate.altered', { name: certificate.name, id: certificate.id })
  }
}

/**
 * Whether a certificate was somebody's to sign with at a time.
 * @returns its public key, undefined when it is not in the bundle
 */
export function checkUse(
  { found, certificates }: Checks,
  use: {
    act: string
    certificateId: string
    accountId: string
    /** Undefined where the device is not named. */
    deviceId?: string
    /** By the device's clock. */
    signedAt: string
    /** When the station had it. */
    takenAt: string
  },
): PublicKey | undefined {
  const { act } = use
  const known = certificates.get(use.certificateId)
  if (!known) {
    found.add('certificate.missing', { act, id: use.certificateId })
    return undefined
  }
  const { certificate, revokedAt } = known
  const { name, id, validFrom: from, validUntil: until } = certificate
  if (
    certificate.accountId !== use.accountId ||
    (use.deviceId !== undefined && certificate.deviceId !== use.deviceId)
  )
    found.add('certificate.of-another', { act, id, name })
  const at = Date.parse(use.signedAt)
  // Written so that a time that can't be read is not valid. What the station had before the end was made before it,
  // whatever a fast clock wrote on it (G11); `time.device-ahead` names the clock.
  const isBeforeEnd = at <= Date.parse(until) || Date.parse(use.takenAt) <= Date.parse(until)
  if (!(at >= Date.parse(from) - clockTolerance && isBeforeEnd))
    found.add('certificate.not-valid', { act, at: use.signedAt, name, from, until })
  if (revokedAt !== null && !(at <= Date.parse(revokedAt)))
    found.add('certificate.revoked', { act, at: use.signedAt, name, revokedAt })
  else if (revokedAt !== null && !(Date.parse(use.takenAt) <= Date.parse(revokedAt)))
    found.add('certificate.stopped-since', { act, at: use.signedAt, takenAt: use.takenAt, name, revokedAt })
  return certificate.publicKey
}
