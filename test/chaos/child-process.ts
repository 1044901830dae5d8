import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, openSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder } from '../tools/project.ts'
import { killedAt } from './child/steps.ts'

interface Answer {
  id?: number
  answer?: unknown
  error?: string
  ready?: true
  fault?: string
}

/** The process was killed or ended before it answered. */
export class Gone extends Error {}

/** A process of a run that answers questions until it is killed. */
export class AskedProcess<Q extends { [name in keyof Q]: { question: unknown; answer: unknown } }> {
  readonly #child: ChildProcess
  readonly #log: { path: string; from: number }
  readonly #waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>()
  #count = 0
  /** Resolves when it has said that it is ready; rejects when it ends before. */
  readonly ready: Promise<void>
  /** Resolves to the signal or code that it ended with. */
  readonly ended: Promise<string | number>
  isGone = false

  /** @param log file that its output goes to. @param onFault told of an error that the program does not expect */
  constructor(
    script: string,
    args: string[],
    options: {
      env?: Record<string, string>
      imports?: string
      log: string
      onFault: (fault: string) => void
    },
  ) {
    this.#log = { path: options.log, from: existsSync(options.log) ? statSync(options.log).size : 0 }
    const out = openSync(options.log, 'a')
    const flags = options.imports ? ['--import', join(import.meta.dirname, options.imports)] : []
    this.#child = spawn(process.execPath, [...flags, join(import.meta.dirname, script), ...args], {
      stdio: ['ignore', out, out, 'ipc'],
      // Starts by the hundred: what was compiled once is kept.
      env: { ...process.env, NODE_COMPILE_CACHE: join(cacheFolder, 'chaos-compiled'), ...options.env },
    })
    this.ended = new Promise((resolve) => {
      this.#child.once('exit', (code, signal) => {
        this.isGone = true
        for (const { reject } of this.#waiting.values()) reject(new Gone(`${script} is gone`))
        this.#waiting.clear()
        resolve(signal ?? code ?? 0)
      })
    })
    this.ready = new Promise((resolve, reject) => {
      this.#child.on('message', (message: Answer) => {
        if (message.ready) return resolve()
        if (message.fault) return options.onFault(message.fault)
        const waiting = this.#waiting.get(message.id!)
        this.#waiting.delete(message.id!)
        if (message.error === undefined) waiting?.resolve(message.answer as never)
        else waiting?.reject(new Error(message.error))
      })
      void this.ended.then((how) => reject(new Gone(`${script} ended with ${how} before it was ready`)))
    })
    this.ready.catch(() => undefined)
  }

  /** The place at which it killed itself; undefined when somebody else did, or it lives. */
  get place(): string | undefined {
    const said = readFileSync(this.#log.path).subarray(this.#log.from).toString('utf8')
    return said
      .split('\n')
      .findLast((line) => line.startsWith(killedAt))
      ?.slice(killedAt.length)
  }

  /** @throws Gone when the process ends before it answers */
  ask<N extends keyof Q>(name: N, question: Q[N]['question']): Promise<Q[N]['answer']> {
    if (this.isGone) return Promise.reject(new Gone('the process is gone'))
    const id = ++this.#count
    return new Promise<Q[N]['answer']>((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as never, reject })
      this.#child.send({ id, name, question }, (error) => {
        if (error) {
          this.#waiting.delete(id)
          reject(new Gone(error.message))
        }
      })
    })
  }

  /** SIGKILL: nothing of it runs any more when this resolves. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL')
    await this.ended
  }

  /** Asks it to end in order. */
  async stop(): Promise<void> {
    this.#child.kill('SIGTERM')
    await this.ended
  }
}
