import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sha256Hex } from '../../../shared/domain/canonical.ts'
import {
  type DrawRecord,
  drawFaults,
  drawOne,
  drawRecordSchema,
  sortPool,
} from '../../../shared/domain/draw.ts'

const pool = sortPool(
  ['丙', '丁', '戊', '己', '庚'].map((name, index) => ({
    id: `officer-${9 - index}`,
    name: `检查员${name}`,
    certificateNumber: `3505030000${index}`,
  })),
)
const seedOf = (number: number) => sha256Hex(`seed ${number}`)

function record(number: number): DrawRecord {
  const seed = seedOf(number)
  const drawId = `draw-${number}`
  return drawRecordSchema.parse({
    algorithm: 'sha256-rejection-v1',
    drawId,
    inspectionId: 'inspection',
    purpose: '回避替换',
    seedHash: sha256Hex(seed),
    seed,
    pool,
    committedAt: '2026-08-12T02:00:00.000Z',
    drawnAt: '2026-08-12T02:00:01.000Z',
    result: drawOne(seed, drawId, pool).id,
  })
}

describe('the random draw', () => {
  it('gives every member the same chance (chi-square over fixed seeds)', () => {
    // 99.9 % quantiles of the chi-square distribution, by degrees of freedom.
    const quantile: Record<number, number> = { 1: 10.83, 2: 13.82, 4: 18.47, 6: 22.46 }
    for (const size of [2, 3, 5, 7]) {
      const members = Array.from({ length: size }, (_, index) => ({ id: `m${index}` }))
      const counts = new Map(members.map(({ id }) => [id, 0]))
      const draws = 7000
      for (let number = 0; number < draws; number++) {
        const { id } = drawOne(seedOf(number), 'draw', members)
        counts.set(id, counts.get(id)! + 1)
      }
      const expected = draws / size
      const chiSquare = [...counts.values()].reduce(
        (sum, count) => sum + (count - expected) ** 2 / expected,
        0,
      )
      expect(chiSquare, `pool of ${size}`).toBeLessThan(quantile[size - 1]!)
    }
  })

  it('depends on seed, draw and pool, and on nothing else', () => {
    const results = (ids: string[], drawId: string) =>
      Array.from({ length: 40 }, (_, number) =>
        ids.indexOf(
          drawOne(
            seedOf(number),
            drawId,
            ids.map((id) => ({ id })),
          ).id,
        ),
      ).join()
    expect(results(['a', 'b', 'c'], 'x')).toBe(results(['a', 'b', 'c'], 'x'))
    expect(results(['a', 'b', 'c'], 'x')).not.toBe(results(['a', 'b', 'c'], 'y'))
    expect(results(['a', 'b', 'c'], 'x')).not.toBe(results(['a', 'b', 'd'], 'x'))
  })

  it('takes the only one there is, and refuses an empty pool', () => {
    expect(drawOne(seedOf(1), 'draw', [pool[0]!])).toBe(pool[0])
    expect(() => drawOne(seedOf(1), 'draw', [])).toThrow(RangeError)
  })

  it('sorts a pool in one way, whatever the order it came in', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 })), (ids) => {
        const members = ids.map((id) => ({ id }))
        expect(sortPool([...members].reverse())).toEqual(sortPool(members))
      }),
    )
  })

  it('verifies what was drawn as committed', () => {
    for (let number = 0; number < 50; number++) expect(drawFaults(record(number))).toEqual([])
  })

  const honest = record(3)
  const loser = pool.find(({ id }) => id !== honest.result)!.id
  it.each<[string, Partial<DrawRecord>, RegExp]>([
    ['another seed', { seed: seedOf(4) }, /种子/],
    ['another result', { result: loser }, /应抽中/],
    ['an unsorted pool', { pool: [...pool].reverse() }, /排序/],
    ['a pool with one person twice', { pool: sortPool([...pool, pool[0]!]) }, /重复/],
    ['a draw before the commitment', { drawnAt: '2026-08-12T01:59:59.000Z' }, /早于/],
  ])('finds the fault of %s', (_, change, sentence) => {
    expect(drawFaults({ ...honest, ...change }).join('；')).toMatch(sentence)
  })

  it('finds the fault of a winner who was put into or taken out of the pool afterwards', () => {
    const changed = Array.from({ length: 30 }, (_, number) => {
      const made = record(number)
      return drawFaults({ ...made, pool: made.pool.filter(({ id }) => id !== made.result) })
    })
    expect(changed.every((faults) => faults.length > 0)).toBe(true)
  })
})
