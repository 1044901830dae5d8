import { z } from 'zod'
import { canonical, sha256Hex } from './canonical.ts'

/**
 * The log of one random draw (公开公正, Q8). The station commits to `seedHash` and `pool` in a transaction of its own
 * before it draws; `seed` and `result` are published with the result, so that anyone can repeat the draw.
 */
export const drawRecordSchema = z.object({
  algorithm: z.literal('sha256-rejection-v1'),
  drawId: z.string(),
  inspectionId: z.string(),
  purpose: z.string(),
  /** SHA-256 (hex) of the seed's hexadecimal text. */
  seedHash: z.string().regex(/^[0-9a-f]{64}$/),
  /** 64 hexadecimal digits, revealed after the draw. */
  seed: z.string().regex(/^[0-9a-f]{64}$/),
  /** Eligible officers, sorted by id. */
  pool: z.array(z.object({ id: z.string(), name: z.string(), certificateNumber: z.string() })).min(1),
  committedAt: z.string(),
  drawnAt: z.string(),
  /** Id of the officer drawn. */
  result: z.string(),
})
export type DrawRecord = z.infer<typeof drawRecordSchema>

/** Sorts a pool the one way that a draw uses: by id, in UTF-16 code units. */
export function sortPool<T extends { id: string }>(pool: readonly T[]): T[] {
  return [...pool].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}

/**
 * Draws one member: 48-bit numbers from SHA-256(seed, drawId, pool, counter), values over the largest multiple of the
 * pool's size are rejected, so that every member has exactly the same chance.
 * @param pool sorted by `sortPool`, not empty
 */
export function drawOne<T extends { id: string }>(seed: string, drawId: string, pool: readonly T[]): T {
  if (pool.length === 0) throw new RangeError('drawOne: the pool is empty')
  const range = 2 ** 48
  const limit = range - (range % pool.length)
  for (let counter = 0; ; counter++) {
    const digest = sha256Hex(canonical({ seed, drawId, pool: pool.map(({ id }) => id), counter }))
    const value = Number.parseInt(digest.slice(0, 12), 16)
    if (value < limit) return pool[value % pool.length]!
  }
}

/** What is wrong with a draw record: an empty list means that the draw was made as committed. */
export function drawFaults(record: DrawRecord): string[] {
  const faults: string[] = []
  if (sha256Hex(record.seed) !== record.seedHash) faults.push('种子与事先公布的哈希不一致')
  const sorted = sortPool(record.pool)
  if (canonical(sorted) !== canonical(record.pool)) faults.push('名单没有按编号排序')
  if (new Set(record.pool.map(({ id }) => id)).size !== record.pool.length) faults.push('名单里有重复的人')
  if (record.drawnAt < record.committedAt) faults.push('抽取时间早于公布时间')
  const drawn = drawOne(record.seed, record.drawId, sorted)
  if (drawn.id !== record.result) faults.push(`按种子应抽中${drawn.name}，记录写的是另一人`)
  return faults
}
