import type { Snapshot } from '../app/workspace.ts'

/** A value that tells its listeners when it is replaced. */
export class Value<T> implements Snapshot<T> {
  #value: T
  readonly #listeners = new Set<() => void>()
  constructor(value: T) {
    this.#value = value
  }
  get = (): T => this.#value
  set(value: T): void {
    this.#value = value
    for (const listener of [...this.#listeners]) listener()
  }
  update(change: Partial<T>): void {
    this.set({ ...this.#value, ...change })
  }
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
