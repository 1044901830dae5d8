import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { chinaDate, chineseDate } from '../../shared/domain/china-time.ts'
import { departmentsMissing } from '../../shared/domain/departments.ts'
import { type Inspection, inspectionStateNames, type Officer } from '../../shared/domain/inspection.ts'
import { ProblemError } from '../../shared/protocol/problems.ts'
import { officerOf, type StoredAccount, storedAccount } from '../accounts/accounts.ts'
import { forgetAttempts } from '../accounts/attempts.ts'
import { audit } from '../accounts/audit.ts'
import { allowRecovery } from '../accounts/recovery-permits.ts'
import { timestamp } from '../clock.ts'
import { completeDraws } from '../draws/complete.ts'
import { conflictsWith } from '../draws/eligible.ts'
import { parse } from '../http/answers.ts'
import type { Station } from '../http/context.ts'
import { adminOf } from '../http/session.ts'
import { loadInspection } from '../inspections/commit.ts'
import { giveStationCommand } from '../inspections/station-command.ts'
import { hashPassword } from '../keys/passwords.ts'
import { type WriteTransaction, write } from '../store/database.ts'

const reason = z.string().trim().min(1, '请写明理由').max(500)
const id = z.string().min(1).max(80)
const named = z.object({ id })
const reassignSchema = z.object({ officerIds: z.array(id).max(20), reason })
const passwordSchema = z.object({ password: z.string().min(8, '密码至少 8 位').max(200) })

/** What an admin does: cancel, reassign, reset a password. */
export function adminRoutes(app: FastifyInstance, station: Station): void {
  const { database } = station

  app.post('/api/admin/inspections/:id/cancel', async (request) => {
    const given = parse(z.object({ reason }), request.body)
    const { admin, inspectionId } = await adminAct(station, request)
    return write(database, async (transaction) => {
      const inspection = await inspectionToChange(transaction, admin, inspectionId)
      const by = { actorId: admin.account.id, at: timestamp(station.clock) }
      const done = await giveStationCommand(transaction, inspection, 'cancelInspection', given, by)
      await audit(transaction, {
        ...by,
        action: 'inspection.cancelled',
        subject: inspectionId,
        detail: given,
      })
      return done
    })
  })

  app.post('/api/admin/inspections/:id/reassign', async (request) => {
    const given = parse(reassignSchema, request.body)
    const { admin, inspectionId } = await adminAct(station, request)
    const done = await write(database, async (transaction) => {
      const inspection = await inspectionToChange(transaction, admin, inspectionId)
      const by = { actorId: admin.account.id, at: timestamp(station.clock) }
      const officers = await officersFor(transaction, inspection, given.officerIds, by.at)
      const payload = { officers, reason: given.reason }
      const reassigned = await giveStationCommand(transaction, inspection, 'reassignOfficers', payload, by)
      await audit(transaction, {
        ...by,
        action: 'inspection.reassigned',
        subject: inspectionId,
        detail: given,
      })
      return reassigned
    })
    await completeDraws(station, inspectionId)
    return done
  })

  app.post('/api/admin/accounts/:id/reset-password', async (request, reply) => {
    const { password } = parse(passwordSchema, request.body)
    const { admin, inspectionId: accountId } = await adminAct(station, request)
    const passwordHash = await hashPassword(password)
    const at = timestamp(station.clock)
    await write(database, async (transaction) => {
      const target = await storedAccount(transaction, accountId)
      if (!target) throw new ProblemError('resource.missing', { what: '账号' })
      if (target.districtId !== admin.districtId) throw new ProblemError('access.denied')
      await transaction
        .updateTable('accounts')
        .set({ password_hash: passwordHash })
        .where('id', '=', accountId)
        .execute()
      await transaction.deleteFrom('tokens').where('account_id', '=', accountId).execute()
      await forgetAttempts(transaction, target.account.login)
      await allowRecovery(transaction, accountId, admin.account.id, at)
      await audit(transaction, {
        at,
        actorId: admin.account.id,
        action: 'account.password-reset',
        subject: accountId,
      })
    })
    return reply.code(204).send()
  })
}

async function adminAct(
  station: Station,
  request: FastifyRequest,
): Promise<{ admin: StoredAccount; inspectionId: string }> {
  const { account } = adminOf(request)
  const admin = await storedAccount(station.database, account.id)
  return { admin: admin!, inspectionId: parse(named, request.params).id }
}

/** @throws ProblemError when the inspection is not of the admin's district, or has come too far to change it */
async function inspectionToChange(
  transaction: WriteTransaction,
  admin: StoredAccount,
  inspectionId: string,
): Promise<Inspection> {
  const inspection = await loadInspection(transaction, inspectionId)
  if (!inspection) throw new ProblemError('resource.missing', { what: '检查任务' })
  if (inspection.versions.profile.id !== admin.districtId) throw new ProblemError('access.denied')
  if (
    inspection.signatures.length > 0 ||
    inspection.process.amendments.length > 0 ||
    inspection.state === 'cancelled'
  )
    throw new ProblemError('command.refused', {
      detail: `本户处于“${inspectionStateNames[inspection.state]}”，${
        inspection.state === 'cancelled' ? '已经取消' : '已有检查人员签字'
      }，不能再取消或改派。`,
    })
  return inspection
}

/** @throws ProblemError when they are fewer than two, or one of them may not inspect this business */
async function officersFor(
  transaction: WriteTransaction,
  inspection: Inspection,
  officerIds: readonly string[],
  at: string,
): Promise<Officer[]> {
  const chosen = [...new Set(officerIds)]
  const refused = (detail: string) => new ProblemError('command.refused', { detail })
  if (chosen.length < 2) throw refused('检查人员不得少于两人（F11），请至少选两名。')
  const conflicts = await conflictsWith(transaction, inspection)
  const officers: Officer[] = []
  for (const officerId of chosen) {
    const found = await storedAccount(transaction, officerId)
    if (found?.account.role !== 'inspector' || found.districtId !== inspection.versions.profile.id)
      throw refused(`“${found?.account.name ?? officerId}”不是本区的检查人员。`)
    const { id, name, certificateValidUntil } = found.account
    if (certificateValidUntil < chinaDate(at))
      throw new ProblemError('certificate.expired', { name, until: chineseDate(certificateValidUntil, true) })
    if (conflicts.has(id)) throw refused(`${name}已就这一市场主体声明回避（P13），请另选一人。`)
    officers.push(officerOf(found.account))
  }
  const missing = departmentsMissing({ ...inspection, officers }, chosen)
  if (missing.length > 0)
    throw refused(`联合检查缺${missing.join('、')}的检查人员（P15），每个部门至少选一名。`)
  return officers
}
