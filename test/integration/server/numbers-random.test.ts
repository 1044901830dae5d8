import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ask } from '../../tools/client.ts'
import { passwordOf } from '../../tools/small-district.ts'
import { startTestStation, type TestStation } from '../../tools/station.ts'
import { deviceOf, engines } from './engines.ts'
import { authority, ledgerBy, letter, letterDistrict, NumberedLaptop, yearOf } from './number-bench.ts'

type Step =
  | { act: 'reserve'; by: number; lost: boolean }
  | { act: 'issue' | 'push' | 'voidPaper'; by: number }
  | { act: 'giveBack'; by: number; share: number }
  | { act: 'void'; share: number }
  | { act: 'newYear' }

const by = fc.nat({ max: 2 })
const share = fc.double({ min: 0, max: 1, noNaN: true })
const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ act: fc.constant('reserve' as const), by, lost: fc.boolean() }) },
  { weight: 9, arbitrary: fc.record({ act: fc.constant('issue' as const), by }) },
  { weight: 5, arbitrary: fc.record({ act: fc.constant('push' as const), by }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('voidPaper' as const), by }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('giveBack' as const), by, share }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('void' as const), share }) },
  { weight: 1, arbitrary: fc.constant<Step>({ act: 'newYear' }) },
)

/** Three laptops, an admin, and every paper that any of them printed a number on. */
class Office {
  readonly #station: TestStation
  readonly #laptops: readonly NumberedLaptop[]
  readonly #papers: string[][] = [[], [], []]
  /** Every 文号 that came out of a printer. */
  readonly #printed = new Map<string, { commandId: string; deviceId: string }>()
  /** Commands that the station accepted. */
  readonly #taken = new Set<string>()
  #admin = ''
  readonly #years = new Set<number>()

  private constructor(station: TestStation, laptops: readonly NumberedLaptop[]) {
    this.#station = station
    this.#laptops = laptops
  }

  static async open(station: TestStation): Promise<Office> {
    station.clock.set('2026-12-20T02:00:00.000Z')
    const laptops: NumberedLaptop[] = []
    for (const number of [1, 2, 3]) laptops.push(await NumberedLaptop.open(station, `inspection-${number}`))
    const office = new Office(station, laptops)
    await office.#signIn()
    return office
  }

  async #signIn(): Promise<void> {
    this.#admin = (await deviceOf(this.#station).signIn('admin', passwordOf('admin'))).token
  }

  async take(step: Step): Promise<void> {
    this.#years.add(yearOf(this.#station))
    if (step.act === 'newYear') return this.#newYear()
    if (step.act === 'void') return this.#void(step.share)
    const laptop = this.#laptops[step.by]!
    const papers = this.#papers[step.by]!
    if (step.act === 'reserve') await laptop.reserve({ lost: step.lost })
    if (step.act === 'issue') {
      const paper = await laptop.issue()
      if (paper) {
        papers.push(paper)
        this.#note(laptop, paper)
      }
    }
    if (step.act === 'push') await this.#push(laptop)
    if (step.act === 'voidPaper' && papers.length > 0) await laptop.voidPaper(papers.shift()!)
    if (step.act === 'giveBack') {
      const free = [...laptop.numbersOf(laptop.free)]
      const given = free.slice(0, Math.ceil(free.length * step.share))
      if (given.length > 0) await laptop.giveBack(given)
    }
  }

  /** No two papers ever carry one number, printed anywhere, whatever the station says later. */
  #note(laptop: NumberedLaptop, paper: string): void {
    const { documents } = laptop.device.inspection(laptop.inspectionId)
    const { number } = documents.find(({ id }) => id === paper)!
    expect(this.#printed.has(number), `${number} printed twice`).toBe(false)
    const { command } = laptop.device.chain.at(-1)!
    this.#printed.set(number, { commandId: command.id, deviceId: laptop.device.id })
  }

  async #void(share: number): Promise<void> {
    const { entries } = await this.#ledger(yearOf(this.#station))
    const open = entries.filter(({ state }) => state === 'reserved' || state === 'returned')
    const chosen = open[Math.floor(share * open.length)]
    if (!chosen) return
    await ask(this.#station.url, '/api/numbers/void', {
      token: this.#admin,
      body: {
        authority,
        kind: letter,
        year: yearOf(this.#station),
        number: chosen.number,
        reason: '随机作废',
      },
    })
  }

  async #newYear(): Promise<void> {
    if (yearOf(this.#station) > 2026) return
    this.#station.clock.set('2027-01-02T02:00:00.000Z')
    for (const laptop of this.#laptops) await laptop.signIn()
    await this.#signIn()
  }

  /** Every number from 1 to the highest is there once, in one state, and the counts add up. */
  async check(): Promise<void> {
    for (const year of this.#years) {
      const { series, entries } = await this.#ledger(year)
      const [counted] = series
      expect(entries.map(({ number }) => number)).toEqual(entries.map((_, index) => index + 1))
      if (!counted) continue
      expect(counted.highest).toBe(entries.length)
      expect(Object.values(counted.counts).reduce((sum, count) => sum + count, 0)).toBe(counted.highest)
      for (const state of ['issued', 'reserved', 'returned', 'voided'] as const)
        expect(entries.filter((entry) => entry.state === state)).toHaveLength(counted.counts[state])
      if (year < yearOf(this.#station))
        expect(entries.filter(({ state }) => state === 'reserved' || state === 'returned')).toEqual([])
    }
    // Nothing is free on two laptops, and nothing that lies free is on a paper.
    for (const year of this.#years) {
      const free = this.#laptops.flatMap((laptop) => [...laptop.numbersOf(laptop.free, year)])
      expect(new Set(free).size).toBe(free.length)
    }
  }

  /** Everything comes in: what the station took is issued, the rest is kept for its laptop or told why it can't be. */
  async settle(): Promise<void> {
    for (const laptop of this.#laptops) await this.#push(laptop)
    await this.check()
    for (const year of this.#years) {
      const { entries } = await this.#ledger(year)
      for (const { text, state, reason, deviceId } of entries) {
        const paper = this.#printed.get(text)
        if (!paper) expect(state, text).not.toBe('issued')
        else if (this.#taken.has(paper.commandId)) {
          expect(['issued', 'voided'], text).toContain(state)
          if (state === 'voided') expect(reason, text).toBe('打印错误')
        } else if (state === 'reserved') expect(deviceId, text).toBe(paper.deviceId)
        // Held back behind a parked one when the year ended, or voided by the admin.
        else expect(reason, text).toMatch(/^(随机作废|年末未用)$/)
      }
    }
  }

  async #push(laptop: NumberedLaptop): Promise<void> {
    for (const { commandId, status } of await laptop.push())
      if (status === 'accepted') this.#taken.add(commandId)
  }

  #ledger(year: number) {
    return ledgerBy(this.#station, this.#admin, year)
  }
}

describe.each(engines)(
  'any order of reserving, issuing, giving back, 作废 and late pushes, on $name',
  ({ postgres }) => {
    it('accounts for every number once', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(steps, { minLength: 45, maxLength: 60 }), async (taken) => {
          const station = await startTestStation({ district: letterDistrict(3), postgres })
          try {
            const office = await Office.open(station)
            for (const step of taken) {
              await office.take(step)
              await office.check()
            }
            await office.settle()
          } finally {
            await station.close()
          }
        }),
        { numRuns: 3, endOnFailure: true },
      )
    })
  },
)
