import { type Problem, problem } from '../../shared/protocol/problems.ts'

/** Of the system's own calls, and of PostgreSQL (SQLSTATE 53100). */
const fullDisk = new Set(['ENOSPC', 'EDQUOT', '53100'])

/** What the station itself could not do, in the words of the catalogue; says a full disk by its name. */
export function machineFailure(error: unknown): Problem {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause)
    if (fullDisk.has(String((cause as { code?: unknown }).code))) return problem('server.disk-full')
  return problem('server.failed')
}
