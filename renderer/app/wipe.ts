import { machineGuard } from '../host/guard.ts'

const mark = 'suijian-wipe'

/**
 * Begins to remove everything on this machine. The page starts anew, so that no key is left in its memory and no file
 * is in use; `finishWipe` does the work there, also after a power cut.
 */
export function beginWipe(): void {
  localStorage.setItem(mark, '1')
  location.reload()
}

/** Before anything of the store is opened: removes it, when that was begun. @returns whether it was */
export async function finishWipe(): Promise<boolean> {
  if (localStorage.getItem(mark) === null) return false
  await machineGuard().wipe()
  return true
}
