import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { largestPage, type PushResult } from '../../shared/protocol/http.ts'
import { pageProofHeader } from '../../shared/protocol/page-proof.ts'
import { ProblemError } from '../../shared/protocol/problems.ts'
import { schemeIds } from '../../shared/signing/scheme.ts'
import { storedAccount } from '../accounts/accounts.ts'
import { crashPoint } from '../crash-points.ts'
import { parse } from '../http/answers.ts'
import type { Station } from '../http/context.ts'
import { sessionOf } from '../http/session.ts'
import { pullPage } from '../inspections/pull.ts'
import { signPage } from '../inspections/sign-page.ts'
import { schemeOfDistrict } from '../keys/district-scheme.ts'
import { pushOne } from '../push/push-one.ts'
import { readPush } from '../push/received-entry.ts'
import { readMark } from '../store/epoch.ts'

const pullQuery = z.object({
  since: z.coerce.number().int().nonnegative().default(0),
  limit: z.coerce.number().int().positive().default(largestPage),
  /** Made anew by the laptop for each request; the signature covers it. */
  nonce: z.string().max(80).default(''),
  /** End of the station's chain when the laptop saw it last. */
  head: z.coerce.number().int().nonnegative().optional(),
  /** Scheme of the station's key that the laptop has pinned. */
  scheme: z.enum(schemeIds).optional(),
})

/** Push and pull. */
export function syncRoutes(app: FastifyInstance, station: Station): void {
  const { database, highWater, keys } = station

  app.get('/api/sync/pull', async (request, reply) => {
    const { since, limit, nonce, head, scheme } = parse(pullQuery, request.query)
    const { account: own, deviceId } = sessionOf(request)
    const account = await storedAccount(database, own.id)
    // Read anew each time: another instance on the same database may have renewed it.
    const { epoch } = await readMark(database)
    const page = await pullPage(database, epoch, account!, since, Math.min(limit, largestPage))
    // Revs that another instance gave count as well, once a client of this one has seen them.
    const last = page.rows.at(-1)
    if (last) highWater.note({ epoch, rev: last.rev })
    const now = station.clock.now()
    // A laptop that was enrolled before the district changed its scheme pins the key of the first one.
    const older = scheme === 'ECDSA-P256-SHA256'
    const key = await keys.of(older ? scheme : await schemeOfDistrict(database, account!.districtId, now))
    const text = JSON.stringify(page)
    const told = { deviceId, accountId: own.id, epoch, since, nonce, at: now.toISOString(), head }
    return reply
      .header(pageProofHeader, await signPage(database, key, text, told))
      .type('application/json; charset=utf-8')
      .send(text)
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
