import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'
// Not the global ones, which a device of the chaos runs makes faster.
import { clearTimeout, setTimeout } from 'node:timers'
import { Random } from '../chaos/random.ts'

/** What the link does to a connection, drawn once for each. */
export interface LinkFaults {
  /** Share of connections that are reset after some bytes. */
  reset?: number
  /** Share whose answer stops after some bytes, as if it were whole. */
  truncate?: number
  /** Share that is dropped before a byte passes. */
  drop?: number
  /** Share whose bytes wait up to `delayMilliseconds`. */
  delay?: number
  delayMilliseconds?: number
  /** Bytes that pass before a reset or a cut: drawn between 0 and this. */
  within?: number
  /** Every connection is reset after so many milliseconds: a link that breaks every few seconds. */
  everyMilliseconds?: number
}

/**
 * A link that breaks, below HTTP: it carries the bytes of each connection to a station and does to the connection what
 * its seed says. What a proxy does to whole HTTP messages (duplicates, reordering, portals) is `test/chaos/proxy.ts`.
 */
export class FaultProxy {
  #faults: LinkFaults
  #isDown = false
  /** Connections broken so far, by how. */
  readonly broken = { reset: 0, truncate: 0, drop: 0 }
  connections = 0
  /** Bytes that came from clients, lost ones included. */
  sentBytes = 0
  readonly #target: number
  readonly #random: Random
  readonly #server: Server
  readonly #sockets = new Set<Socket>()

  private constructor(target: string, seed: string, faults: LinkFaults) {
    this.#target = Number(new URL(target).port)
    this.#random = new Random(seed)
    this.#faults = faults
    this.#server = createServer((socket) => this.#carry(socket))
  }

  /** @param target address of the station, `http://127.0.0.1:PORT` */
  static async start(target: string, seed: string, faults: LinkFaults = {}): Promise<FaultProxy> {
    const proxy = new FaultProxy(target, seed, faults)
    proxy.#server.listen(0, '127.0.0.1')
    await once(proxy.#server, 'listening')
    return proxy
  }

  /** Holds for connections from now on; those that are open are reset, as clients keep them. */
  set faults(faults: LinkFaults) {
    this.#faults = faults
    this.#resetAll()
  }

  /** The whole network is gone: every connection is reset. */
  set isDown(isDown: boolean) {
    this.#isDown = isDown
    this.#resetAll()
  }

  #resetAll(): void {
    for (const socket of this.#sockets) socket.destroy()
  }

  get address(): string {
    const bound = this.#server.address()
    return `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    await new Promise((done) => this.#server.close(done))
  }

  #carry(client: Socket): void {
    this.connections += 1
    client.on('error', () => {})
    this.#keep(client)
    const { reset = 0, truncate = 0, drop = 0, delay = 0, delayMilliseconds = 200 } = this.#faults
    const { within = 200_000, everyMilliseconds } = this.#faults
    const random = this.#random
    if (this.#isDown || random.chance(drop)) {
      this.broken.drop += 1
      return void client.resetAndDestroy()
    }
    const station = connect(this.#target, '127.0.0.1')
    station.on('error', () => client.resetAndDestroy())
    this.#keep(station)
    const fault = random.chance(reset) ? 'reset' : random.chance(truncate) ? 'truncate' : undefined
    let left = fault ? random.between(0, within) : Number.POSITIVE_INFINITY
    const wait = random.chance(delay) ? random.between(1, delayMilliseconds) : 0
    const end = () => {
      if (client.destroyed) return
      this.broken[fault ?? 'reset'] += 1
      if (fault === 'truncate') client.end()
      else client.resetAndDestroy()
      station.destroy()
    }
    const timer = everyMilliseconds ? setTimeout(end, random.between(0, everyMilliseconds)) : undefined
    /** Passes bytes on until the connection has carried what it may. */
    const pass = (from: Socket, to: Socket, counts: boolean) => {
      from.on('data', (bytes: Buffer) => {
        if (from === client) this.sentBytes += bytes.length
        const part = counts ? bytes.subarray(0, left) : bytes
        if (counts) left -= bytes.length
        const write = () => {
          if (!to.destroyed && !to.write(part)) {
            from.pause()
            to.once('drain', () => from.resume())
          }
          if (left <= 0) end()
        }
        if (wait) setTimeout(write, wait)
        else write()
      })
      from.on('end', () => setTimeout(() => to.end(), wait))
    }
    pass(client, station, fault !== 'truncate')
    pass(station, client, true)
    client.on('close', () => {
      clearTimeout(timer)
      station.destroy()
    })
    station.on('close', () => client.destroy())
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket)
    socket.on('close', () => this.#sockets.delete(socket))
  }
}
