import type { WebContents } from 'electron'
import { appScheme, isOwnAddress } from './app-scheme.ts'

/** For every page of every window, whoever made it: it opens no window and embeds no webview. */
export function refuseOffspring(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

/** The app's page stays the app's page: no navigation away, no foreign frame, no way around proxies for WebRTC. */
export function holdNavigation(contents: WebContents): void {
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  contents.on('will-navigate', (event) => {
    if (!isOwnAddress(event.url)) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    if (!isOwnAddress(event.url) && !event.url.startsWith(`blob:${appScheme}:`)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => {
    if (!isOwnAddress(event.url)) event.preventDefault()
  })
}
