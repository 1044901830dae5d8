import type { BundleStationChain } from '../../shared/case-bundle/format.ts'
import type { Queries } from '../store/database.ts'

/**
 * Links of the station's chain from an inspection's first entry to the chain's end. Of entries of other inspections they
 * say nothing but the hash of their content.
 */
export async function stationChain(queries: Queries, first: number): Promise<BundleStationChain> {
  const rows = await queries
    .selectFrom('log')
    .select(['rev', 'version', 'previous_hash', 'content_hash', 'hash'])
    .where('rev', '>=', first)
    .orderBy('rev')
    .execute()
  return {
    links: rows.map(({ rev, previous_hash, content_hash, hash }) =>
      content_hash === null ? [rev, previous_hash, hash] : [rev, content_hash],
    ),
  }
}
