import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { guaranteeBreaks } from '../../tools/guarantee-breaks.ts'
import { projectFolder } from '../../tools/project.ts'

const read = (file: string) => readFileSync(join(projectFolder, file), 'utf8')
const page = read('docs/sync-guarantees.md')

describe('the breaks of the guarantees', () => {
  it('are there for each of the twelve', () => {
    const broken = [...new Set(guaranteeBreaks.map(({ guarantee }) => guarantee))]
    expect(broken).toEqual(Array.from({ length: 12 }, (_, index) => `G${index + 1}`))
  })

  it.each(guaranteeBreaks.map((entry) => [entry.guarantee, entry.what, entry] as const))(
    '%s: %s',
    (guarantee, _, entry) => {
      for (const [piece, instead, file = entry.file] of entry.changes) {
        expect(read(file).split(piece), `${file}: ${piece}`).toHaveLength(2)
        expect(instead).not.toBe(piece)
      }
      expect(read(entry.test)).toContain(entry.name)
      // The page names the test in the row of the guarantee.
      const row = page.split('\n').find((line) => line.startsWith(`| ${guarantee} |`))
      expect(row).toContain(`\`${entry.test}\``)
    },
  )
})
