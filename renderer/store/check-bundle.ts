import { keyFingerprint } from '../../shared/case-bundle/format.ts'
import { verifyBundle } from '../../shared/case-bundle/verify-bundle.ts'
import { publicKeySchema } from '../../shared/protocol/http.ts'
import type { BundleCheck } from '../app/bundle-check.ts'
import { schemes } from './signing.ts'

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
    { holds: schemes.verify, ...(onProgress ? { onProgress } : {}) },
  )
  return { ...result, ownStation: own.success && result.about?.fingerprint === keyFingerprint(own.data) }
}
