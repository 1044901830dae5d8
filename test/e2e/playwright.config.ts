import { defineConfig } from '@playwright/test'
import { browserExecutable } from '../tools/browser.ts'

/** Specs in a real browser. Each spec starts its own station server on its own port. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/e2e',
  // Half of a spec is waiting: two at a time take a third less than one after the other, on two cores.
  workers: 2,
  timeout: 600_000,
  // Patience, not speed: a busy machine is slow, and a spec must not fail for it.
  expect: { timeout: 45_000 },
  globalSetup: ['../tools/build-before-specs.ts', '../tools/build-store-harness.ts'],
  use: {
    actionTimeout: 60_000,
    browserName: 'chromium',
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    screenshot: 'only-on-failure',
    // Pictures and copies of the page at every step cost a third of a run's processor time.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false, sources: false },
    launchOptions: {
      executablePath: browserExecutable() ?? undefined,
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
})
