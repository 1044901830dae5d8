import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { EnrolledDevice } from '../../shared/protocol/administration.ts'
import { ProblemError } from '../../shared/protocol/problems.ts'
import { schemeOfCurve } from '../../shared/signing/schemes.ts'
import { storedAccount } from '../accounts/accounts.ts'
import { audit } from '../accounts/audit.ts'
import { timestamp } from '../clock.ts'
import { parse } from '../http/answers.ts'
import type { Station } from '../http/context.ts'
import { adminOf } from '../http/session.ts'
import { type Queries, write } from '../store/database.ts'

const named = z.object({ id: z.string().min(1).max(80) })
const reasoned = z.object({ reason: z.string().trim().min(1, '请写明理由').max(500) })
const stopped = 'device.stopped'

/**
 * What an admin does with the laptops of the district: lists them, and stops one that was lost or handed back. A stopped
 * one gets and sends nothing any more; it offers its officer the rescue package and wipes itself (docs/threat-model.md).
 */
export function deviceRoutes(app: FastifyInstance, station: Station): void {
  const { database, clock } = station

  app.get('/api/admin/devices', async (request): Promise<EnrolledDevice[]> => {
    const { account, deviceId } = adminOf(request)
    const admin = (await storedAccount(database, account.id))!
    const devices = new Map<string, EnrolledDevice>()
    for (const row of await devicesOf(database, admin.districtId)) {
      const scheme = schemeOfCurve(row.certificate.publicKey.crv)
      const known = devices.get(row.id)
      if (!known)
        devices.set(row.id, {
          id: row.id,
          name: row.name,
          enrolledAt: row.enrolled_at,
          officers: [row.officer],
          own: row.id === deviceId,
          scheme,
          lastPushAt: null,
          sessionUntil: null,
          stoppedAt: row.revoked_at,
          stop: null,
        })
      else {
        if (!known.officers.includes(row.officer)) known.officers.push(row.officer)
        // The certificates come in the order in which they end: the last one is the newest.
        known.scheme = scheme
      }
    }
    await addContacts(database, devices, timestamp(clock))
    return [...devices.values()]
  })

  app.post('/api/admin/devices/:id/stop', async (request, reply) => {
    const { account } = adminOf(request)
    const { id } = parse(named, request.params)
    const { reason } = parse(reasoned, request.body)
    const admin = (await storedAccount(database, account.id))!
    const at = timestamp(clock)
    await write(database, async (transaction) => {
      const own = (await devicesOf(transaction, admin.districtId)).some((device) => device.id === id)
      if (!own) throw new ProblemError('access.denied')
      const { numUpdatedRows } = await transaction
        .updateTable('devices')
        .set({ revoked_at: at })
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .executeTakeFirst()
      // Asked again after a lost answer: it is stopped, and who did it for which reason stays as it is.
      if (numUpdatedRows > 0n)
        await audit(transaction, {
          at,
          actorId: account.id,
          action: stopped,
          subject: id,
          detail: { reason },
        })
    })
    return reply.code(204).send()
  })
}

/** Every certificate of an officer of the district, with its device; the oldest device and certificate first. */
function devicesOf(queries: Queries, districtId: string) {
  return queries
    .selectFrom('devices')
    .innerJoin('certificates', 'certificates.device_id', 'devices.id')
    .innerJoin('accounts', 'accounts.id', 'certificates.account_id')
    .innerJoin('stations', 'stations.id', 'accounts.station_id')
    .select([
      'devices.id',
      'devices.name',
      'devices.enrolled_at',
      'devices.revoked_at',
      'accounts.name as officer',
      'certificates.body as certificate',
    ])
    .where('stations.district_id', '=', districtId)
    .orderBy('devices.enrolled_at')
    .orderBy('devices.id')
    .orderBy('certificates.valid_until')
    .execute()
}

/** When each device brought something last, how long a sign-in of it holds, and who stopped it. */
async function addContacts(queries: Queries, devices: Map<string, EnrolledDevice>, now: string) {
  const ids = [...devices.keys()]
  if (ids.length === 0) return
  const pushes = await queries
    .selectFrom('commands')
    .select(({ fn }) => ['device_id', fn.max('received_at').as('at')])
    .where('device_id', 'in', ids)
    .groupBy('device_id')
    .execute()
  for (const { device_id, at } of pushes) devices.get(device_id)!.lastPushAt = at
  const sessions = await queries
    .selectFrom('tokens')
    .select(({ fn }) => ['device_id', fn.max('expires_at').as('until')])
    .where('device_id', 'in', ids)
    .where('expires_at', '>', now)
    .groupBy('device_id')
    .execute()
  for (const { device_id, until } of sessions) devices.get(device_id)!.sessionUntil = until
  const stops = await queries
    .selectFrom('audit_log')
    .innerJoin('accounts', 'accounts.id', 'audit_log.actor_id')
    .select(['audit_log.subject', 'audit_log.detail', 'accounts.name as by'])
    .where('audit_log.action', '=', stopped)
    .where('audit_log.subject', 'in', ids)
    .orderBy('audit_log.id')
    .execute()
  for (const { subject, detail, by } of stops)
    devices.get(subject)!.stop ??= { by, reason: (detail as { reason: string }).reason }
}
