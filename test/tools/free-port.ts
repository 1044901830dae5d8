import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/** Below what systems hand out by themselves to connections (from 32768 on Linux, 49152 elsewhere). */
const first = 20_000
const end = 32_000

/**
 * A TCP port of the loopback interface that nothing listens on. It is taken at random from a range that the system
 * itself doesn't use, so that neither a connection nor a parallel test has it before the caller does.
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const port = randomInt(first, end)
    if (await isFree(port)) return port
  }
  throw new Error('No free port was found.')
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
