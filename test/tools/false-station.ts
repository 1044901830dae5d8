import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { builtFolder } from './project.ts'

const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

/** Serves the built app, and answers its API with one answer of its own: another program, or another version. */
export class FalseStation {
  readonly #server: Server
  private constructor(server: Server) {
    this.#server = server
  }

  /** @param contentType of `answer`, which every address under `/api/` gives */
  static async start(contentType: string, answer: string): Promise<FalseStation> {
    const server = createServer(async (request, response) => {
      const path = new URL(request.url ?? '/', 'http://host').pathname
      if (path.startsWith('/api/')) {
        response.writeHead(200, { 'content-type': contentType }).end(answer)
        return
      }
      const file = join(builtFolder, 'renderer', normalize(extname(path) ? path : '/index.html'))
      const bytes = await readFile(file).catch(() => null)
      const type = types[extname(file)] ?? 'application/octet-stream'
      response.writeHead(bytes ? 200 : 404, { 'content-type': type }).end(bytes)
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    return new FalseStation(server)
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
