import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A small HTTP server that notes what it is asked, with or without leave for other origins. */
export class LoneServer {
  readonly asked: string[] = []
  readonly #server: Server
  readonly address: string

  private constructor(server: Server) {
    this.#server = server
    this.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  /** `/redirect?to=…` redirects; `/closed` gives no leave to other origins; all else gives it. */
  static async start(): Promise<LoneServer> {
    let own: LoneServer | undefined
    const server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://localhost')
      own?.asked.push(url.pathname)
      if (url.pathname !== '/closed') response.setHeader('access-control-allow-origin', '*')
      if (url.pathname === '/redirect') response.setHeader('location', url.searchParams.get('to') ?? '/')
      response.statusCode = url.pathname === '/redirect' ? 302 : 200
      response.setHeader('content-type', 'text/html')
      response.end('<p>a</p>')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    own = new LoneServer(server)
    return own
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }
}
