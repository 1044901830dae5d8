import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { errnoOf } from './machine-error.ts'

/** Writes all of `bytes` at `position`; one system call may write less than it was given. */
export async function writeFully(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let written = 0
  while (written < bytes.byteLength) {
    const result = await file.write(bytes, written, bytes.byteLength - written, position + written)
    written += result.bytesWritten
  }
}

/**
 * Makes the names in a folder durable. Windows refuses to open a folder for this (EPERM), and NTFS keeps
 * names in its own log, so the refusal is tolerated there and nowhere else.
 */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (error) {
    const windowsRefusal =
      process.platform === 'win32' && ['EPERM', 'EISDIR', 'EACCES'].includes(errnoOf(error))
    if (!windowsRefusal) throw error
  }
}

/** Replaces a file as a whole: temporary file, fsync, rename, fsync of the folder. */
export async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.part`
  try {
    const handle = await open(temporary, 'w')
    try {
      await writeFully(handle, bytes, 0)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    throw error
  }
  await syncFolder(dirname(path))
}
