import { once } from 'node:events'
import { createServer, type Server } from 'node:http'

/** What the proxy makes of an answer's text. */
export type Meddling = (path: string, text: string) => string

/** What something before the station answers by itself. */
type Instead = (
  method: string,
  path: string,
  body: string,
) => { status: number; headers?: Record<string, string>; body?: string } | undefined

/** Stands between the app and a station and passes everything on; answers in JSON may be changed on the way. */
export class MeddlingProxy {
  /** Undefined passes answers on as they are. */
  meddle: Meddling | undefined
  /** Answers in the station's place where it gives something; the station never sees the call. */
  instead: Instead | undefined
  #server!: Server

  /** @param target address of the station; a function where it changes */
  static async start(target: string | (() => string)): Promise<MeddlingProxy> {
    const station = typeof target === 'string' ? () => target : target
    const proxy = new MeddlingProxy()
    proxy.#server = createServer(async (request, response) => {
      const path = request.url ?? '/'
      const parts: Buffer[] = []
      for await (const part of request) parts.push(part as Buffer)
      const answered = proxy.instead?.(request.method ?? 'GET', path, Buffer.concat(parts).toString('utf8'))
      if (answered)
        return response
          .writeHead(answered.status, { 'access-control-allow-origin': '*', ...answered.headers })
          .end(answered.body)
      const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers
      const answer = await fetch(`${station()}${path}`, {
        method: request.method ?? 'GET',
        headers: headers as Record<string, string>,
        ...(parts.length > 0 ? { body: Buffer.concat(parts) } : {}),
        redirect: 'manual',
      }).catch(() => undefined)
      if (!answer) return response.destroy()
      let bytes = Buffer.from(await answer.arrayBuffer())
      if (proxy.meddle && answer.headers.get('content-type')?.includes('json'))
        bytes = Buffer.from(proxy.meddle(path, bytes.toString('utf8')))
      // `fetch` has undone these; the length may have changed.
      const dropped = ['content-encoding', 'content-length', 'transfer-encoding', 'connection', 'keep-alive']
      response.writeHead(
        answer.status,
        Object.fromEntries([...answer.headers].filter(([name]) => !dropped.includes(name))),
      )
      return response.end(bytes)
    }).listen(0, '127.0.0.1')
    await once(proxy.#server, 'listening')
    return proxy
  }

  get address(): string {
    const bound = this.#server.address()
    return `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((done) => this.#server.close(done))
  }
}
