import { createHash } from 'node:crypto'
import { type PageProof, pageStatement } from '../../shared/protocol/page-proof.ts'
import type { StationKey } from '../keys/station-keys.ts'
import type { Queries } from '../store/database.ts'
import { chainHead } from './log.ts'

/** The station's word for a page: for whom, upon which request, and where its chain stands. Base64 for the header. */
export async function signPage(
  queries: Queries,
  key: StationKey,
  page: string,
  request: Pick<PageProof, 'deviceId' | 'accountId' | 'epoch' | 'since' | 'nonce' | 'at'> & { head?: number },
): Promise<string> {
  const { head: asked, ...told } = request
  const known =
    asked === undefined
      ? undefined
      : await queries.selectFrom('log').select(['rev', 'hash']).where('rev', '=', asked).executeTakeFirst()
  const proof = {
    ...told,
    head: await chainHead(queries),
    known: known ?? null,
    page: createHash('sha256').update(page).digest('hex'),
  }
  const signed: PageProof = { ...proof, signature: await key.sign(pageStatement(proof)) }
  return Buffer.from(JSON.stringify(signed)).toString('base64')
}
