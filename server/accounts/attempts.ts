import { sql } from 'kysely'
import { chinaClock } from '../../shared/domain/china-time.ts'
import { ProblemError } from '../../shared/protocol/problems.ts'
import type { Queries } from '../store/database.ts'

/** Wrong tries after which a login is locked, and for how long. */
const mostAttempts = 5
const lockMilliseconds = 15 * 60_000

/**
 * Counts a try before the password is looked at, so that parallel tries can't get more than their number.
 * @returns tries that are left after this one
 * @throws ProblemError `sign-in.locked`
 */
export async function countAttempt(queries: Queries, login: string, now: Date): Promise<number> {
  const at = now.toISOString()
  const until = new Date(now.getTime() + lockMilliseconds).toISOString()
  const since = new Date(now.getTime() - lockMilliseconds).toISOString()
  // Tries are forgotten when the lock ends, or a quarter of an hour after the last one; so is an invented login.
  await queries
    .deleteFrom('sign_in_attempts')
    .where((expression) =>
      expression.or([
        expression('locked_until', '<=', at),
        expression.and([expression('locked_until', 'is', null), expression('last_at', '<=', since)]),
      ]),
    )
    .execute()
  const row = await queries
    .insertInto('sign_in_attempts')
    .values({ login, failures: 1, last_at: at, locked_until: null })
    .onConflict((conflict) =>
      conflict.column('login').doUpdateSet({
        failures: sql<number>`sign_in_attempts.failures + 1`,
        last_at: at,
        // The try after the last one allowed finds the lock; it does not make it longer.
        locked_until: sql<string>`case when sign_in_attempts.failures + 1 >= ${mostAttempts}::int
          then coalesce(sign_in_attempts.locked_until, ${until}::timestamptz) else null end`,
      }),
    )
    .returning(['failures', 'locked_until'])
    .executeTakeFirstOrThrow()
  if (row.failures > mostAttempts) throw locked(row.locked_until ?? until)
  return mostAttempts - row.failures
}

/** The refusal of a wrong password: the tries left, or the lock. */
export function wrongPassword(left: number, now: Date): ProblemError {
  if (left > 0) return new ProblemError('sign-in.wrong-password', { left })
  return locked(new Date(now.getTime() + lockMilliseconds).toISOString())
}

/** Forgets the tries of a login. */
export async function forgetAttempts(queries: Queries, login: string): Promise<void> {
  await queries.deleteFrom('sign_in_attempts').where('login', '=', login).execute()
}

function locked(until: string): ProblemError {
  return new ProblemError('sign-in.locked', { until: chinaClock(until) })
}
