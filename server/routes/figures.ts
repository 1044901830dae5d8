import type { FastifyInstance } from 'fastify'
import type { Calendar } from '../../shared/domain/calendar.ts'
import { chinaDate } from '../../shared/domain/china-time.ts'
import { currentBody } from '../../shared/domain/current-body.ts'
import { type FigureCase, figureCase, figuresOf } from '../../shared/domain/follow-up-figure.ts'
import { type Inspection, type Role, receivedStates } from '../../shared/domain/inspection.ts'
import type { FiguresAnswer } from '../../shared/protocol/figures.ts'
import type { Reference } from '../../shared/protocol/http.ts'
import { storedAccount } from '../accounts/accounts.ts'
import { scopesOfAccount } from '../accounts/scopes.ts'
import { timestamp } from '../clock.ts'
import type { Station } from '../http/context.ts'
import { sessionOf } from '../http/session.ts'
import { readReference } from '../inspections/reference.ts'

/** How far each role looks: the scopes of its account say the same. */
const scopes: Record<Role, FiguresAnswer['scope']> = {
  inspector: 'own',
  stationHead: 'station',
  bureauReviewer: 'district',
  bureauApprover: 'district',
  admin: 'district',
}

/** The figures of the follow-up, recounted from the records at every question. */
export function figuresRoute(app: FastifyInstance, station: Station): void {
  const { database, clock } = station

  app.get('/api/figures', async (request): Promise<FiguresAnswer> => {
    const account = (await storedAccount(database, sessionOf(request).account.id))!
    const reference = await readReference(database)
    const rows = await database
      .selectFrom('inspections')
      .select('body')
      .where('state', 'in', ['sealed', ...receivedStates])
      .where((where) =>
        where.exists(
          where
            .selectFrom('inspection_access')
            .select('inspection_access.scope')
            .whereRef('inspection_access.inspection_id', '=', 'inspections.id')
            .where('inspection_access.active', '=', true)
            .where('inspection_access.scope', 'in', scopesOfAccount(account)),
        ),
      )
      .execute()
    const countedAt = timestamp(clock)
    const cases = rows.flatMap(({ body }) => caseOf(currentBody(body), reference) ?? [])
    const moment = { today: chinaDate(countedAt), calendar: newest(reference.calendars) }
    return { scope: scopes[account.account.role], countedAt, figures: figuresOf(cases, moment) }
  })
}

/** A record by the rules it was made under. */
function caseOf(inspection: Inspection, reference: Reference): FigureCase | undefined {
  const { profile, calendar, resultList } = inspection.versions
  const find = <T extends { id: string; version: number }>(list: readonly T[], wanted: typeof profile) =>
    list.find(({ id, version }) => id === wanted.id && version === wanted.version)
  const used = {
    profile: find(reference.profiles, profile),
    calendar: find(reference.calendars, calendar),
    resultList: find(reference.resultLists, resultList),
  }
  if (!used.profile || !used.calendar || !used.resultList) return undefined
  return figureCase(inspection, {
    profile: used.profile,
    calendar: used.calendar,
    resultList: used.resultList,
  })
}

function newest(calendars: readonly Calendar[]): Calendar {
  return [...calendars].sort((a, b) => b.version - a.version)[0]!
}
