import { ruleFaults } from './rules-check.ts'
import { rulesPage } from './rules-docs.ts'
import { rulesTable } from './rules-table.ts'

/**
 * The status of every rule of the plans. Exits non-zero when a rule has none or one that isn't true.
 * @returns whether the table is in order
 */
export function printRules(): boolean {
  for (const line of rulesTable()) console.log(line)
  const faults = ruleFaults()
  const { now, wanted } = rulesPage()
  if (now !== wanted)
    faults.push('docs/rules-sources.md is not what the data gives: npm run rules -- --write')
  for (const fault of faults) console.error(fault)
  return faults.length === 0
}
