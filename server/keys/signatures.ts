import { webcrypto } from 'node:crypto'
import type { PublicKey } from '../../shared/protocol/http.ts'

/**
 * Whether a base64 raw ECDSA P-256 / SHA-256 signature stands over a text.
 * A key or signature that can't be read counts as no.
 */
export async function signatureHolds(
  publicKey: PublicKey,
  signature: string,
  text: string,
): Promise<boolean> {
  try {
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
    const key = await webcrypto.subtle.importKey('jwk', publicKey, algorithm, false, ['verify'])
    return await webcrypto.subtle.verify(
      { name: 'ECDSA', hash: 'SHA-256' },
      key,
      Buffer.from(signature, 'base64'),
      Buffer.from(text, 'utf8'),
    )
  } catch {
    return false
  }
}
