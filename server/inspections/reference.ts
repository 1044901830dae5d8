import type { DecideContext } from '../../shared/domain/decide/context.ts'
import type { Versions } from '../../shared/domain/inspection.ts'
import { type Reference, referenceSchema } from '../../shared/protocol/http.ts'
import { toJson } from '../store/codec.ts'
import type { Queries, WriteTransaction } from '../store/database.ts'
import type { ReferenceKind } from '../store/schema.ts'

const members = {
  profile: 'profiles',
  calendar: 'calendars',
  resultList: 'resultLists',
  checklist: 'checklists',
} as const satisfies Record<ReferenceKind, keyof Reference>

/** Every version of the data that decisions are made with. */
export async function readReference(queries: Queries): Promise<Reference> {
  const rows = await queries
    .selectFrom('reference_data')
    .selectAll()
    .orderBy('id')
    .orderBy('version')
    .execute()
  const reference: Record<string, unknown[]> = {
    profiles: [],
    calendars: [],
    resultLists: [],
    checklists: [],
  }
  for (const { kind, body } of rows) reference[members[kind]]!.push(body)
  return reference as unknown as Reference
}

/** How many versions there are in all: they are only ever added, so another number means that something came. */
export async function referenceRevision(queries: Queries): Promise<number> {
  const row = await queries
    .selectFrom('reference_data')
    .select((expression) => expression.fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Adds versions; one that is there already is never changed. */
export async function storeReference(transaction: WriteTransaction, reference: Reference): Promise<void> {
  const checked = referenceSchema.parse(reference)
  const rows = (Object.keys(members) as ReferenceKind[]).flatMap((kind) =>
    checked[members[kind]].map((body) => ({ kind, id: body.id, version: body.version, body: toJson(body) })),
  )
  if (rows.length === 0) return
  await transaction
    .insertInto('reference_data')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The data that a command names; undefined when the station lacks a version of it. */
export async function dataFor(
  queries: Queries,
  versions: Versions,
): Promise<Omit<DecideContext, 'actor' | 'missingEvidence'> | undefined> {
  const wanted: { kind: ReferenceKind; id: string; version: number }[] = [
    { kind: 'profile', ...versions.profile },
    { kind: 'calendar', ...versions.calendar },
    { kind: 'resultList', ...versions.resultList },
    ...versions.checklists.map((reference) => ({ kind: 'checklist' as const, ...reference })),
  ]
  const rows = await queries
    .selectFrom('reference_data')
    .selectAll()
    .where(({ and, eb, or }) =>
      or(
        wanted.map(({ kind, id, version }) =>
          and([eb('kind', '=', kind), eb('id', '=', id), eb('version', '=', version)]),
        ),
      ),
    )
    .execute()
  const find = <T>(kind: ReferenceKind, { id, version }: { id: string; version: number }) =>
    rows.find((row) => row.kind === kind && row.id === id && row.version === version)?.body as T | undefined
  const profile = find<DecideContext['profile']>('profile', versions.profile)
  const calendar = find<DecideContext['calendar']>('calendar', versions.calendar)
  const resultList = find<DecideContext['resultList']>('resultList', versions.resultList)
  const checklists: DecideContext['checklists'][number][] = []
  for (const reference of versions.checklists) {
    const checklist = find<DecideContext['checklists'][number]>('checklist', reference)
    if (!checklist) return undefined
    checklists.push(checklist)
  }
  return profile && calendar && resultList ? { profile, calendar, resultList, checklists } : undefined
}
