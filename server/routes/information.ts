import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Profile } from '../../shared/jurisdictions/profile.ts'
import {
  type Handshake,
  type NumberBlock,
  numbersRequestSchema,
  protocolVersion,
  type Reference,
} from '../../shared/protocol/http.ts'
import { ProblemError } from '../../shared/protocol/problems.ts'
import { storedAccount } from '../accounts/accounts.ts'
import { parse } from '../http/answers.ts'
import type { Station } from '../http/context.ts'
import { sessionOf } from '../http/session.ts'
import { accessTo } from '../inspections/access.ts'
import { readReference, referenceRevision } from '../inspections/reference.ts'
import { reserveBlock } from '../numbers/numbers.ts'
import { type Database, write } from '../store/database.ts'
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

/** Reference data, document numbers and the logs of draws. */
export function informationRoutes(app: FastifyInstance, station: Station): void {
  const { database, clock } = station

  app.get('/api/reference', (): Promise<Reference> => readReference(database))

  app.post('/api/numbers', async (request): Promise<NumberBlock> => {
    const { deviceId, kind, year } = parse(numbersRequestSchema, request.body)
    const session = sessionOf(request)
    const device = await database
      .selectFrom('devices')
      .select('id')
      .where('id', '=', deviceId)
      .executeTakeFirst()
    if (!device || deviceId !== session.deviceId) throw new ProblemError('access.denied')
    const account = await storedAccount(database, session.account.id)
    const profile = await newestProfile(database, account!.districtId)
    if (!profile?.numberPatterns[kind])
      throw new ProblemError('resource.missing', { what: `“${kind}”的文号格式` })
    const wanted = { deviceId, authority: profile.authority, kind, year }
    return write(database, (transaction) => reserveBlock(transaction, wanted, clock.now().toISOString()))
  })

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

async function newestProfile(database: Database, districtId: string): Promise<Profile | undefined> {
  const row = await database
    .selectFrom('reference_data')
    .select('body')
    .where('kind', '=', 'profile')
    .where('id', '=', districtId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.body as Profile | undefined
}
