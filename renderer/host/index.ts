import { ProblemError } from '../../shared/protocol/problems.ts'
import { openBrowserHost } from './browser-host.ts'
import { openDesktopHost } from './desktop-host.ts'
import type { Host } from './host.ts'

/**
 * Opens the host that this page runs on, and takes the store for this tab: one tab at a time, so that two can't write
 * one chain. @throws ProblemError `store.insecure` or `store.other-tab`
 */
export async function openHost(): Promise<Host> {
  if (!window.isSecureContext) throw new ProblemError('store.insecure')
  if (!(await holdTab())) throw new ProblemError('store.other-tab')
  return window.suijian ? openDesktopHost() : openBrowserHost()
}

/** Holds a Web Lock for as long as the page lives; false when another tab has it. */
function holdTab(): Promise<boolean> {
  return new Promise((resolve) => {
    void navigator.locks.request('suijian-tab', { ifAvailable: true }, (lock) => {
      resolve(lock !== null)
      return lock ? new Promise(() => {}) : undefined
    })
  })
}
