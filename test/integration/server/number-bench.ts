import type { SeedDistrict } from '../../../server/demo/seed.ts'
import { formatDocumentNumber } from '../../../shared/jurisdictions/profile.ts'
import type { PushResult } from '../../../shared/protocol/http.ts'
import type { NumberBlock, NumberEntry, NumberLedger } from '../../../shared/protocol/numbers.ts'
import { ask, type TestDevice, type TestOfficer } from '../../tools/client.ts'
import { passwordOf, smallDistrict, smallInspection } from '../../tools/small-district.ts'
import type { TestStation } from '../../tools/station.ts'
import { deviceOf, laptopOf } from './engines.ts'

/** Several of them may stand beside each other in one record. */
export const letter = 'address-verification-letter'
export const authority = '泉州市丰泽区市场监督管理局'

/** The small district with a pattern for letters; every record is open for papers from the first moment. */
export function letterDistrict(count: number): SeedDistrict {
  const inspections = Array.from({ length: count }, (_, index) => smallInspection(index + 1))
  const district = smallDistrict(inspections)
  const profiles = district.reference.profiles.map((profile) => ({
    ...profile,
    numberPatterns: { ...profile.numberPatterns, [letter]: '泉丰市监函〔{year}〕{number}号' },
  }))
  return { ...district, reference: { ...district.reference, profiles } }
}

export function yearOf(station: TestStation): number {
  return new Date(station.clock.now().getTime() + 8 * 3_600_000).getUTCFullYear()
}

/** 甲 and 乙 at their laptop, with the numbers that it knows of, as the app keeps them. */
export class NumberedLaptop {
  readonly station: TestStation
  readonly device: TestDevice
  readonly officers: readonly [TestOfficer, TestOfficer]
  readonly inspectionId: string
  /** Free numbers by year. */
  readonly free = new Map<number, Set<number>>()
  /** On papers that may not have come to the station. */
  readonly used = new Map<number, Set<number>>()
  #token: string
  #papers = 0
  #pushed = 0

  private constructor(
    station: TestStation,
    device: TestDevice,
    officers: readonly [TestOfficer, TestOfficer],
    inspectionId: string,
  ) {
    this.station = station
    this.device = device
    this.officers = officers
    this.inspectionId = inspectionId
    this.#token = officers[0].token
  }

  /** Enrolled, and both have declared that there is no conflict. */
  static async open(station: TestStation, inspectionId: string): Promise<NumberedLaptop> {
    const { device, officers } = await laptopOf(station, 'jia', 'yi')
    const laptop = new NumberedLaptop(station, device, officers, inspectionId)
    for (const officer of officers)
      await device.act(officer, inspectionId, 'declareRecusal', { conflict: false })
    await laptop.push()
    return laptop
  }

  get token(): string {
    return this.#token
  }

  /** A new session, after the old one has ended. */
  async signIn(): Promise<void> {
    this.#token = (await this.device.signIn('jia', passwordOf('jia'))).token
  }

  numbersOf(map: Map<number, Set<number>>, year = yearOf(this.station)): Set<number> {
    const known = map.get(year) ?? new Set<number>()
    map.set(year, known)
    return known
  }

  async reserve({ lost = false, want = true, kind = letter } = {}): Promise<NumberBlock> {
    const year = yearOf(this.station)
    const [free, used] = [this.numbersOf(this.free, year), this.numbersOf(this.used, year)]
    const body = { deviceId: this.device.id, year, kinds: [{ kind, held: [...free, ...used], want }] }
    const url = this.device.url
    const answer = await ask<{ blocks: NumberBlock[] }>(url, '/api/numbers', { token: this.#token, body })
    const block = answer.blocks[0]!
    if (lost) return block
    for (const number of block.gone) {
      free.delete(number)
      used.delete(number)
    }
    for (const number of block.numbers) free.add(number)
    return block
  }

  /** Issues a letter here with the smallest free number, without telling the station; null when there is none. */
  async issue(number = Math.min(...this.numbersOf(this.free))): Promise<string | null> {
    if (!Number.isFinite(number)) return null
    const year = yearOf(this.station)
    this.#papers += 1
    const documentId = `paper-${this.device.id.slice(-8)}-${this.#papers}`
    const profile = this.device.reference.profiles.find(({ id }) => id === '350503')!
    await this.device.act(this.officers[0], this.inspectionId, 'issueDocument', {
      documentId,
      kind: letter,
      title: '住所核查专用信函',
      number: formatDocumentNumber(profile, letter, year, number),
      templateVersion: '1',
      fontSetId: 'bundled',
      sha256: 'a'.repeat(64),
      pages: 1,
    })
    this.numbersOf(this.free).delete(number)
    this.numbersOf(this.used).add(number)
    return documentId
  }

  async voidPaper(documentId: string): Promise<void> {
    await this.device.act(this.officers[0], this.inspectionId, 'voidDocument', {
      documentId,
      reason: '打印错误',
    })
  }

  /** Pushes what the station has not answered. */
  async push(): Promise<PushResult[]> {
    const entries = this.device.chain.slice(this.#pushed)
    if (entries.length === 0) return []
    const results = await this.device.push({ token: this.#token }, entries)
    this.#pushed = this.device.chain.length
    return results
  }

  /** Gives back free numbers. */
  async giveBack(numbers: readonly number[]): Promise<number[]> {
    for (const number of numbers) this.numbersOf(this.free).delete(number)
    const body = {
      deviceId: this.device.id,
      authority,
      kind: letter,
      year: yearOf(this.station),
      numbers,
    }
    const answer = await ask<{ returned: number[] }>(this.device.url, '/api/numbers/return', {
      token: this.#token,
      body,
    })
    return answer.returned
  }
}

/** Somebody's view of the ledger, from a device of its own. */
export async function ledgerOf(
  station: TestStation,
  login: string,
  year = yearOf(station),
  kind = letter,
): Promise<NumberLedger> {
  const { token } = await deviceOf(station).signIn(login, passwordOf(login))
  return ledgerBy(station, token, year, kind)
}

/** The ledger as the holder of a session sees it. */
export function ledgerBy(
  station: TestStation,
  token: string,
  year: number,
  kind = letter,
): Promise<NumberLedger> {
  return ask<NumberLedger>(station.url, `/api/numbers?year=${year}&kind=${kind}`, { token })
}

/** States by number, in order. */
export function statesOf({ entries }: { entries: readonly NumberEntry[] }): string[] {
  return entries.map(({ number, state }) => `${number} ${state}`)
}
