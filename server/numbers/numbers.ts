import { randomUUID } from 'node:crypto'
import type { Command } from '../../shared/domain/commands.ts'
import type { Profile } from '../../shared/jurisdictions/profile.ts'
import type { NumberBlock } from '../../shared/protocol/http.ts'
import { type Problem, problem } from '../../shared/protocol/problems.ts'
import type { WriteTransaction } from '../store/database.ts'

/** Numbers that a device reserves at once. */
const usualBlock = 20
/** Decisions are numbered one after the other, whichever device makes them: the station gives out one at a time. */
const blockSizes: Record<string, number> = { 'listing-decision': 1 }

/** Reserves the next block of numbers of an authority, kind and year for a device. */
export async function reserveBlock(
  transaction: WriteTransaction,
  wanted: { deviceId: string; authority: string; kind: string; year: number },
  at: string,
): Promise<NumberBlock> {
  const { deviceId, authority, kind, year } = wanted
  const taken = await transaction
    .selectFrom('number_blocks')
    .select((expression) => expression.fn.max('last').as('last'))
    .where('authority', '=', authority)
    .where('kind', '=', kind)
    .where('year', '=', year)
    .executeTakeFirst()
  // Numbers on record from before (an import, the demo district) are not given out again.
  const used = await transaction
    .selectFrom('issued_numbers')
    .select((expression) => expression.fn.max('number').as('last'))
    .where('authority', '=', authority)
    .where('kind', '=', kind)
    .where('year', '=', year)
    .executeTakeFirst()
  const from = Math.max(taken?.last ?? 0, used?.last ?? 0) + 1
  const block = {
    id: randomUUID(),
    kind,
    authority,
    year,
    from,
    to: from + (blockSizes[kind] ?? usualBlock) - 1,
  }
  await transaction
    .insertInto('number_blocks')
    .values({
      id: block.id,
      device_id: deviceId,
      authority,
      kind,
      year,
      first: block.from,
      last: block.to,
      reserved_at: at,
    })
    .execute()
  return block
}

/** Year and number of a 文号 in the district's pattern; undefined when it is not of that pattern. */
export function readDocumentNumber(
  profile: Profile,
  kind: string,
  text: string,
): { year: number; number: number } | undefined {
  const pattern = profile.numberPatterns[kind]
  if (!pattern) return undefined
  const expression = pattern
    .replace(/[.*+?^$()|[\]\\]/g, '\\$&')
    .replace('{year}', '(?<year>20\\d{2})')
    .replace('{number}', '(?<number>[1-9]\\d{0,8})')
  const groups = new RegExp(`^${expression}$`).exec(text)?.groups
  return groups && { year: Number(groups.year), number: Number(groups.number) }
}

/**
 * Marks the number of a paper or decision as used. Without a number (草稿, 不予列入) none is used.
 * @returns `number.not-reserved` when it is in no block of the device or was used before
 */
export async function takeNumber(
  transaction: WriteTransaction,
  profile: Profile,
  deviceId: string,
  command: Pick<Command, 'id'>,
  { kind, number: text }: { kind: string; number: string },
): Promise<Problem | undefined> {
  if (text === '') return undefined
  const refused = problem('number.not-reserved', { number: text })
  const read = readDocumentNumber(profile, kind, text)
  if (!read) return refused
  const { year, number } = read
  const block = await transaction
    .selectFrom('number_blocks')
    .select('id')
    .where('device_id', '=', deviceId)
    .where('authority', '=', profile.authority)
    .where('kind', '=', kind)
    .where('year', '=', year)
    .where('first', '<=', number)
    .where('last', '>=', number)
    .executeTakeFirst()
  if (!block) return refused
  const stored = await transaction
    .insertInto('issued_numbers')
    .values({ authority: profile.authority, kind, year, number, command_id: command.id })
    .onConflict((conflict) => conflict.doNothing())
    .returning('number')
    .executeTakeFirst()
  return stored ? undefined : refused
}
