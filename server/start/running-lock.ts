import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Who holds the data folder. */
export interface Holder {
  pid: number
  /** When that process began, as the system counts; null where the system doesn't tell. */
  began: string | null
}

export type Lock = { taken: true; release(): void } | { taken: false; holder: Holder }

/**
 * Takes the lock file of a data folder. The lock of a living process is never taken away; a lock whose
 * process is gone is (its number may meanwhile belong to another process, which `began` tells apart).
 */
export function takeLock(file: string): Lock {
  mkdirSync(dirname(file), { recursive: true })
  const own: Holder = { pid: process.pid, began: beganAt(process.pid) }
  for (;;) {
    try {
      writeFileSync(file, JSON.stringify(own), { flag: 'wx' })
      return { taken: true, release: () => release(file, own) }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const holder = readHolder(file)
    if (holder && isAlive(holder)) return { taken: false, holder }
    setAside(file, holder)
  }
}

/** Removes a dead process's lock; when a new holder was quicker, the lock goes back to it. */
function setAside(file: string, dead: Holder | null): void {
  const aside = `${file}.${process.pid}`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  const moved = readHolder(aside)
  if (moved && moved.pid !== dead?.pid && isAlive(moved)) renameSync(aside, file)
  else rmSync(aside, { force: true })
}

function release(file: string, own: Holder): void {
  if (readHolder(file)?.pid === own.pid) rmSync(file, { force: true })
}

function readHolder(file: string): Holder | null {
  try {
    const holder = JSON.parse(readFileSync(file, 'utf8')) as Holder
    return Number.isInteger(holder.pid) ? holder : null
  } catch {
    return null
  }
}

function isAlive({ pid, began }: Holder): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  const now = beganAt(pid)
  return began === null || now === null || now === began
}

/** Start time of a process in clock ticks since boot, with the boot's id: field 22 of its stat (Linux). */
function beganAt(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${ticks}`
  } catch {
    return null
  }
}
