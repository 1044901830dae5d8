import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { browserExecutable } from '../../tools/browser.ts'

/** A browser profile of its own on disk: a laptop that can be killed and started again with its data. */
export class Laptop {
  readonly profile: string
  #context: BrowserContext | undefined

  private constructor(profile: string) {
    this.profile = profile
  }

  static async make(): Promise<Laptop> {
    return new Laptop(await mkdtemp(join(tmpdir(), 'suijian-laptop-')))
  }

  /** Starts the browser on the profile and opens a page. */
  async open(address: string, browserArguments: string[] = []): Promise<Page> {
    this.#context = await chromium.launchPersistentContext(this.profile, {
      executablePath: browserExecutable() ?? undefined,
      args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...browserArguments],
      viewport: { width: 1366, height: 768 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
    })
    const page = this.#context.pages()[0] ?? (await this.#context.newPage())
    await page.goto(address)
    return page
  }

  /** SIGKILL of the browser's main process, as a power cut would: nothing is closed in order. */
  async kill(): Promise<void> {
    const table = execFileSync('ps', ['-eo', 'pid,ppid,args'], { encoding: 'utf8' }).split('\n')
    for (const line of table) {
      const [, pid, , args] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? []
      if (pid && args?.includes(this.profile) && !args.includes('ps -eo'))
        process.kill(Number(pid), 'SIGKILL')
    }
    await this.#context?.close().catch(() => {})
    for (const name of ['SingletonLock', 'SingletonCookie', 'SingletonSocket'])
      await rm(join(this.profile, name), { force: true })
  }

  async close(): Promise<void> {
    await this.#context?.close()
  }

  async remove(): Promise<void> {
    await this.close().catch(() => {})
    await rm(this.profile, { recursive: true, force: true, maxRetries: 5 })
  }
}
