import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { largestPage, type PushResult } from '../../shared/protocol/http.ts'
import { ProblemError } from '../../shared/protocol/problems.ts'
import { storedAccount } from '../accounts/accounts.ts'
import { crashPoint } from '../crash-points.ts'
import { parse } from '../http/answers.ts'
import type { Station } from '../http/context.ts'
import { sessionOf } from '../http/session.ts'
import { pullPage } from '../inspections/pull.ts'
import { pushOne } from '../push/push-one.ts'
import { readPush } from '../push/received-entry.ts'
import { readMark } from '../store/epoch.ts'

const pullQuery = z.object({
  since: z.coerce.number().int().nonnegative().default(0),
  limit: z.coerce.number().int().positive().default(largestPage),
})

/** Push and pull. */
export function syncRoutes(app: FastifyInstance, station: Station): void {
  const { database, highWater } = station

  app.get('/api/sync/pull', async (request) => {
    const { since, limit } = parse(pullQuery, request.query)
    const account = await storedAccount(database, sessionOf(request).account.id)
    // Read anew each time: another instance on the same database may have renewed it.
    const { epoch } = await readMark(database)
    const page = await pullPage(database, epoch, account!, since, Math.min(limit, largestPage))
    // Revs that another instance gave count as well, once a client of this one has seen them.
    const last = page.rows.at(-1)
    if (last) highWater.note({ epoch, rev: last.rev })
    return page
  })

  app.post('/api/sync/push', async (request) => {
    const session = sessionOf(request)
    const { deviceId, entries } = readPush(request.body)
    crashPoint('push.received')
    if (deviceId !== session.deviceId) throw new ProblemError('access.denied')
    const device = await database
      .selectFrom('devices')
      .select('id')
      .where('id', '=', deviceId)
      .executeTakeFirst()
    if (!device) throw new ProblemError('access.denied')
    const results: PushResult[] = []
    for (const entry of entries) results.push(await pushOne(station, entry, deviceId))
    const { epoch } = await readMark(database)
    crashPoint('push.before-answer')
    return { epoch, results }
  })
}
