import { Journal } from '../../shared/journal/journal.ts'
import { problem } from '../../shared/protocol/problems.ts'
import { HostError } from './host.ts'
import { hasPrivateFiles, PrivateJournalFolder, PrivateWriter, readFile, replaceFile } from './opfs-files.ts'
import type { OpfsQuestion, OpfsRequest, OpfsRequests } from './opfs-requests.ts'

/** The one owner of the browser's files: journal, evidence and keyring. Only a worker gets handles that can flush. */
const finishedName = /^[0-9a-f]{32}$/

let journal: Journal
let home: FileSystemDirectoryHandle
let evidence: FileSystemDirectoryHandle
const writers = new Map<number, PrivateWriter>()
let nextWriter = 1

type Promised<T> = T | Promise<T>
const answers: {
  [R in OpfsRequest]: (...values: Parameters<OpfsRequests[R]>) => Promised<ReturnType<OpfsRequests[R]>>
} = {
  open: async () => {
    if (!hasPrivateFiles()) return false
    const root = await navigator.storage.getDirectory()
    home = await root.getDirectoryHandle('suijian', { create: true })
    evidence = await home.getDirectoryHandle('evidence', { create: true })
    for await (const name of evidence.keys())
      if (name.endsWith(PrivateWriter.suffix)) await evidence.removeEntry(name)
    const folder = new PrivateJournalFolder(await home.getDirectoryHandle('journal', { create: true }))
    journal = await Journal.open(folder, failure)
    return true
  },
  'journal.append': (entry) => journal.append(entry),
  'journal.read-all': () => journal.readAll(),
  'journal.prune': (through) => journal.prune(through),
  'evidence.create': async (name) => {
    if (await exists(name)) throw refusal('同名的证据文件已经存在，原文件没有改动')
    const writer = nextWriter++
    writers.set(writer, await PrivateWriter.create(evidence, checked(name)))
    return writer
  },
  'evidence.write': (writer, bytes) => writerOf(writer).write(bytes),
  'evidence.finish': async (writer) => {
    const open = writerOf(writer)
    writers.delete(writer)
    try {
      await open.finish()
    } catch (error) {
      await open.abort()
      throw error
    }
  },
  'evidence.abort': async (writer) => {
    const open = writers.get(writer)
    writers.delete(writer)
    await open?.abort()
  },
  'evidence.read': async (name, offset, length) => {
    const part = (await fileOf(name)).slice(offset, offset + length)
    return new Uint8Array(await part.arrayBuffer())
  },
  'evidence.size': async (name) => (await fileOf(name)).size,
  'evidence.list': async () => {
    const names: string[] = []
    for await (const name of evidence.keys()) if (finishedName.test(name)) names.push(name)
    return names.sort()
  },
  'evidence.remove': async (name) => {
    await evidence.removeEntry(checked(name)).catch((error: Error) => {
      if (error.name !== 'NotFoundError') throw error
    })
  },
  'keyring.read': () => readFile(home, 'keyring'),
  'keyring.write': (bytes) => replaceFile(home, 'keyring', bytes),
}

addEventListener('message', async ({ data }: MessageEvent<OpfsQuestion>) => {
  const { id, request, values } = data
  try {
    const value = await (answers[request] as (...values: unknown[]) => unknown)(...values)
    postMessage({ id, value })
  } catch (error) {
    const { code, message } = failure(error)
    postMessage({ id, code, message })
  }
})

function failure(error: unknown): HostError {
  if (error instanceof HostError) return error
  const { name, message } = error as Error
  if (name === 'QuotaExceededError') return new HostError('disk-full', problem('disk-full').message)
  if (error instanceof Missing) return new HostError('evidence.missing', problem('evidence.missing').message)
  return new HostError('write-failed', problem('write-failed', { detail: `${name}：${message}` }).message)
}

function refusal(detail: string): HostError {
  return new HostError('host.refused', problem('host.refused', { detail }).message)
}

function writerOf(writer: number): PrivateWriter {
  const open = writers.get(writer)
  if (!open) throw refusal('证据文件没有在写入中，请重新采集')
  return open
}

function checked(name: string): string {
  if (!finishedName.test(name)) throw refusal('证据文件名不合格式')
  return name
}

/** A finished file that is asked for is not there. */
class Missing extends Error {}

async function fileOf(name: string): Promise<File> {
  try {
    return await (await evidence.getFileHandle(checked(name))).getFile()
  } catch (error) {
    throw (error as Error).name === 'NotFoundError' ? new Missing() : error
  }
}

function exists(name: string): Promise<boolean> {
  return evidence.getFileHandle(checked(name)).then(
    () => true,
    () => false,
  )
}
