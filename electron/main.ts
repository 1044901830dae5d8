import { app, type BrowserWindow, dialog, session } from 'electron'
import { registerAppScheme, serveApp } from './app-scheme.ts'
import { finishWipe, guardHandlers } from './guard.ts'
import { answerRenderer } from './ipc.ts'
import { type Machine, openMachine } from './machine.ts'
import { setAppMenu } from './menu.ts'
import { refuseOffspring } from './navigation.ts'
import { fixNameAndFolder, rendererFolder, storePaths } from './paths.ts'
import { limitPermissions } from './permissions.ts'
import { StationAccess } from './station-access.ts'
import { StationTrust } from './station-trust.ts'
import { openMainWindow } from './window.ts'

// No top-level await here: an ESM main that awaits `whenReady` at top level never becomes ready.
let window: BrowserWindow | null = null
let machine: Machine | null = null

fixNameAndFolder()
registerAppScheme()
app.on('web-contents-created', (_event, contents) => refuseOffspring(contents))

// Two instances on one user data folder would write one journal.
if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  app.on('window-all-closed', () => app.quit())
  app.on('quit', () => void closeMachine())
  app.whenReady().then(start).catch(giveUp)
} else {
  app.quit()
}

async function start(): Promise<void> {
  limitPermissions(session.defaultSession)
  const given = [app.commandLine.getSwitchValue('station'), process.env.SUIJIAN_STATION]
  const station = new StationAccess(storePaths().station, given, () => window)
  station.limit(session.defaultSession)
  const authority = [
    app.commandLine.getSwitchValue('station-authority'),
    process.env.SUIJIAN_STATION_AUTHORITY,
  ]
  const trust = new StationTrust(storePaths().station, authority, () => window)
  trust.limit(session.defaultSession)
  serveApp(rendererFolder)
  setAppMenu()
  await finishWipe()
  machine = await openMachine(() => window, station, trust)
  const handlers = { ...machine.handlers, ...guardHandlers(closeMachine) }
  answerRenderer(handlers, () => window?.webContents.mainFrame ?? null)
  const opened = openMainWindow()
  window = opened
  opened.on('closed', () => {
    window = null
  })
  const pageGone = () => machine?.pageGone().catch((error: unknown) => console.error(error))
  opened.webContents.on('did-navigate', pageGone)
  opened.webContents.on('render-process-gone', pageGone)
}

/** Closes the store's files, once. */
async function closeMachine(): Promise<void> {
  const open = machine
  machine = null
  await open?.close()
}

/** Without the store's files nothing could be saved, so the app says why and ends. */
function giveUp(error: unknown): void {
  console.error(error)
  const reason = error instanceof Error ? error.message : String(error)
  dialog.showErrorBox(
    '随检不能启动',
    `本机的数据文件夹打不开：${reason}\n请检查磁盘空间和文件夹权限，然后重新启动。已保存的内容没有改动。`,
  )
  app.exit(1)
}
