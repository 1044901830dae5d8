import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { ProblemError } from '../../shared/protocol/problems.ts'
import { storedAccount } from '../accounts/accounts.ts'
import { audit } from '../accounts/audit.ts'
import { timestamp } from '../clock.ts'
import { parse } from '../http/answers.ts'
import type { Station } from '../http/context.ts'
import { adminOf } from '../http/session.ts'
import { type Queries, write } from '../store/database.ts'

const named = z.object({ id: z.string().min(1).max(80) })
const reasoned = z.object({ reason: z.string().trim().min(1, '请写明理由').max(500) })

/**
 * What an admin does with the laptops of the district: lists them, and stops one that was lost or handed back. A stopped
 * one gets and sends nothing any more; it offers its officer the rescue package and wipes itself (docs/threat-model.md).
 */
export function deviceRoutes(app: FastifyInstance, station: Station): void {
  const { database } = station

  app.get('/api/admin/devices', async (request) => {
    const { account } = adminOf(request)
    const admin = (await storedAccount(database, account.id))!
    const devices = new Map<
      string,
      { name: string; enrolledAt: string; stoppedAt: string | null; officers: string[] }
    >()
    for (const row of await devicesOf(database, admin.districtId)) {
      const known = devices.get(row.id)
      if (known) known.officers.push(row.officer)
      else {
        const { name, enrolled_at, revoked_at, officer } = row
        devices.set(row.id, { name, enrolledAt: enrolled_at, stoppedAt: revoked_at, officers: [officer] })
      }
    }
    return [...devices].map(([id, device]) => ({ id, ...device }))
  })

  app.post('/api/admin/devices/:id/stop', async (request, reply) => {
    const { account } = adminOf(request)
    const { id } = parse(named, request.params)
    const { reason } = parse(reasoned, request.body)
    const admin = (await storedAccount(database, account.id))!
    const at = timestamp(station.clock)
    await write(database, async (transaction) => {
      const own = (await devicesOf(transaction, admin.districtId)).some((device) => device.id === id)
      if (!own) throw new ProblemError('access.denied')
      await transaction
        .updateTable('devices')
        .set({ revoked_at: at })
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .execute()
      await audit(transaction, {
        at,
        actorId: account.id,
        action: 'device.stopped',
        subject: id,
        detail: { reason },
      })
    })
    return reply.code(204).send()
  })
}

/** Every device on which an officer of the district is enrolled, once for each officer. */
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
    ])
    .distinct()
    .where('stations.district_id', '=', districtId)
    .orderBy('devices.enrolled_at')
    .execute()
}
