import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Account } from '../../shared/protocol/http.ts'
import { protocolHeader, protocolVersion } from '../../shared/protocol/http.ts'
import { ProblemError } from '../../shared/protocol/problems.ts'
import { accountById } from '../accounts/accounts.ts'
import type { Station } from './context.ts'

/** Who asks: the account, on the device that it signed in from. */
export interface Session {
  account: Account
  deviceId: string
  tokenHash: string
}

const sessions = new WeakMap<FastifyRequest, Session>()

/** The session of a request to a route behind `requireSession`. */
export function sessionOf(request: FastifyRequest): Session {
  const session = sessions.get(request)
  if (!session) throw new ProblemError('session.expired')
  return session
}

/** The session of an admin. @throws ProblemError `access.denied` for everybody else */
export function adminOf(request: FastifyRequest): Session {
  const session = sessionOf(request)
  if (session.account.role !== 'admin') throw new ProblemError('access.denied')
  return session
}

/** What the database keeps of a token. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** Puts every route that is registered on `app` from now on behind a valid session. */
export function requireSession(app: FastifyInstance, station: Station): void {
  app.addHook('onRequest', async (request) => {
    const token = /^Bearer ([\w-]{20,100})$/.exec(request.headers.authorization ?? '')?.[1]
    if (!token) throw new ProblemError('session.expired')
    const hash = tokenHash(token)
    const row = await station.database
      .selectFrom('tokens')
      .select(['account_id', 'device_id', 'expires_at'])
      .where('hash', '=', hash)
      .executeTakeFirst()
    if (!row || row.expires_at <= station.clock.now().toISOString()) throw new ProblemError('session.expired')
    const account = await accountById(station.database, row.account_id)
    if (!account) throw new ProblemError('session.expired')
    await refuseRevokedDevice(station, row.device_id)
    sessions.set(request, { account, deviceId: row.device_id, tokenHash: hash })
  })
}

/** @throws ProblemError `device.revoked` */
export async function refuseRevokedDevice(station: Station, deviceId: string): Promise<void> {
  const device = await station.database
    .selectFrom('devices')
    .select('revoked_at')
    .where('id', '=', deviceId)
    .executeTakeFirst()
  if (device?.revoked_at) throw new ProblemError('device.revoked')
}

/** Refuses clients of another protocol version. A request that names none (a tool, a download) is served. */
export function checkProtocol(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    const given = request.headers[protocolHeader]
    if (given === undefined || request.routeOptions.url === '/api/handshake') return
    const client = Number(given)
    if (client === protocolVersion) return
    const versions = { client: String(given).slice(0, 20), server: protocolVersion }
    throw new ProblemError(client > protocolVersion ? 'server.too-old' : 'client.too-old', versions)
  })
}
