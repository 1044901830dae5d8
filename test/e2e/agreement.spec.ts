import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { build } from 'vite'
import { applyEvents } from '../../shared/domain/apply.ts'
import { decide } from '../../shared/domain/decide/decide.ts'
import { projectFolder } from '../tools/project.ts'
import { beginnings, personActs } from '../unit/domain/acts.ts'
import { decided, type Vector } from './store/core.ts'

function vectors(): Vector[] {
  const names = Object.keys(beginnings)
  const sequences = fc.sample(fc.array(personActs, { minLength: 12, maxLength: 12 }), {
    numRuns: 3 * names.length,
    seed: 20261122,
  })
  return sequences.map((sequence, index) => {
    const bench = beginnings[names[index % names.length]!]!()
    const start = bench.state
    const given = sequence.map(({ by, type, payload }, place) => {
      const command = bench.command(by, type, payload(bench) as never, {
        command: { id: `command-${place}` },
      })
      const context = bench.context(by)
      const { events } = decide(bench.state, command, context)
      if (events) bench.state = applyEvents(bench.state, events)
      return { command, context }
    })
    return { start, given }
  })
}

/** The core as the app's own bundler makes it for a browser. */
async function browserCore(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      target: 'chrome128',
      write: false,
      lib: { entry: join(projectFolder, 'test/e2e/store/core.ts'), formats: ['iife'], name: 'core' },
    },
  })
  const [bundle] = [output].flat()
  if (!bundle || !('output' in bundle)) throw new Error('the core was not built')
  return bundle.output[0].code
}

test('the browser decides every random sequence as Node does', async ({ page }) => {
  const all = vectors()
  const here = all.map((vector) => decided(vector))
  await page.addScriptTag({ content: await browserCore() })
  const there = await page.evaluate((given) => {
    const { core } = window as unknown as { core: { decided: (vector: unknown) => string[] } }
    return (JSON.parse(given) as unknown[]).map((vector) => core.decided(vector))
  }, JSON.stringify(all))
  expect(there).toEqual(here)
  expect(new Set(here.flat()).size).toBeGreaterThan(60)
})
