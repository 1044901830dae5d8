import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import type { Random } from './random.ts'

/** What happens to one call, with its probability. */
export type Faults = Partial<Record<FaultKind, number>>

export const faultKinds = [
  /** The call is lost before it reaches the station. */
  'lost-call',
  /** The station acts, its answer is lost. */
  'lost-answer',
  /** The connection is reset in the middle of the answer. */
  'reset',
  /** The answer is cut, as if it were whole. */
  'truncated',
  /** The station gets the call twice, one after the other. */
  'duplicated',
  /** A copy of the call reaches the station later, after others. */
  'reordered',
  /** It takes its time. */
  'delayed',
  /** A log-in page answers in the station's place, with 200. */
  'portal',
  /** A proxy answers 502, 503 or 413. */
  'refused',
] as const
export type FaultKind = (typeof faultKinds)[number]

/** The station's answer as a whole. */
interface Whole {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: Buffer
}

/** Stands between devices and station and does to each call what chance says. */
export class FaultProxy {
  faults: Faults = {}
  /** The whole network is gone. */
  isDown = false
  readonly counts = new Map<FaultKind | 'calls', number>()
  readonly #station: string
  readonly #random: Random
  readonly #server: Server
  readonly #late = new Set<ReturnType<typeof setTimeout>>()

  constructor(station: string, random: Random) {
    this.#station = station
    this.#random = random
    this.#server = createServer((incoming, response) => {
      this.#pass(incoming, response).catch(() => response.destroy())
    })
  }

  async listen(port: number): Promise<void> {
    this.#server.listen(port, '127.0.0.1')
    await once(this.#server, 'listening')
  }

  async close(): Promise<void> {
    for (const timer of this.#late) clearTimeout(timer)
    this.#server.closeAllConnections()
    await new Promise((done) => this.#server.close(done))
  }

  async #pass(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.isDown) return void incoming.socket.resetAndDestroy()
    const parts: Buffer[] = []
    for await (const part of incoming) parts.push(part as Buffer)
    const body = Buffer.concat(parts)
    this.#count('calls')
    const fault = this.#draw()
    if (fault === 'lost-call') return void incoming.socket.destroy()
    if (fault === 'portal') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      return void response.end('<!doctype html><title>Wi-Fi</title><p>请先登录</p>')
    }
    if (fault === 'refused') {
      response.writeHead(this.#random.pick([502, 503, 413]), { 'content-type': 'text/html' })
      return void response.end('<h1>proxy</h1>')
    }
    // A link of a city, not of this machine: it also keeps the rounds from following each other without a pause.
    await pause(this.#random.between(20, 80))
    if (fault === 'delayed') await pause(this.#random.between(20, 300))
    if (fault === 'duplicated') await this.#ask(incoming, body).catch(() => undefined)
    if (fault === 'reordered') {
      const timer = setTimeout(
        () => {
          this.#late.delete(timer)
          this.#ask(incoming, body).catch(() => undefined)
        },
        this.#random.between(50, 1500),
      )
      this.#late.add(timer)
    }
    const answer = await this.#ask(incoming, body)
    if (fault === 'lost-answer') return void incoming.socket.destroy()
    const { 'content-length': _, 'transfer-encoding': __, connection: ___, ...headers } = answer.headers
    if (fault === 'truncated' && answer.body.length > 1) {
      const part = answer.body.subarray(0, this.#random.between(0, answer.body.length - 1))
      response.writeHead(answer.status, { ...headers, 'content-length': part.length })
      return void response.end(part)
    }
    if (answer.status !== 204 || answer.body.length > 0)
      headers['content-length'] = String(answer.body.length)
    response.writeHead(answer.status, headers)
    if (fault === 'reset') {
      response.write(answer.body.subarray(0, Math.floor(answer.body.length / 2)))
      return void incoming.socket.resetAndDestroy()
    }
    response.end(answer.body)
  }

  #draw(): FaultKind | undefined {
    for (const kind of faultKinds) {
      const probability = this.faults[kind] ?? 0
      if (probability > 0 && this.#random.chance(probability)) {
        this.#count(kind)
        return kind
      }
    }
    return undefined
  }

  #count(kind: FaultKind | 'calls'): void {
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1)
  }

  #ask({ method, url, headers }: IncomingMessage, body: Buffer): Promise<Whole> {
    return new Promise((resolve, reject) => {
      const { connection: _, 'transfer-encoding': __, ...passed } = headers
      if (body.length > 0) passed['content-length'] = String(body.length)
      const call = request(`${this.#station}${url}`, { method, headers: passed, agent: false }, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('error', reject)
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body: Buffer.concat(parts) }),
        )
        answer.on('aborted', () => reject(new Error('the station is gone')))
      })
      call.on('error', reject)
      call.end(body)
    })
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
