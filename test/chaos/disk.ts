import { execFileSync } from 'node:child_process'
import { closeSync, fsyncSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** Why no small file system can be mounted here; null when it can. */
export function whyNoSmallDisk(): string | null {
  if (process.platform !== 'linux') return 'a small file system is mounted on Linux only'
  if (process.getuid?.() !== 0) return 'mounting a small file system needs root'
  return null
}

/** A small file system of its own that can be filled up. */
export class SmallDisk {
  readonly folder: string
  /** A run that is ended must not leave its mount behind. */
  readonly #leave = () => void execFileSync('umount', ['-l', this.folder], { stdio: 'pipe' })

  private constructor(folder: string) {
    this.folder = folder
  }

  /** @throws Error when the system does not let it be mounted */
  static mount(folder: string, megabytes: number): SmallDisk {
    mkdirSync(folder, { recursive: true })
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'suijian-chaos', folder], {
      stdio: 'pipe',
    })
    const disk = new SmallDisk(folder)
    process.once('exit', disk.#leave)
    return disk
  }

  /** Writes until not a single byte more fits. */
  fill(): void {
    const file = openSync(join(this.folder, 'ballast'), 'w')
    try {
      for (let size = 1024 * 1024; size >= 1; ) {
        try {
          if (writeSync(file, new Uint8Array(size)) < size) size = Math.floor(size / 2)
        } catch {
          size = Math.floor(size / 2)
        }
      }
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
  }

  free(): void {
    rmSync(join(this.folder, 'ballast'), { force: true })
  }

  unmount(): void {
    process.removeListener('exit', this.#leave)
    this.#leave()
  }
}
