import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { projectFolder } from './project.ts'

/**
 * The Electron that the specs run on: the downloaded one of an ordinary machine, else the lab script
 * (a Windows Electron under Wine, for machines that can't download it), else none.
 */
export type ElectronRuntime = { kind: 'installed'; binary: string } | { kind: 'lab'; script: string }

/** The binary that `install-electron` has downloaded, or null. */
export function installedElectron(): string | null {
  const folder = join(projectFolder, 'node_modules/electron')
  try {
    const binary = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim())
    return existsSync(binary) ? binary : null
  } catch {
    return null
  }
}

/** What there is on this machine; null when it has no Electron at all. */
export function electronRuntime(): ElectronRuntime | null {
  const binary = installedElectron()
  if (binary) return { kind: 'installed', binary }
  const script =
    process.env.SUIJIAN_ELECTRON_LAB ?? resolve(projectFolder, '../shared/tools/electron-lab/lab')
  return existsSync(script) ? { kind: 'lab', script } : null
}
