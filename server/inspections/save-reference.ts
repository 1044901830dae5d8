import { districtProblems, fieldName } from '../../shared/documents/district-problems.ts'
import { phraseName } from '../../shared/documents/phrases.ts'
import { newestCalendar } from '../../shared/domain/calendar.ts'
import { type HolidayYear, holidayYearProblems, withHolidayYear } from '../../shared/domain/holiday-notice.ts'
import { newestProfile, profileDraftSchema } from '../../shared/jurisdictions/profile.ts'
import { type ProfileChange, profileChanges } from '../../shared/jurisdictions/profile-lines.ts'
import type { SavedVersion } from '../../shared/protocol/administration.ts'
import type { Reference } from '../../shared/protocol/http.ts'
import { ProblemError } from '../../shared/protocol/problems.ts'
import type { WriteTransaction } from '../store/database.ts'
import { readReference, storeReference } from './reference.ts'

const nothing: Reference = { profiles: [], calendars: [], resultLists: [], checklists: [] }

/** What was saved, and how it differs from the version before. */
export interface Saved extends SavedVersion {
  changes: ProfileChange[]
}

/**
 * Stores the next version of a district's rules. Records keep the version that they were dispatched under.
 * @param basedOn version that the writer saw, 0 for a new district
 * @throws ProblemError `reference.refused` with the first field in error; `reference.changed` when another version came
 * meanwhile
 */
export async function saveProfile(
  transaction: WriteTransaction,
  input: unknown,
  basedOn: number,
): Promise<Saved> {
  const reference = await readReference(transaction)
  const problem = districtProblems(input, {
    checklists: reference.checklists.map(({ id }) => id),
    resultLists: reference.resultLists.map(({ id, version }) => `${id}@${version}`),
  })[0]
  if (problem)
    throw new ProblemError('reference.refused', {
      field: fieldName(problem.path),
      detail: problem.message,
    })
  const draft = profileDraftSchema.parse(input)
  const before = newestProfile(reference.profiles, draft.id)
  if ((before?.version ?? 0) !== basedOn)
    throw new ProblemError('reference.changed', { what: '本区规则', version: before?.version ?? 0 })
  const profile = { ...draft, version: basedOn + 1 }
  await storeReference(transaction, { ...nothing, profiles: [profile] })
  const matter = (id: string) => reference.checklists.find((entry) => entry.id === id)?.matter ?? id
  return {
    id: profile.id,
    version: profile.version,
    changes: before ? profileChanges(before, profile, { matter, phrase: phraseName }) : [],
  }
}

/** Stores the next version of the holiday table with one year added or corrected. @throws ProblemError as `saveProfile` */
export async function saveHolidayYear(
  transaction: WriteTransaction,
  table: HolidayYear,
  basedOn: number,
): Promise<Saved> {
  const before = newestCalendar((await readReference(transaction)).calendars)
  if (!before || before.version !== basedOn)
    throw new ProblemError('reference.changed', { what: '节假日表', version: before?.version ?? 0 })
  const [problem] = holidayYearProblems(table, before)
  if (problem)
    throw new ProblemError('reference.refused', { field: '节假日表', detail: problem.replace(/。$/, '') })
  const calendar = withHolidayYear(before, table)
  await storeReference(transaction, { ...nothing, calendars: [calendar] })
  const days = (dates: readonly string[]) => dates.join('、') || '无'
  const of = (dates: readonly string[]) => dates.filter((date) => date.startsWith(`${table.year}-`))
  const change = (label: string, old: readonly string[], now: readonly string[]): ProfileChange[] =>
    days(of(old)) === days(of(now))
      ? []
      : [{ group: `${table.year} 年`, label, before: days(of(old)), after: days(of(now)) }]
  return {
    id: calendar.id,
    version: calendar.version,
    changes: [
      ...change('放假（工作日）', before.holidays, calendar.holidays),
      ...change('调休上班', before.workdays, calendar.workdays),
    ],
  }
}
