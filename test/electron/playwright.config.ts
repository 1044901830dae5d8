import { defineConfig } from '@playwright/test'

/** Specs on a real Electron: one app at a time, since the machine has one display and one runtime. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/electron',
  workers: 1,
  timeout: 240_000,
  expect: { timeout: 15_000 },
  use: { actionTimeout: 30_000 },
  globalSetup: '../tools/build-before-specs.ts',
})
