import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findRule, planRules, ruleOf, rules } from '../../../shared/domain/rules.ts'
import markCells from '../../fixtures/rule-marks.json' with { type: 'json' }

const root = resolve(import.meta.dirname, '../../..')
const counts = { Q: 20, J: 16, P: 21, F: 25, Z: 15 }

/** Text of every source and data file below the folders, the rule tables themselves left out. */
function sources(...folders: string[]): [file: string, text: string][] {
  return folders.flatMap((folder) =>
    readdirSync(resolve(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter((file) => /\.(ts|tsx|json)$/.test(file) && !file.startsWith('shared/domain/rules'))
      .map((file): [string, string] => [file, readFileSync(resolve(root, file), 'utf8')]),
  )
}

describe('the rules of the five plans', () => {
  it('are 97, numbered without a gap, in the order of the plans', () => {
    const wanted = Object.entries(counts).flatMap(([letter, count]) =>
      Array.from({ length: count }, (_, index) => `${letter}${index + 1}`),
    )
    expect(wanted.length).toBe(97)
    expect(planRules.map(({ id }) => id)).toEqual(wanted)
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
  })

  it('carry the marks of the digest', () => {
    // A cell of the digest is prose around the letters, for example "S→**M** task payload".
    for (const [id, cell] of Object.entries(markCells))
      expect([id, ruleOf(id).marks]).toEqual([id, cell.match(/(?<![A-Za-z])[MSRC](?![A-Za-z])/g)])
    expect(Object.keys(markCells).length).toBe(97)
  })

  it('name the plan that their letter stands for, and stand in one sentence', () => {
    const plans = {
      Q: '秦皇岛 2024年',
      J: '石家庄 2025年',
      P: '濮阳县 2023年',
      F: '丰泽 2024年',
      Z: '泽州县 2023年',
    }
    for (const { id, text, source } of planRules) {
      expect(source, id).toMatch(new RegExp(`^${plans[id[0] as keyof typeof plans]}`))
      expect(text.length, id).toBeGreaterThan(5)
      expect(text, id).not.toMatch(/[。！]/)
    }
  })

  it('know an id that nobody wrote', () => {
    expect(findRule('Q21')).toBeUndefined()
    expect(() => ruleOf('Q21')).toThrow('no rule Q21')
    expect(ruleOf('办法9').marks).toEqual([])
  })
})

describe('whoever names a rule', () => {
  it('names one of the table', () => {
    const named = sources('shared', 'assets', 'renderer', 'server').flatMap(([file, text]) => [
      ...[...text.matchAll(/ruleId["']?\s*[:=]\s*["']([^"']+)["']/g)].map(([, id]) => [file, id!]),
      ...[...text.matchAll(/Rule(?:Chip|Tag)[^>]*\bid="([^"]+)"/g)].map(([, id]) => [file, id!]),
      // Keys of the keyboard have names like rules: F1 is 帮助.
      ...[...text.matchAll(/["'](Q\d+|J\d+|P\d+|F\d+|Z\d+)["']/g)].map(([, id]) => [file, id!]),
    ])
    expect(named.length).toBeGreaterThan(80)
    expect(named.filter(([, id]) => !findRule(id!))).toEqual([])
  })
})
