import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { ProblemError } from '../../shared/protocol/problems.ts'
import { storedAccount } from '../accounts/accounts.ts'
import { audit } from '../accounts/audit.ts'
import { type ImportOutcome, importRows } from '../admin/import-inspections.ts'
import { type ImportRemark, readRows } from '../admin/import-rows.ts'
import { timestamp } from '../clock.ts'
import type { Station } from '../http/context.ts'
import { adminOf } from '../http/session.ts'
import { write } from '../store/database.ts'

const requestSchema = z.object({ rows: z.array(z.unknown()).min(1).max(5000) })

/** Ends the transaction, so that it is rolled back; the answer carries every error beside the first one's sentence. */
class ImportRefused extends ProblemError {
  constructor(code: 'import.malformed', errors: ImportRemark[]) {
    const { row, field, message } = errors[0]!
    super(code, { row, field, detail: message })
    Object.assign(this.problem, { errors })
  }
}

/**
 * Import of businesses and tasks, all or nothing. With errors the answer is `import.malformed` for the first one, and
 * `errors` lists all of them by row and field; warnings don't stop it.
 */
export function importRoute(app: FastifyInstance, station: Station): void {
  const { database } = station
  app.post('/api/admin/import', async (request) => {
    const { account } = adminOf(request)
    const given = readRows(requestSchema.parse(request.body).rows)
    const admin = (await storedAccount(database, account.id))!
    const at = timestamp(station.clock)
    return await write(database, async (transaction) => {
      const outcome = await importRows(transaction, given.rows, admin, at)
      const errors = [...given.errors, ...outcome.errors].sort((a, b) => a.row - b.row)
      if (errors.length > 0) throw new ImportRefused('import.malformed', errors)
      const { imported, updated } = outcome
      const done = { imported, updated, warnings: [...given.warnings, ...outcome.warnings] }
      await audit(transaction, {
        at,
        actorId: account.id,
        action: 'inspections.imported',
        subject: '',
        detail: done,
      })
      return done satisfies Omit<ImportOutcome, 'errors'>
    })
  })
}
