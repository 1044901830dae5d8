import { createRoot } from 'react-dom/client'
import { ProblemError, problem } from '../../shared/protocol/problems.ts'
import { openHost } from '../host/index.ts'
import { createSessionGate } from '../store/session-gate.ts'
import { App } from './app.tsx'
import { registerServiceWorker } from './register-service-worker.ts'
import { sealFields } from './sealed-fields.ts'
import { finishWipe } from './wipe.ts'

/** Puts the app into the page: finds the host, opens the gate, or says why it can't start. */
export function startApp(root: HTMLElement): void {
  const open = async () => {
    if (await finishWipe()) throw new ProblemError('store.wiped')
    const host = await openHost()
    // A failed registration costs only the start without the station; the app itself works.
    if (host.kind === 'browser') void registerServiceWorker().catch(() => {})
    return createSessionGate(host)
  }
  const blocked = window.isSecureContext ? null : problem('store.insecure')
  sealFields(document.body)
  createRoot(root).render(<App openGate={open} blocked={blocked} />)
}
