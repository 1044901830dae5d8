import type { FastifyInstance } from 'fastify'
import { recoveryRequestSchema } from '../../shared/protocol/http.ts'
import { ProblemError } from '../../shared/protocol/problems.ts'
import { audit } from '../accounts/audit.ts'
import { takeRecovery } from '../accounts/recovery-permits.ts'
import { timestamp } from '../clock.ts'
import { parse } from '../http/answers.ts'
import type { Station } from '../http/context.ts'
import { sessionOf } from '../http/session.ts'
import { textHash } from '../keys/text-hash.ts'
import { write } from '../store/database.ts'

/** Opens the escrow of a device after an admin's password reset. Every try is in the audit log, refused ones too. */
export function recoveryRoute(app: FastifyInstance, station: Station): void {
  const { database, clock } = station
  app.post('/api/recovery', async (request): Promise<{ dataKey: string }> => {
    const { account, deviceId: ownDevice } = sessionOf(request)
    const { deviceId, escrow } = parse(recoveryRequestSchema, request.body)
    const escrowHash = textHash(escrow)
    const entry = { actorId: account.id, subject: deviceId, detail: { escrowHash } }
    const dataKey = await write(database, async (transaction) => {
      const at = timestamp(clock)
      const stored = await transaction
        .selectFrom('escrows')
        .select('escrow')
        .where('device_id', '=', deviceId)
        .where('hash', '=', escrowHash)
        .executeTakeFirst()
      const wanted = { accountId: account.id, deviceId, escrowHash }
      const allowed = deviceId === ownDevice && stored && (await takeRecovery(transaction, wanted))
      const opened = allowed ? openEscrow(station, stored.escrow) : undefined
      await audit(transaction, { ...entry, at, action: opened ? 'recovery.used' : 'recovery.refused' })
      return opened
    })
    if (dataKey === undefined) throw new ProblemError('recovery.not-allowed')
    return { dataKey }
  })
}

function openEscrow(station: Station, escrow: string): string {
  try {
    return station.keys.openEscrow(escrow).toString('base64')
  } catch {
    throw new ProblemError('request.malformed', { field: 'escrow', detail: '不是用本站公钥封装的' })
  }
}
