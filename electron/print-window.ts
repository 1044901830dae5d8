import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { BrowserWindow, type Session, session } from 'electron'
import { MachineError, writeFailure } from './machine-error.ts'
import { fileNameFrom } from './paper-names.ts'

const folderPrefix = 'suijian-print-'
let printing: Session | undefined
/** Paths of the papers that are shown now. */
const shown = new Set<string>()

/**
 * A session of its own for papers that are printed: nothing of it is kept, it reaches no network and no other file and
 * is granted nothing.
 */
function printSession(): Session {
  if (printing) return printing
  printing = session.fromPartition('suijian-print')
  printing.setPermissionRequestHandler((_contents, _permission, callback) => callback(false))
  printing.setPermissionCheckHandler(() => false)
  printing.setDevicePermissionHandler(() => false)
  const outside = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'file://*/*', 'file:///*']
  printing.webRequest.onBeforeRequest({ urls: outside }, ({ url }, callback) =>
    callback({ cancel: !isShown(url) }),
  )
  printing.on('will-download', (event) => event.preventDefault())
  return printing
}

function isShown(address: string): boolean {
  try {
    return shown.has(fileURLToPath(address))
  } catch {
    return false
  }
}

/**
 * Prints a PDF. `webContents.print` prints pages and not PDF bytes, so a window shows the PDF in Chromium's viewer and
 * prints that through the system's dialog; then it closes by itself. Where the system has no dialog to offer (no printer
 * installed) the window stays, with the viewer's own buttons.
 */
export async function printPaper(parent: BrowserWindow, title: string, bytes: Uint8Array): Promise<void> {
  if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') !== '%PDF-') {
    throw new MachineError('host.refused', { detail: '要打印的内容不是 PDF 文书' })
  }
  const folder = await mkdtemp(join(tmpdir(), folderPrefix))
  const forget = () => rm(folder, { recursive: true, force: true }).catch(() => undefined)
  const file = join(folder, fileNameFrom(`${title.replace(/\.(pdf|xlsx)$/i, '')}.pdf`))
  try {
    await writeFile(file, bytes, { mode: 0o600 })
  } catch (error) {
    await forget()
    throw writeFailure('待打印的文书', error)
  }
  const viewer = new BrowserWindow({
    parent,
    show: false,
    title,
    width: 900,
    height: 700,
    autoHideMenuBar: true,
    webPreferences: {
      session: printSession(),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      plugins: true,
    },
  })
  viewer.removeMenu()
  shown.add(file)
  viewer.once('closed', () => {
    shown.delete(file)
    void forget()
  })
  viewer.on('page-title-updated', (event) => event.preventDefault())
  const { webContents } = viewer
  const address = pathToFileURL(file).href
  try {
    await viewer.loadURL(address)
  } catch (error) {
    viewer.destroy()
    throw writeFailure('待打印的文书', error)
  }
  // Only now: the viewer itself is a frame that has to come in first.
  webContents.on('will-navigate', (event) => event.preventDefault())
  webContents.on('will-redirect', (event) => event.preventDefault())
  viewer.show()
  await new Promise<void>((resolve) => {
    viewer.once('closed', () => resolve())
    webContents.print({ silent: false }, (printed, failure) => {
      if (printed || /cancel/i.test(failure)) viewer.close()
      resolve()
    })
  })
}

/** Removes what a crash in the middle of printing has left in the folder for temporary files. */
export async function removeLeftPrints(): Promise<void> {
  const names = await readdir(tmpdir()).catch(() => [])
  for (const name of names.filter((each) => each.startsWith(folderPrefix)))
    await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined)
}
