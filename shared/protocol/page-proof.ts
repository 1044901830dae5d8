import { z } from 'zod'
import { canonical } from '../domain/canonical.ts'

/** Header of a page of GET /api/sync/pull: base64 of the JSON of a `PageProof`. */
export const pageProofHeader = 'x-suijian-page'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const headSchema = z.object({ rev: z.number().int().nonnegative(), hash })

/** What the station signs for a page, so that neither another page nor an earlier one can stand in its place. */
export const pageProofSchema = z.object({
  deviceId: z.string(),
  accountId: z.string(),
  epoch: z.string(),
  since: z.number().int().nonnegative(),
  /** As the laptop sent it: made anew for every request. */
  nonce: z.string(),
  /** ISO timestamp of the station. */
  at: z.string(),
  /** End of the station's chain. */
  head: headSchema,
  /** What the chain holds at the `rev` that the laptop saw as its end before; null when it named none. */
  known: headSchema.nullable(),
  /** SHA-256 of the bytes of the page. */
  page: hash,
  /** Base64, in the scheme of the station's key. */
  signature: z.string(),
})
export type PageProof = z.infer<typeof pageProofSchema>

/** End of the station's chain as a laptop saw it. */
export interface StationHead {
  epoch: string
  rev: number
  hash: string
}

export function pageStatement(proof: Omit<PageProof, 'signature'>): string {
  return canonical({ purpose: 'suijian.page.v1', ...proof })
}
