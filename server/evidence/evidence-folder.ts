import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'

/** Where the file with a SHA-256 lies: content-addressed, so the same bytes are kept once. */
export function evidencePath(folder: string, sha256: string): string {
  return join(folder, 'evidence', sha256.slice(0, 2), sha256)
}

/** Folder of uploads in progress. On the same file system as the evidence, so that a finished one is only renamed. */
export function uploadsFolder(folder: string): string {
  return join(folder, 'uploads')
}

/** SHA-256 of a file, read in pieces. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

/** Moves a checked file to its place and has it on disk when it returns. */
export async function keepFile(folder: string, from: string, sha256: string): Promise<void> {
  const path = evidencePath(folder, sha256)
  await mkdir(dirname(path), { recursive: true })
  const file = await open(from, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(from, path)
  await syncFolder(dirname(path))
}

/** Keeps bytes that are at hand. @throws Error when they don't have the hash */
export async function storeBytes(folder: string, sha256: string, bytes: Uint8Array): Promise<void> {
  if (createHash('sha256').update(bytes).digest('hex') !== sha256)
    throw new Error(`evidence ${sha256}: the bytes have another hash`)
  await mkdir(uploadsFolder(folder), { recursive: true })
  const temporary = join(uploadsFolder(folder), `bytes-${sha256}`)
  await writeFile(temporary, bytes)
  await keepFile(folder, temporary, sha256)
}

/** Makes a rename durable. Windows has no fsync of folders. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
