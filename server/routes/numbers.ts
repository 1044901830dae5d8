import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { chinaYear } from '../../shared/jurisdictions/document-number.ts'
import type { Profile } from '../../shared/jurisdictions/profile.ts'
import {
  type NumberBlock,
  type NumberLedger,
  numbersRequestSchema,
  returnNumbersSchema,
  voidNumberSchema,
} from '../../shared/protocol/numbers.ts'
import { ProblemError } from '../../shared/protocol/problems.ts'
import { storedAccount } from '../accounts/accounts.ts'
import { timestamp } from '../clock.ts'
import { parse } from '../http/answers.ts'
import type { Station } from '../http/context.ts'
import { type Session, sessionOf } from '../http/session.ts'
import { authoritiesOf, readLedger } from '../numbers/ledger.ts'
import { reserveNumbers, takeBack } from '../numbers/reserve.ts'
import { settleNumbers } from '../numbers/settle.ts'
import { voidNumber } from '../numbers/void-number.ts'
import { write } from '../store/database.ts'

const ledgerQuery = z.object({
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  kind: z.string().max(60).optional(),
})

/** 文号: blocks for devices, what they give back, 作废, and the ledger that accounts for every number. */
export function numberRoutes(app: FastifyInstance, station: Station): void {
  const { database } = station

  app.post('/api/numbers', async (request): Promise<{ blocks: NumberBlock[] }> => {
    const { deviceId, kinds, year } = parse(numbersRequestSchema, request.body)
    const session = await ownDevice(station, request, deviceId)
    const at = timestamp(station.clock)
    if (year !== chinaYear(at))
      throw new ProblemError('number.other-year', { number: '', year, now: chinaYear(at) })
    const { profile } = await district(station, session)
    for (const { kind } of kinds)
      if (!profile?.numberPatterns[kind])
        throw new ProblemError('resource.missing', { what: `“${kind}”的文号格式` })
    const { authority } = profile as Profile
    const answer = await write(database, async (transaction) => {
      await settleNumbers(transaction, at)
      const blocks: NumberBlock[] = []
      for (const { kind, ...asked } of kinds)
        blocks.push(
          await reserveNumbers(transaction, { authority, kind, year }, deviceId, asked, {
            accountId: session.account.id,
            at,
          }),
        )
      return { blocks }
    })
    for (const { numbers, kind } of answer.blocks) station.givenOut.note({ authority, kind, year }, numbers)
    return answer
  })

  app.post('/api/numbers/return', async (request): Promise<{ returned: number[] }> => {
    const given = parse(returnNumbersSchema, request.body)
    const session = await ownDevice(station, request, given.deviceId)
    const at = timestamp(station.clock)
    return write(database, async (transaction) => {
      await settleNumbers(transaction, at)
      return { returned: await takeBack(transaction, given, { accountId: session.account.id, at }) }
    })
  })

  app.post('/api/numbers/void', async (request, reply) => {
    const given = parse(voidNumberSchema, request.body)
    const session = sessionOf(request)
    const { authorities } = await district(station, session)
    if (!authorities.includes(given.authority)) throw new ProblemError('access.denied')
    const at = timestamp(station.clock)
    const deviceId = session.account.role === 'admin' ? null : session.deviceId
    await write(database, async (transaction) => {
      await settleNumbers(transaction, at)
      await voidNumber(transaction, given, { accountId: session.account.id, deviceId, at })
    })
    return reply.code(204).send()
  })

  app.get('/api/numbers', async (request): Promise<NumberLedger> => {
    const session = sessionOf(request)
    const { account, deviceId } = session
    const at = timestamp(station.clock)
    const { year = chinaYear(at), kind } = parse(ledgerQuery, request.query)
    await write(database, (transaction) => settleNumbers(transaction, at))
    const { authorities, profile } = await district(station, session)
    const scope = account.role === 'admin' ? { authorities } : { deviceId }
    return readLedger(database, scope, profile, { year, kind })
  })
}

/** @throws ProblemError `access.denied` when the device is not the one of the session, or not enrolled */
async function ownDevice(station: Station, request: FastifyRequest, deviceId: string): Promise<Session> {
  const session = sessionOf(request)
  const device = await station.database
    .selectFrom('devices')
    .select('id')
    .where('id', '=', deviceId)
    .executeTakeFirst()
  if (!device || deviceId !== session.deviceId) throw new ProblemError('access.denied')
  return session
}

async function district(station: Station, { account }: Session) {
  const stored = await storedAccount(station.database, account.id)
  return authoritiesOf(station.database, stored!.districtId)
}
