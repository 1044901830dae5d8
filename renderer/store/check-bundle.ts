import { keyFingerprint } from '../../shared/case-bundle/format.ts'
import { verifyBundle } from '../../shared/case-bundle/verify-bundle.ts'
import { type PublicKey, publicKeySchema } from '../../shared/protocol/http.ts'
import type { BundleCheck } from '../app/bundle-check.ts'
import { fromBase64, plain, textBytes } from './bytes.ts'

/**
 * Verifies a case bundle from disk, reading it in pieces.
 * @param stationKey certificate key of the own station, as it was pinned at enrolment
 */
export async function checkBundle(
  file: Blob,
  stationKey: unknown,
  onProgress?: (share: number) => void,
): Promise<BundleCheck> {
  const own = publicKeySchema.safeParse(stationKey)
  const result = await verifyBundle(
    {
      size: file.size,
      read: async (start, end) => new Uint8Array(await file.slice(start, end).arrayBuffer()),
    },
    { holds, ...(onProgress ? { onProgress } : {}) },
  )
  return { ...result, ownStation: own.success && result.about?.fingerprint === keyFingerprint(own.data) }
}

async function holds(publicKey: PublicKey, signature: string, text: string): Promise<boolean> {
  try {
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
    const { kty, crv, x, y } = publicKey
    const key = await crypto.subtle.importKey('jwk', { kty, crv, x, y }, algorithm, false, ['verify'])
    return await crypto.subtle.verify(
      { name: 'ECDSA', hash: 'SHA-256' },
      key,
      plain(fromBase64(signature)),
      textBytes(text),
    )
  } catch {
    return false
  }
}
