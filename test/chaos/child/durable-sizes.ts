import { appendFileSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'

/**
 * Notes for every file of this process how many of its bytes have passed fsync, so that a power cut can be played
 * afterwards: what had not passed it is then torn or gone.
 * @param log one line for each fsync: number of the file, bytes
 */
export async function watchDurableSizes(log: string): Promise<void> {
  const sample = await open(log, 'a')
  const prototype = Object.getPrototypeOf(sample) as FileHandle
  await sample.close()
  for (const name of ['sync', 'datasync'] as const) {
    const plain = prototype[name]
    prototype[name] = async function (this: FileHandle) {
      // Bytes that are written while the disk is at work may not be part of it.
      const before = await this.stat()
      await plain.call(this)
      if (before.isFile()) appendFileSync(log, `${before.ino} ${before.size}\n`)
    }
  }
}
