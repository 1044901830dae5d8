import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { chinaDate, chineseDate } from '../../shared/domain/china-time.ts'
import { type Account, type SignInAnswer, signInRequestSchema } from '../../shared/protocol/http.ts'
import { ProblemError } from '../../shared/protocol/problems.ts'
import { accountByLogin } from '../accounts/accounts.ts'
import { countAttempt, forgetAttempts, wrongPassword } from '../accounts/attempts.ts'
import { parse } from '../http/answers.ts'
import type { Station } from '../http/context.ts'
import { refuseRevokedDevice, tokenHash } from '../http/session.ts'
import { schemeOfDistrict } from '../keys/district-scheme.ts'
import { verifyPassword } from '../keys/passwords.ts'

const sessionMilliseconds = 12 * 3_600_000

/** Sign-in: password to token. */
export function signInRoute(app: FastifyInstance, station: Station): void {
  const { database, keys, clock } = station
  app.post('/api/sign-in', async (request): Promise<SignInAnswer> => {
    const { login, password, deviceId } = parse(signInRequestSchema, request.body)
    const now = clock.now()
    const left = await countAttempt(database, login, now)
    const found = await accountByLogin(database, login)
    if (!(await verifyPassword(password, found?.passwordHash)) || !found) throw wrongPassword(left, now)
    await forgetAttempts(database, login)
    refuseExpiredCertificate(found.account, now)
    await refuseRevokedDevice(station, deviceId)

    const token = randomBytes(32).toString('base64url')
    const expiresAt = new Date(now.getTime() + sessionMilliseconds).toISOString()
    await database.deleteFrom('tokens').where('expires_at', '<=', now.toISOString()).execute()
    await database
      .insertInto('tokens')
      .values({
        hash: tokenHash(token),
        account_id: found.account.id,
        device_id: deviceId,
        expires_at: expiresAt,
      })
      .execute()
    const { publicKey } = await keys.of(await schemeOfDistrict(database, found.districtId, now))
    const endorsement = await keys.endorsement(publicKey)
    return {
      token,
      expiresAt,
      account: found.account,
      certificateKey: publicKey,
      ...(endorsement ? { endorsement } : {}),
      recoveryKey: keys.recoveryKey,
    }
  })
}

/** An inspector acts with a 执法证 in force only (P12). @throws ProblemError `certificate.expired` */
function refuseExpiredCertificate(account: Account, now: Date): void {
  if (account.role !== 'inspector' || account.certificateValidUntil >= chinaDate(now.toISOString())) return
  const until = account.certificateValidUntil ? chineseDate(account.certificateValidUntil, true) : '未登记'
  throw new ProblemError('certificate.expired', { name: account.name, until })
}
