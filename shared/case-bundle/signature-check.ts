import type { PublicKey } from '../protocol/http.ts'

/**
 * Whether a base64 raw signature of a key stands over a text, by the scheme that the key names (shared/signing).
 * A key or signature that can't be read counts as no.
 */
export type SignatureHolds = (publicKey: PublicKey, signature: string, text: string) => Promise<boolean>

const base64Signature = /^[A-Za-z0-9+/]{85}[AQgw]==$/
const coordinate = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/

/**
 * The same for signatures and keys in their one exact spelling: base64 leaves bits of its last character unused, and a
 * change there would otherwise go unnoticed.
 */
export function strictly(holds: SignatureHolds): SignatureHolds {
  return async (publicKey, signature, text) =>
    base64Signature.test(signature) &&
    coordinate.test(publicKey.x) &&
    coordinate.test(publicKey.y) &&
    holds(publicKey, signature, text)
}
