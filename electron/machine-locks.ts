/** The part of Electron's `powerMonitor` that is used. */
interface PowerEvents {
  on(event: 'suspend' | 'lock-screen', listener: () => void): unknown
}

/** Tells the page that the machine goes to sleep or that its screen was locked: the page asks, and waits for it. */
export class MachineLocks {
  #waiting: ((locked: boolean) => void) | undefined
  readonly #longest: number

  /** @param longest milliseconds after which a question is answered with false */
  constructor(events: PowerEvents, longest = 60_000) {
    this.#longest = longest
    events.on('suspend', () => this.#answer(true))
    events.on('lock-screen', () => this.#answer(true))
  }

  /** Only the newest question waits: an older one was a page's that is gone. */
  next(): Promise<boolean> {
    this.#answer(false)
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#answer(false), this.#longest)
      this.#waiting = (locked) => {
        clearTimeout(timer)
        resolve(locked)
      }
    })
  }

  #answer(locked: boolean): void {
    const waiting = this.#waiting
    this.#waiting = undefined
    waiting?.(locked)
  }
}
