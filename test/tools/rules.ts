import { writeRulesPage } from './rules-docs.ts'
import { mutateRules } from './rules-mutate.ts'
import { printRules } from './rules-print.ts'

// `npm run rules`; `npm run rules -- --write` for the page; `npm run rules -- --mutate [rule or code …]`.
const [option, ...rest] = process.argv.slice(2)
if (option === '--write') writeRulesPage()
else if (option === '--mutate') process.exitCode = (await mutateRules(rest, console.log)) ? 0 : 1
else if (option === undefined) process.exitCode = printRules() ? 0 : 1
else {
  console.error(`No such option: ${option}. There are --write and --mutate.`)
  process.exitCode = 2
}
