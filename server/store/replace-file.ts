import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs'

/** Replaces a small file as a whole: written aside, synced to the disk, then renamed. */
export function replaceFile(path: string, text: string): void {
  const aside = `${path}.${process.pid}`
  const file = openSync(aside, 'w')
  try {
    writeSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(aside, path)
}
