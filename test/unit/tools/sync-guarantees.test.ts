import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectFolder } from '../../tools/project.ts'

const text = readFileSync(join(projectFolder, 'docs/sync-guarantees.md'), 'utf8')
const rows = text.split('\n').filter((line) => /^\| G\d/.test(line))
const named = [...new Set([...text.matchAll(/`(test\/[^`]+)`/g)].map(([, path]) => path!))]

describe('the guarantees of the sync', () => {
  it('are twelve, each with a measure and a test', () => {
    expect(rows.map((row) => /G\d+/.exec(row)![0])).toEqual(
      Array.from({ length: 12 }, (_, index) => `G${index + 1}`),
    )
    for (const row of rows) {
      const [, , guarantee, measure, tests] = row.split('|')
      expect(guarantee!.trim().length, row).toBeGreaterThan(20)
      expect(measure!.trim().length, row).toBeGreaterThan(40)
      expect(tests, row).toMatch(/`test\//)
    }
  })

  it.each(named)('name a test that exists and is run: %s', (path) => {
    expect(path).toMatch(/^test\/(?:unit|integration)\/.*\.test\.ts$|^test\/(?:e2e|electron)\/.*\.spec\.ts$/)
    expect(existsSync(join(projectFolder, path))).toBe(true)
  })
})
