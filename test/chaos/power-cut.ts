import { existsSync, readdirSync, readFileSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import type { Random } from './random.ts'

/**
 * What a power cut leaves of the files of a killed process: of bytes that had not passed fsync only a part, cut
 * anywhere. Names in folders are left as they are: the loss of a rename is not played.
 * @param log written by `watchDurableSizes`
 * @returns bytes that were cut off
 */
export function cutPower(folder: string, log: string, random: Random): number {
  const durable = new Map<string, number>()
  if (existsSync(log))
    for (const line of readFileSync(log, 'utf8').split('\n')) {
      const [inode, size] = line.split(' ')
      if (inode && size) durable.set(inode, Number(size))
    }
  let cut = 0
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const { ino, size } = statSync(path)
    const safe = Math.min(size, durable.get(String(ino)) ?? 0)
    if (size === safe) continue
    const left = random.between(safe, size - 1)
    truncateSync(path, left)
    cut += size - left
  }
  return cut
}
