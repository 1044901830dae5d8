import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type Handshake, protocolVersion, type Reference } from '../../shared/protocol/http.ts'
import { ProblemError } from '../../shared/protocol/problems.ts'
import { storedAccount } from '../accounts/accounts.ts'
import { parse } from '../http/answers.ts'
import type { Station } from '../http/context.ts'
import { sessionOf } from '../http/session.ts'
import { accessTo } from '../inspections/access.ts'
import { readReference, referenceRevision } from '../inspections/reference.ts'
import { readMark } from '../store/epoch.ts'

/** Open to anybody: that this is a 随检 station, and which. */
export function handshakeRoute(app: FastifyInstance, station: Station): void {
  app.get('/api/handshake', async (): Promise<Handshake> => {
    const { version, name, clock } = station
    const { epoch } = await readMark(station.database)
    return {
      product: 'suijian',
      protocol: protocolVersion,
      version,
      epoch,
      stationName: name,
      time: clock.now().toISOString(),
      referenceRevision: await referenceRevision(station.database),
    }
  })
}

/** Reference data and the logs of draws. */
export function informationRoutes(app: FastifyInstance, station: Station): void {
  const { database } = station

  app.get('/api/reference', (): Promise<Reference> => readReference(database))

  app.get('/api/draws/:inspectionId', async (request) => {
    const { inspectionId } = parse(z.object({ inspectionId: z.string().max(80) }), request.params)
    const account = await storedAccount(database, sessionOf(request).account.id)
    if (!(await accessTo(database, account!, inspectionId))) throw new ProblemError('access.denied')
    const rows = await database
      .selectFrom('draws')
      .select('record')
      .where('inspection_id', '=', inspectionId)
      .where('status', '=', 'drawn')
      .orderBy('committed_at')
      .execute()
    return rows.map(({ record }) => record)
  })
}
