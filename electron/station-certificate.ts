import { X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'

/** What a server presented at a TLS handshake. */
export interface Presented {
  hostname: string
  /** PEM, the server's own first, each followed by its issuer as far as the server sent them. */
  chain: readonly string[]
  /** Whether the system's own check (its roots, the names, the dates) accepts it. */
  systemTrusts: boolean
}

export type Verdict = 'trusted' | 'refused' | 'as-system-says'

/**
 * Whether a server may be the station.
 * With a pinned authority it must come from that one and no other, whatever the system trusts: a certificate that
 * another authority issued for the same name is a forged station. Without one the system decides.
 * @param pinned SHA-256 fingerprint of the station's authority (64 hex digits), or null
 */
export function judgeStation(presented: Presented, pinned: string | null, now: number): Verdict {
  if (pinned === null) return 'as-system-says'
  return wholeChain(presented, now).some((fingerprint) => fingerprint === pinned) ? 'trusted' : 'refused'
}

/**
 * Fingerprint of the private authority that an officer may confirm: what the system does not know, and what holds
 * together otherwise (names, dates, signatures up to a root that signs itself). Null for everything else.
 */
export function authorityToConfirm(presented: Presented, now: number): string | null {
  if (presented.systemTrusts) return null
  const fingerprints = wholeChain(presented, now)
  const root = presented.chain[fingerprints.length - 1]
  if (!root) return null
  const certificate = new X509Certificate(root)
  return certificate.checkIssued(certificate) && certificate.verify(certificate.publicKey)
    ? fingerprints.at(-1)!
    : null
}

/** A fingerprint as 64 lower-case hex digits, however it is written; null when it is none. */
export function plainFingerprint(text: string): string | null {
  const plain = text.replaceAll(/[\s:]/g, '').toLowerCase()
  return /^[0-9a-f]{64}$/.test(plain) ? plain : null
}

/** Fingerprints of the presented certificates, as far up as each is issued by the next; empty when the first fails. */
function wholeChain({ hostname, chain }: Presented, now: number): string[] {
  const found: string[] = []
  let below: X509Certificate | undefined
  for (const pem of chain) {
    const certificate = read(pem)
    if (!certificate || !inForce(certificate, now)) break
    if (!below && !isFor(certificate, hostname)) break
    if (below && !(certificate.ca && below.checkIssued(certificate) && below.verify(certificate.publicKey)))
      break
    found.push(certificate.fingerprint256.replaceAll(':', '').toLowerCase())
    below = certificate
  }
  return found
}

function read(pem: string): X509Certificate | null {
  try {
    return new X509Certificate(pem)
  } catch {
    return null
  }
}

function inForce({ validFrom, validTo }: X509Certificate, now: number): boolean {
  return Date.parse(validFrom) <= now && now <= Date.parse(validTo)
}

function isFor(certificate: X509Certificate, hostname: string): boolean {
  const plain = hostname.replace(/^\[(.*)\]$/, '$1')
  return (isIP(plain) ? certificate.checkIP(plain) : certificate.checkHost(plain)) !== undefined
}
