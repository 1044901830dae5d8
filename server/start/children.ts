import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'

/** How long a child may take to end by itself before it is killed. */
const patience = 10_000

/** The processes that the launcher has started; ending it ends them all, the last one first. */
export class Children {
  readonly #running: ChildProcess[] = []

  start(command: string, args: string[], options: SpawnOptions): ChildProcess {
    const child = spawn(command, args, options)
    this.#running.push(child)
    return child
  }

  async endAll(): Promise<void> {
    for (const child of this.#running.reverse()) await end(child)
    this.#running.length = 0
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), patience)
  await ended
  clearTimeout(timer)
}
