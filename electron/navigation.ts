import type { WebContents } from 'electron'
import { appScheme, isOwnAddress } from './app-scheme.ts'

/** Nothing opens a window, navigates away or embeds another page. */
export function holdNavigation(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', (event) => {
    if (!isOwnAddress(event.url)) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    if (!isOwnAddress(event.url) && !event.url.startsWith(`blob:${appScheme}:`)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => {
    if (!isOwnAddress(event.url)) event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
}
