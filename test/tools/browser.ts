import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'

const systemNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** A Chromium for the browser specs: the system's, else the one that Playwright has downloaded, else null. */
export function browserExecutable(): string | null {
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(':')]
  for (const name of systemNames) {
    for (const folder of folders) {
      if (folder && existsSync(join(folder, name))) return join(folder, name)
    }
  }
  const own = chromium.executablePath()
  return existsSync(own) ? own : null
}
