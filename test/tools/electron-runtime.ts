import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { installedElectron } from '../../server/start/desktop.ts'
import { projectFolder } from './project.ts'

/**
 * The Electron that the specs run on: the downloaded one of an ordinary machine, else the lab script
 * (a Windows Electron under Wine, for machines that can't download it), else none.
 */
export type ElectronRuntime = { kind: 'installed'; binary: string } | { kind: 'lab'; script: string }

/** What there is on this machine; null when it has no Electron at all. */
export function electronRuntime(): ElectronRuntime | null {
  const binary = installedElectron()
  if (binary) return { kind: 'installed', binary }
  const script =
    process.env.SUIJIAN_ELECTRON_LAB ?? resolve(projectFolder, '../shared/tools/electron-lab/lab')
  return existsSync(script) ? { kind: 'lab', script } : null
}
