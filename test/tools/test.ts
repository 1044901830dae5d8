import { runSteps } from './run-steps.ts'
import { type StepName, steps } from './steps.ts'

// `npm test` runs everything; `npm test -- unit e2e` runs the named steps.
const all = Object.keys(steps) as StepName[]
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !all.includes(name as StepName))
if (unknown.length > 0) {
  console.error(`No such step: ${unknown.join(', ')}. The steps are: ${all.join(', ')}.`)
  process.exitCode = 2
} else {
  const names = asked.length > 0 ? all.filter((name) => asked.includes(name)) : all
  process.exitCode = (await runSteps(names)) ? 0 : 1
}
