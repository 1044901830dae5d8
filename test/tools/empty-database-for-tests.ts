import { prepareEmptyDatabase } from './empty-database.ts'

/** Global setup of the integration tests: each new station on PGlite starts from a copy of one empty database. */
export default prepareEmptyDatabase
