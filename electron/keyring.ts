import { mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { replaceFile } from './durable-files.ts'
import { errnoOf, MachineError, readFailure, writeFailure } from './machine-error.ts'

/** The small record of enrolled accounts with their wrapped keys: replaced as a whole, opaque here. */
export class KeyringFile {
  readonly #path: string
  #queue: Promise<unknown> = Promise.resolve()

  constructor(path: string) {
    this.#path = path
  }

  /** The record, or null before the first enrolment. */
  async read(): Promise<Uint8Array | null> {
    try {
      return new Uint8Array(await readFile(this.#path))
    } catch (error) {
      if (errnoOf(error) === 'ENOENT') return null
      throw readFailure('账号密钥文件', error)
    }
  }

  /** Replaces the record atomically; after a failure the previous record still stands. */
  write(bytes: Uint8Array): Promise<void> {
    const written = this.#queue.then(async () => {
      try {
        await mkdir(dirname(this.#path), { recursive: true })
        await replaceFile(this.#path, bytes)
      } catch (error) {
        throw writeFailure('账号密钥文件', error)
      }
    })
    this.#queue = written.catch(() => undefined)
    return written
  }
}

/** The part of Electron's `safeStorage` that is used; `backend` names the keystore behind it. */
export interface Keystore {
  /** `dpapi`, `keychain`, `gnome_libsecret`, `kwallet6` …; `none` where there is no real keystore. */
  backend(): string
  encrypt(text: string): Uint8Array
  decrypt(bytes: Uint8Array): string
}

/** Name of the backend that leaves the bytes as they are. */
export const noKeystore = 'none'

/** Wraps bytes with the machine's keystore; without a real one they pass through, and `backend` says so. */
export function protect(keystore: Keystore, bytes: Uint8Array): { backend: string; bytes: Uint8Array } {
  const backend = keystore.backend()
  if (backend === noKeystore) return { backend, bytes }
  return { backend, bytes: new Uint8Array(keystore.encrypt(Buffer.from(bytes).toString('base64'))) }
}

/**
 * Unwraps what `protect` returned.
 * @throws MachineError `keystore.changed` when the machine now has another keystore than the one that wrapped,
 *   or its keystore can't open the bytes (another Windows user, a reset keyring)
 */
export function unprotect(keystore: Keystore, backend: string, bytes: Uint8Array): Uint8Array {
  if (backend === noKeystore) return bytes
  if (keystore.backend() !== backend) throw new MachineError('keystore.changed')
  try {
    return new Uint8Array(Buffer.from(keystore.decrypt(bytes), 'base64'))
  } catch (error) {
    throw new MachineError('keystore.changed', {}, error)
  }
}
