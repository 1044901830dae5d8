/**
 * `npm start`: builds the app if its sources have changed, starts the station server with the demo district
 * and opens the desktop window, or offers the same app to a browser. Ctrl-C ends everything it started.
 */
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Children } from './children.ts'
import { demoAccountLines } from './demo-accounts.ts'
import { downloadElectron, hasDisplay, installedElectron } from './desktop.ts'
import { takeLock } from './running-lock.ts'
import { startStation } from './station-process.ts'

const project = resolve(import.meta.dirname, '../..')
const data = resolve(process.env.SUIJIAN_DATA ?? join(project, 'data'))
const children = new Children()

const lock = takeLock(join(data, 'start.lock'))
if (!lock.taken) {
  console.error(
    `随检已经在运行（进程 ${lock.holder.pid}，数据文件夹 ${data}）。Suijian is already running there; end it first.`,
  )
  process.exit(1)
}

let ending = false
/** Ends everything that was started, once. */
async function end(code: number): Promise<void> {
  if (ending) return
  ending = true
  await children.endAll()
  if (lock.taken) lock.release()
  process.exit(code)
}
process.on('SIGINT', () => end(0))
process.on('SIGTERM', () => end(0))
process.on('SIGHUP', () => end(0))

try {
  await build()
  if (!existsSync(join(data, 'station'))) {
    console.log('首次启动，正在准备演示辖区，约需半分钟。First start: preparing the demo district.')
  }
  const station = await startStation(children, data)
  void station.ended.then(() => {
    if (!ending) console.error('监管所服务器已停止，原因见上文。The station server has stopped.')
    return end(1)
  })
  console.log(`\n监管所服务器 Station server: ${station.address}`)
  console.log('\n演示账号 Demo accounts:\n')
  for (const line of await demoAccountLines()) console.log(`  ${line}`)
  console.log()
  await openApp(station.address)
} catch (error) {
  if (!ending) console.error(error instanceof Error ? error.message : error)
  await end(1)
}

/** The build lives with the tools; its stamp makes this quick when nothing has changed. */
async function build(): Promise<void> {
  const child = children.start(process.execPath, [join(project, 'test/tools/build.ts')], { stdio: 'inherit' })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error('界面没有构建成功，原因见上文。The build failed.')
}

/** Opens the desktop window; closing it ends everything. Where that can't be, a browser does it. */
async function openApp(address: string): Promise<void> {
  if (!hasDisplay()) {
    offerBrowser('本机没有图形界面', 'There is no display', address)
    return
  }
  const electron = installedElectron() ?? (await downloadElectron())
  if (!electron) {
    offerBrowser('Electron 运行时下载不到', 'The Electron runtime could not be downloaded', address)
    return
  }
  const child = children.start(
    electron,
    [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--user-data-dir=${join(data, 'desktop')}`,
      join(project, 'dist'),
      `--station=${address}`,
    ],
    { stdio: 'inherit' },
  )
  child.once('error', () => offerBrowser('桌面窗口没有打开', 'The window did not open', address))
  child.once('exit', (code) => {
    if (code === 0) void end(0)
    else if (!ending) offerBrowser('桌面窗口没有打开', 'The window did not open', address)
  })
  console.log(
    '桌面窗口正在打开；关闭窗口或按 Ctrl-C 结束。The window is opening; close it or press Ctrl-C to end.',
  )
}

function offerBrowser(reason: string, inEnglish: string, address: string): void {
  console.log(`${reason}，请用浏览器打开 ${address} 。按 Ctrl-C 结束。`)
  console.log(`${inEnglish}; open ${address} in a browser. Ctrl-C ends it.`)
}
