import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectFolder } from '../../tools/project.ts'

const text = readFileSync(join(projectFolder, 'docs/threat-model.md'), 'utf8')
const sections = new Map(
  text
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.slice(0, section.indexOf('\n')), section] as const),
)
const named = [...new Set([...text.matchAll(/`(test\/[^`]+)`/g)].map(([, path]) => path!))]

describe('the threat model', () => {
  it('looks at every attacker of the issue, each with measures under test', () => {
    for (const title of [
      'Stolen laptop',
      'Curious colleague',
      'Forged server',
      'Hostile import file',
      'Hostile business name',
      'Compromised renderer',
      'Replayed push',
      'Insider at the server',
    ])
      expect(sections.get(title), title).toMatch(/`test\//)
  })

  it.each(named)('names a test that exists and is run: %s', (path) => {
    expect(path).toMatch(/^test\/(?:unit|integration)\/.*\.test\.ts$|^test\/(?:e2e|electron)\/.*\.spec\.ts$/)
    expect(existsSync(join(projectFolder, path))).toBe(true)
  })

  it('has no row without a test', () => {
    const rows = text.split('\n').filter((line) => /^\| (?!Measure|---)/.test(line))
    expect(rows.length).toBeGreaterThan(40)
    expect(rows.filter((row) => !/`test\//.test(row))).toEqual([])
  })
})
