import type { FastifyInstance } from 'fastify'
import {
  type ReferenceHistory,
  type SavedVersion,
  saveCalendarSchema,
  saveProfileSchema,
} from '../../shared/protocol/administration.ts'
import { ProblemError } from '../../shared/protocol/problems.ts'
import { storedAccount } from '../accounts/accounts.ts'
import { audit } from '../accounts/audit.ts'
import { timestamp } from '../clock.ts'
import { parse } from '../http/answers.ts'
import type { Station } from '../http/context.ts'
import { adminOf } from '../http/session.ts'
import { saveHolidayYear, saveProfile } from '../inspections/save-reference.ts'
import { write } from '../store/database.ts'

const actions = { profile: 'profile.saved', calendar: 'calendar.saved' } as const

/** What an admin changes in the data that decisions are made with: every change is a new version. */
export function referenceRoutes(app: FastifyInstance, station: Station): void {
  const { database } = station

  app.post('/api/admin/profiles', async (request): Promise<SavedVersion> => {
    const { account } = adminOf(request)
    const { basedOn, profile, reason } = parse(saveProfileSchema, request.body)
    const admin = (await storedAccount(database, account.id))!
    if ((profile as { id?: unknown } | undefined)?.id !== admin.districtId)
      throw new ProblemError('access.denied')
    return write(database, async (transaction) => {
      const { id, version, changes } = await saveProfile(transaction, profile, basedOn)
      await audit(transaction, {
        at: timestamp(station.clock),
        actorId: account.id,
        action: actions.profile,
        subject: id,
        detail: { version, reason, changes },
      })
      return { id, version }
    })
  })

  app.post('/api/admin/calendars', async (request): Promise<SavedVersion> => {
    const { account } = adminOf(request)
    const { basedOn, table } = parse(saveCalendarSchema, request.body)
    return write(database, async (transaction) => {
      const { id, version, changes } = await saveHolidayYear(transaction, table, basedOn)
      await audit(transaction, {
        at: timestamp(station.clock),
        actorId: account.id,
        action: actions.calendar,
        subject: id,
        detail: { version, reason: `${table.year} 年：${table.source}`, changes },
      })
      return { id, version }
    })
  })

  app.get('/api/admin/reference-history', async (request): Promise<ReferenceHistory> => {
    const { account } = adminOf(request)
    const admin = (await storedAccount(database, account.id))!
    const rows = await database
      .selectFrom('audit_log')
      .leftJoin('accounts', 'accounts.id', 'audit_log.actor_id')
      .select(['audit_log.at', 'audit_log.action', 'audit_log.subject', 'audit_log.detail', 'accounts.name'])
      .where((expression) =>
        expression.or([
          expression.and([
            expression('audit_log.action', '=', actions.profile),
            expression('audit_log.subject', '=', admin.districtId),
          ]),
          expression('audit_log.action', '=', actions.calendar),
        ]),
      )
      .orderBy('audit_log.id', 'desc')
      .limit(200)
      .execute()
    return rows.map(({ at, action, subject, detail, name }) => ({
      kind: action === actions.profile ? 'profile' : 'calendar',
      id: subject,
      at,
      by: name ?? '站点',
      ...(detail as Pick<ReferenceHistory[number], 'version' | 'reason' | 'changes'>),
    }))
  })
}
