import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type HistoryPage, largestHistoryPage } from '../../shared/protocol/history.ts'
import { ProblemError } from '../../shared/protocol/problems.ts'
import { storedAccount } from '../accounts/accounts.ts'
import { parse } from '../http/answers.ts'
import type { Station } from '../http/context.ts'
import { sessionOf } from '../http/session.ts'
import { accessTo } from '../inspections/access.ts'
import { loadInspection } from '../inspections/commit.ts'
import { readHistory } from '../inspections/history.ts'

const named = z.object({ id: z.string().min(1).max(80) })
const query = z.object({
  from: z.coerce.number().int().nonnegative().default(0),
  limit: z.coerce.number().int().positive().max(largestHistoryPage).default(largestHistoryPage),
})

/** Every act on an inspection, for those in whose scope it lies (Q17, Z2, Z11, Q15: 全过程记录). */
export function historyRoute(app: FastifyInstance, { database }: Station): void {
  app.get('/api/inspections/:id/history', async (request): Promise<HistoryPage> => {
    const { id } = parse(named, request.params)
    const { from, limit } = parse(query, request.query)
    const account = await storedAccount(database, sessionOf(request).account.id)
    if ((await accessTo(database, account!, id)) !== 'active') throw new ProblemError('access.denied')
    // One transaction, so that record and log are of one moment.
    return database
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (transaction) => {
        const stored = await loadInspection(transaction, id)
        if (!stored) throw new ProblemError('resource.missing', { what: '检查任务' })
        const { entries, faults } = await readHistory(transaction, stored)
        const end = from + limit
        return {
          inspectionId: id,
          total: entries.length,
          next: end < entries.length ? end : null,
          entries: entries.slice(from, end),
          faults,
        }
      })
  })
}
