import { runSteps } from './run-steps.ts'

// `npm run check`: what is quick enough to run before each commit.
process.exitCode = (await runSteps(['lint', 'boundaries', 'types', 'unit'])) ? 0 : 1
