import { BrowserWindow, nativeTheme } from 'electron'
import { appStart } from './app-scheme.ts'
import { holdNavigation } from './navigation.ts'
import { preloadScript } from './paths.ts'

/** Page backgrounds of looks/language.md, so that the window doesn't flash before the first paint. */
const background = { light: '#F6F7F9', dark: '#13161B' }

/** Opens the one window of the app; it shows itself at its first paint. */
export function openMainWindow(): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    title: '随检',
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
    webPreferences: {
      preload: preloadScript,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  })
  holdNavigation(window.webContents)
  window.once('ready-to-show', () => window.show())
  // Resolves to nothing when the load is overtaken by a reload; a page that is missing shows in the window.
  window.loadURL(appStart).catch((error: unknown) => console.error('The start page did not load:', error))
  return window
}
