import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { EvidenceFiles } from '../../../electron/evidence-files.ts'
import { openJournal } from '../../../electron/journal.ts'
import { KeyringFile } from '../../../electron/keyring.ts'
import { MachineError } from '../../../electron/machine-error.ts'
import { type Host, HostError } from '../../../renderer/host/host.ts'
import { step } from './steps.ts'

/** A host whose files can be closed, as the main process does when it ends. */
export interface NodeHost extends Host {
  close(): Promise<void>
}

/** The desktop host without Electron: the main process's own journal, evidence files and keyring, on real files. */
export async function openNodeHost(folder: string, stationAddress: string): Promise<NodeHost> {
  const journal = await openJournal(join(folder, 'journal', 'journal.log'))
  const evidence = await EvidenceFiles.open(join(folder, 'evidence'))
  const keyring = new KeyringFile(join(folder, 'keyring.json'))
  const none = async () => null
  return {
    kind: 'desktop',
    copies: 'journal-and-database',
    versions: { app: 'chaos', shell: `Node ${process.versions.node}` },
    journal: {
      append: (entry) => asked('journal.append', journal.append(entry)),
      readAll: () => asked('journal.read', journal.readAll()),
      prune: (through) => asked('journal.prune', journal.prune(through)),
    },
    evidence: {
      create: async (name) => {
        const writer = await asked('evidence.create', evidence.create(name))
        return {
          write: (bytes) => asked('evidence.write', evidence.write(writer, bytes)),
          finish: () => asked('evidence.finish', evidence.finish(writer)),
          abort: () => evidence.abort(writer),
        }
      },
      read: (name, offset, length) => asked('evidence.read', evidence.read(name, offset, length)),
      size: (name) => asked('evidence.size', evidence.size(name)),
      list: () => asked('evidence.list', evidence.list()),
      remove: (name) => asked('evidence.remove', evidence.remove(name)),
    },
    keyring: {
      read: () => asked('keyring.read', keyring.read()),
      write: (bytes) => asked('keyring.write', keyring.write(bytes)),
      protect: async (bytes) => ({ backend: 'none', bytes }),
      unprotect: async (_backend, bytes) => bytes,
    },
    exports: { create: none },
    papers: { save: none, createSet: none, print: async () => {} },
    fonts: { official: async () => [] },
    freeBytes: async () => {
      const volume = await statfs(folder)
      return volume.bavail * volume.bsize
    },
    stationAddress: async () => stationAddress,
    rememberStationAddress: async () => {},
    close: () => journal.close(),
  }
}

/** A call to the machine as it passes the bridge: its errors arrive as a code and a sentence. */
async function asked<T>(name: string, call: Promise<T>): Promise<T> {
  step(`${name}:begun`)
  try {
    const value = await call
    step(`${name}:done`)
    return value
  } catch (error) {
    if (error instanceof MachineError) throw new HostError(error.code, error.message)
    throw error
  }
}
