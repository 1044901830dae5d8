/** A seeded source of chance (mulberry32): the same seed gives the same numbers on every machine. */
export class Random {
  #state: number

  /** @param names parts of the seed: two sources that differ in one of them have nothing in common */
  constructor(...names: readonly (string | number)[]) {
    let hash = 2166136261
    for (const character of names.join('/')) hash = Math.imul(hash ^ character.charCodeAt(0), 16777619)
    this.#state = hash >>> 0
  }

  /** At least 0, less than 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  /** A whole number from `from` up to and including `to`. */
  between(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1))
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)]!
  }

  bytes(length: number): Uint8Array<ArrayBuffer> {
    const words = Uint32Array.from({ length: Math.ceil(length / 4) }, () => this.next() * 4294967296)
    return new Uint8Array(words.buffer, 0, length)
  }
}
