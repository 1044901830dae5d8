import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from './project.ts'
import { inspectionStatesPage } from './states-page.ts'

// `npm run states`: writes the page of the state machine from its table.
writeFileSync(join(projectFolder, 'docs/inspection-states.md'), inspectionStatesPage())
