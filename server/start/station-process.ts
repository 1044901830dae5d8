import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { Children } from './children.ts'

const usualPort = 7420
const main = resolve(import.meta.dirname, '../main.ts')
const listening = /^station listening on (https?:\/\/\S+)$/

/**
 * Starts the station server with the demo district and waits until it listens.
 * @returns its address
 * @throws Error when it ends before that
 */
export async function startStation(
  children: Children,
  data: string,
): Promise<{ address: string; ended: Promise<void> }> {
  const port = await choosePort(data)
  const args = [main, '--data', join(data, 'station'), '--port', String(port), '--demo']
  const child = children.start(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  const lines = createInterface({ input: child.stdout! })
  const address = await new Promise<string>((found, failed) => {
    child.once('error', failed)
    child.once('exit', (code) => failed(new Error(`监管所服务器没有启动（退出码 ${code}），原因见上文。`)))
    lines.on('line', (line) => {
      const match = listening.exec(line)
      if (match) found(match[1]!)
      else console.log(line)
    })
  })
  return { address, ended }
}

/**
 * What a browser keeps is bound to the address, so the port stays the same from start to start:
 * SUIJIAN_PORT, else the one of the last start, else the usual one, else (taken by another program) a free one.
 */
async function choosePort(data: string): Promise<number> {
  if (process.env.SUIJIAN_PORT) return Number(process.env.SUIJIAN_PORT)
  const file = join(data, 'port')
  const last = Number(await readFile(file, 'utf8').catch(() => '')) || usualPort
  const port = (await isFree(last)) ?? (await isFree(0))
  if (port === null) throw new Error('本机没有可用的端口。')
  await writeFile(file, String(port))
  return port
}

/** The port when nothing listens on it (0 asks for any), else null. */
function isFree(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(null))
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : null))
    })
  })
}
