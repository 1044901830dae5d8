import type { Workspace } from '../../../renderer/app/workspace.ts'
import type { Host } from '../../../renderer/host/host.ts'
import { openHost } from '../../../renderer/host/index.ts'
import { StoreDatabase } from '../../../renderer/store/database.ts'
import { createSessionGate } from '../../../renderer/store/session-gate.ts'
import type { Inspection } from '../../../shared/domain/inspection.ts'

/**
 * The real store and sync code in a page without screens, so that a spec can drive hundreds of commands. Served by the
 * real station in place of the app.
 */
let host: Promise<Host> | undefined
/** One host for the page's life: it holds the tab. */
function theHost(): Promise<Host> {
  host ??= openHost()
  return host
}

const harness = {
  workspace: null as unknown as Workspace,
  async signIn(login: string, password: string) {
    const gate = createSessionGate(await theHost())
    harness.workspace = await gate.signIn(location.origin, login, password)
  },
  async unlock(accountId: string, password: string) {
    const gate = createSessionGate(await theHost())
    harness.workspace = await gate.unlock(accountId, password)
  },
  /** Resolves when a condition over the workspace holds; asked again whenever sync or records change. */
  until(condition: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const check = () => {
        if (condition()) {
          stop()
          stopRecords()
          resolve()
        }
      }
      const stop = harness.workspace.sync.subscribe(check)
      const stopRecords = harness.workspace.summaries.subscribe(check)
      check()
    })
  },
  /** Waits until every command is answered and the first sync is complete. */
  async quiet() {
    await harness.until(() => {
      const { pending, complete, phase, problem } = harness.workspace.sync.get()
      return pending === 0 && complete && phase === 'idle' && problem === null
    })
  },
  /** One whole record, once it is loaded. */
  record(id: string): Promise<Inspection> {
    return new Promise((resolve) => {
      const snapshot = harness.workspace.inspection(id)
      const read = () => {
        const loaded = snapshot.get()
        if (loaded) resolve(loaded.inspection)
      }
      snapshot.subscribe(read)
      read()
    })
  },
  database: () => new StoreDatabase(),
}

export type Harness = typeof harness
declare global {
  interface Window {
    harness: Harness
  }
}
window.harness = harness
