import { randomUUID } from 'node:crypto'
import { canonical } from '../../shared/domain/canonical.ts'
import type { Account, Certificate, PublicKey } from '../../shared/protocol/http.ts'
import type { StationKey } from './station-keys.ts'

const twoYears = 2 * 365 * 86_400_000

/**
 * Certifies that a key signs for an account on a device. It is valid for two years, for an inspector no longer than
 * the 执法证.
 */
export async function certify(
  key: StationKey,
  account: Account,
  device: { id: string; publicKey: PublicKey },
  now: Date,
): Promise<Certificate> {
  const latest = new Date(now.getTime() + twoYears).toISOString()
  const papersEnd = account.certificateValidUntil ? `${account.certificateValidUntil}T15:59:59.999Z` : latest
  const [validUntil] = [papersEnd, latest].sort() as [string, string]
  const body: Omit<Certificate, 'signature'> = {
    id: randomUUID(),
    accountId: account.id,
    name: account.name,
    certificateNumber: account.certificateNumber,
    deviceId: device.id,
    publicKey: device.publicKey,
    validFrom: now.toISOString(),
    validUntil,
  }
  return { ...body, signature: await key.sign(canonical(body)) }
}

/** Since when a certificate is stopped, by itself or with its device; null for one in force. */
export function stoppedAt(certificate: string | null, device: string | null): string | null {
  if (certificate === null || device === null) return certificate ?? device
  return certificate < device ? certificate : device
}
