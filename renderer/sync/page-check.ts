import { chineseMoment } from '../../shared/domain/china-time.ts'
import type { PublicKey } from '../../shared/protocol/http.ts'
import {
  type PageProof,
  pageProofHeader,
  pageProofSchema,
  pageStatement,
  type StationHead,
} from '../../shared/protocol/page-proof.ts'
import { ProblemError } from '../../shared/protocol/problems.ts'
import { bytesText, fromBase64, toHex } from '../store/bytes.ts'
import { schemes } from '../store/signing.ts'

/** Whose pages this laptop takes: those that the pinned key of the station signed for it. */
export interface StationTrust {
  key: PublicKey
  deviceId: string
  accountId: string
}

/** A request for a page. */
export interface PageRequest {
  since: number
  nonce: string
  /** End of the station's chain when this laptop saw it last. */
  known: StationHead | undefined
}

/**
 * Checks that a page comes from the pinned station, upon this very request, and that the station's chain went on from
 * where this laptop saw it. Nothing of a page that does not hold is written.
 * @returns the end of the station's chain
 * @throws ProblemError `page.not-signed`, `page.older`, `page.history-changed`
 */
export async function checkPage(
  trust: StationTrust | null,
  { since, nonce, known }: PageRequest,
  answer: Pick<Response, 'headers' | 'arrayBuffer'>,
): Promise<StationHead> {
  const proof = readProof(answer.headers.get(pageProofHeader))
  if (!trust || !proof) throw new ProblemError('page.not-signed')
  const { signature, ...said } = proof
  const page = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', await answer.arrayBuffer())))
  const holds = said.page === page && (await schemes.verify(trust.key, signature, pageStatement(said)))
  if (!holds || said.deviceId !== trust.deviceId || said.accountId !== trust.accountId)
    throw new ProblemError('page.not-signed')
  const detail = `签发于${chineseMoment(said.at)}`
  if (said.nonce !== nonce || said.since !== since) throw new ProblemError('page.older', { detail })
  // A restored station has another epoch: its chain is another one from then on.
  if (known && said.epoch === known.epoch) {
    if (said.head.rev < known.rev) throw new ProblemError('page.older', { detail })
    if (said.known?.hash !== known.hash) throw new ProblemError('page.history-changed', { rev: known.rev })
  }
  return { epoch: said.epoch, ...said.head }
}

function readProof(header: string | null): PageProof | undefined {
  try {
    return pageProofSchema.parse(JSON.parse(bytesText(fromBase64(header ?? ''))))
  } catch {
    return undefined
  }
}
