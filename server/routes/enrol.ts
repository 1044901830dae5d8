import type { FastifyInstance } from 'fastify'
import { canonical } from '../../shared/domain/canonical.ts'
import { chainStart } from '../../shared/domain/journal-entry.ts'
import { type Certificate, enrolRequestSchema } from '../../shared/protocol/http.ts'
import { ProblemError } from '../../shared/protocol/problems.ts'
import { audit } from '../accounts/audit.ts'
import { closeRecovery } from '../accounts/recovery-permits.ts'
import { parse } from '../http/answers.ts'
import type { Station } from '../http/context.ts'
import { sessionOf } from '../http/session.ts'
import { certify } from '../keys/certificates.ts'
import { schemeOfDistrict } from '../keys/district-scheme.ts'
import { schemes } from '../keys/signatures.ts'
import { textHash } from '../keys/text-hash.ts'
import { toJson } from '../store/codec.ts'
import { write } from '../store/database.ts'

/** Enrolment of a device and its officers. */
export function enrolRoute(app: FastifyInstance, station: Station): void {
  const { database, keys, clock } = station

  app.post('/api/enrol', async (request): Promise<{ certificate: Certificate }> => {
    const { account, deviceId: ownDevice } = sessionOf(request)
    const { deviceId, deviceName, publicKey, escrow } = parse(enrolRequestSchema, request.body)
    if (deviceId !== ownDevice) throw new ProblemError('access.denied')
    if (!(await schemes.of(publicKey).isKey(publicKey)))
      throw new ProblemError('request.malformed', { field: 'publicKey', detail: '不是曲线上的公钥' })
    const now = clock.now()
    const scheme = await schemeOfDistrict(database, account.districtId, now)
    if (schemes.of(publicKey).id !== scheme) throw new ProblemError('key.other-scheme', { scheme })
    const stationKey = await keys.of(scheme)
    const at = now.toISOString()
    return write(database, async (transaction) => {
      await transaction
        .insertInto('devices')
        .values({
          id: deviceId,
          name: deviceName,
          enrolled_at: at,
          revoked_at: null,
          head_sequence: 0,
          head_hash: chainStart,
        })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ name: deviceName }))
        .execute()
      await transaction
        .insertInto('escrows')
        .values({
          device_id: deviceId,
          account_id: account.id,
          hash: textHash(escrow),
          escrow,
          stored_at: at,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      await closeRecovery(transaction, account.id, deviceId, at)
      const held = await transaction
        .selectFrom('certificates')
        .select('body')
        .where('device_id', '=', deviceId)
        .where('account_id', '=', account.id)
        .where('revoked_at', 'is', null)
        .where('valid_until', '>', at)
        .execute()
      // Enrolling twice with the same key (a lost answer) gives the same certificate.
      const same = held.find(({ body }) => canonical(body.publicKey) === canonical(publicKey))
      if (same) return { certificate: same.body }
      const certificate = await certify(stationKey, account, { id: deviceId, publicKey }, now)
      await transaction
        .insertInto('certificates')
        .values({
          id: certificate.id,
          account_id: account.id,
          device_id: deviceId,
          body: toJson(certificate),
          valid_until: certificate.validUntil,
          revoked_at: null,
        })
        .execute()
      await audit(transaction, { at, actorId: account.id, action: 'device.enrolled', subject: deviceId })
      return { certificate }
    })
  })
}
