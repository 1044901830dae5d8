import { ProblemError } from '../../shared/protocol/problems.ts'
import type { SpaceStatus } from '../app/workspace.ts'
import type { Host } from '../host/host.ts'
import { Value } from './snapshot.ts'

/** While there is too little room, the machine is asked this often whether there is enough again. */
const askMilliseconds = 5000

/**
 * Keeps a reserve of the disk free: IndexedDB on a full disk may lose everything, so no write begins that could bring it
 * there. Until there is room again the store only reads; what the station answers is still noted, in the reserve.
 */
export class SpaceGuard {
  readonly status = new Value<SpaceStatus>({ readOnly: false, freeBytes: null })
  readonly #host: Host
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(host: Host) {
    this.#host = host
  }

  /**
   * Asks for room before a burst of writes. @param bytes how much it will write at most
   * @throws ProblemError `disk-full`; nothing was written then
   */
  async need(bytes: number): Promise<void> {
    const free = await this.#free()
    if (free === null || free >= this.#reserve + bytes) return this.#leave()
    this.#enter(free)
    throw new ProblemError('disk-full')
  }

  /** A write has met a full disk, whatever the machine says of its room. */
  noteFull(): void {
    void this.#free().then((free) => this.#enter(free))
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  get #reserve(): number {
    return this.#host.reserveBytes ?? 0
  }

  #free(): Promise<number | null> {
    return this.#host.freeBytes().catch(() => null)
  }

  #enter(freeBytes: number | null): void {
    this.status.set({ readOnly: true, freeBytes })
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#ask(), askMilliseconds)
  }

  async #ask(): Promise<void> {
    const free = await this.#free()
    if (free === null || free > this.#reserve) this.#leave()
    else this.#enter(free)
  }

  #leave(): void {
    clearTimeout(this.#timer)
    if (this.status.get().readOnly) this.status.set({ readOnly: false, freeBytes: null })
  }
}
