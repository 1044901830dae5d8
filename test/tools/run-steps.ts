import { type Result, single, sum } from './results.ts'
import { type StepName, steps } from './steps.ts'

/**
 * Runs steps one after the other, each under a heading, then prints a summary; its last line is
 * `N passed, N failed`. A failed step doesn't keep the next ones from running.
 * @returns whether nothing failed
 */
export async function runSteps(names: StepName[]): Promise<boolean> {
  const rows: [string, Result][] = []
  for (const name of names) {
    const { title, run } = steps[name]
    console.log(`\n━━━ ${title} (${name}) ${'━'.repeat(Math.max(4, 60 - title.length - name.length))}\n`)
    const result = await run().catch((error: unknown) => {
      console.error(error)
      return single(false)
    })
    rows.push([title, result])
  }
  const total = sum(rows.map(([, result]) => result))
  console.log('\n━━━ Summary ━━━\n')
  for (const [title, { passed, failed }] of rows) {
    console.log(`${failed > 0 ? '✗' : '✓'} ${title}: ${passed} passed, ${failed} failed`)
  }
  for (const note of total.notes) console.log(note)
  console.log(`\n${total.passed} passed, ${total.failed} failed`)
  return total.failed === 0
}
