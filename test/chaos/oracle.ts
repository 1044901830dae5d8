import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs'

/**
 * What a device was told about each of its commands, written by the process that was told, in a file of its own beside
 * the device's data. A line reaches the kernel before the next step, so it outlives a SIGKILL; nothing of the store is
 * used for it.
 */
export type Told =
  /** About to dispatch: from here on the command may exist, or not. */
  | { token: string; told: 'intent'; type: string }
  /** 已保存 was acknowledged: from here on it must exist. */
  | { token: string; told: 'saved' }
  /** Refused by a rule: it must not exist. */
  | { token: string; told: 'refused'; code: string }
  /** 没有保存: it must not exist. */
  | { token: string; told: 'failed'; code: string }

const marked = /⟦([^⟧]+)⟧/

/** How a token stands in a text of a command's payload. */
export function mark(token: string): string {
  return `⟦${token}⟧`
}

/** The token in a command, wherever it stands; undefined for a command that the workload did not make. */
export function tokenOf(command: unknown): string | undefined {
  return marked.exec(JSON.stringify(command))?.[1]
}

export class OracleWriter {
  readonly #file: number

  constructor(path: string) {
    this.#file = openSync(path, 'a')
  }

  note(told: Told): void {
    writeSync(this.#file, `${JSON.stringify(told)}\n`)
  }

  close(): void {
    closeSync(this.#file)
  }
}

/** The last that a device was told of each token. */
export function readOracle(path: string): Map<string, Told['told']> {
  const last = new Map<string, Told['told']>()
  if (!existsSync(path)) return last
  // A line that the kill cut in two is the last of its process; the next one begins after it.
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const told = parsed(line)
    if (told) last.set(told.token, told.told)
  }
  return last
}

function parsed(line: string): Told | undefined {
  try {
    return JSON.parse(line) as Told
  } catch {
    return undefined
  }
}
