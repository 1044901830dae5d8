/** One page of the running app over the DevTools protocol, also one of another session, which Playwright doesn't list. */
export class DebugTarget {
  readonly #socket: WebSocket
  readonly #waiting = new Map<number, (result: Record<string, unknown>) => void>()
  #count = 0

  private constructor(socket: WebSocket) {
    this.#socket = socket
    socket.onmessage = ({ data }) => {
      const { id, result, error } = JSON.parse(String(data)) as {
        id?: number
        result?: Record<string, unknown>
        error?: { message: string }
      }
      if (id !== undefined) this.#waiting.get(id)?.(result ?? { failed: error?.message })
    }
  }

  static async join(address: string): Promise<DebugTarget> {
    const socket = new WebSocket(address)
    await new Promise<void>((resolve, reject) => {
      socket.onopen = () => resolve()
      socket.onerror = () => reject(new Error(`No debugger at ${address}.`))
    })
    return new DebugTarget(socket)
  }

  /** The value of an expression in the page, awaited. */
  async evaluate(expression: string): Promise<unknown> {
    const { result, exceptionDetails } = await this.#send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    })
    if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails))
    return (result as { value?: unknown }).value
  }

  close(): void {
    this.#socket.close()
  }

  #send(method: string, params: object): Promise<Record<string, unknown>> {
    const id = ++this.#count
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve)
      this.#socket.send(JSON.stringify({ id, method, params }))
    })
  }
}

export interface Target {
  type: string
  url: string
  webSocketDebuggerUrl: string
}

/** Every page of the app, as its debugger lists them. */
export async function pageTargets(port: number): Promise<Target[]> {
  const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as Target[]
  return targets.filter(({ type }) => type === 'page')
}
