/**
 * Lets the browser host start with the station stopped. An update that is ready takes over at once when the page has
 * just been opened: nothing is unlocked yet, so a reload costs nothing.
 */
export async function registerServiceWorker(): Promise<void> {
  const { serviceWorker } = navigator
  const updating = serviceWorker.controller !== null
  const registration = await serviceWorker.register('/sw.js')
  if (!updating || !registration.waiting) return
  serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  registration.waiting.postMessage('skip-waiting')
}
