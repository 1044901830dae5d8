import { randomUUID } from 'node:crypto'
import type { NumberBlock, ReturnNumbers } from '../../shared/protocol/numbers.ts'
import { audit } from '../accounts/audit.ts'
import type { WriteTransaction } from '../store/database.ts'
import { seriesName } from './settle.ts'

/** Numbers that a device gets at once: a day's papers of one kind, so that little is tied up or left at the year's end. */
const usualBlock = 5
/** Decisions are numbered one after the other, whichever device makes them: the station gives out one at a time. */
const blockSizes: Record<string, number> = { 'listing-decision': 1 }

/** Authority, kind and year: what is numbered from 1. */
export interface Series {
  authority: string
  kind: string
  year: number
}

/** Rows of one series. */
export function inSeries(transaction: WriteTransaction, { authority, kind, year }: Series) {
  return transaction
    .selectFrom('document_numbers')
    .where('authority', '=', authority)
    .where('kind', '=', kind)
    .where('year', '=', year)
}

function update(transaction: WriteTransaction, { authority, kind, year }: Series) {
  return transaction
    .updateTable('document_numbers')
    .where('authority', '=', authority)
    .where('kind', '=', kind)
    .where('year', '=', year)
}

/**
 * Numbers for a device. Those that are reserved for it and that it does not name were in an answer that it never got:
 * they are given again. Otherwise it gets a block: what others gave back first, the smallest ahead, then new ones.
 * Writers pass one after the other (`write`), and the key of the table keeps a number from being there twice.
 * @param asked what the device knows of as its own, and whether it wants a block
 * @param by the account, and the ISO timestamp of the station
 */
export async function reserveNumbers(
  transaction: WriteTransaction,
  series: Series,
  deviceId: string,
  { held, want }: { held: readonly number[]; want: boolean },
  by: { accountId: string; at: string },
): Promise<NumberBlock> {
  await takeUpRestored(transaction, series, deviceId, held, by)
  const own = await inSeries(transaction, series)
    .select('number')
    .where('state', '=', 'reserved')
    .where('device_id', '=', deviceId)
    .orderBy('number')
    .execute()
  const reserved = new Set(own.map(({ number }) => number))
  const gone = held.filter((number) => !reserved.has(number))
  const lost = [...reserved].filter((number) => !held.includes(number))
  const numbers = lost.length > 0 || !want ? lost : await newBlock(transaction, series, deviceId, by)
  return { ...series, numbers, gone }
}

/** After a backup was restored: a number that the device still has is its own again. */
async function takeUpRestored(
  transaction: WriteTransaction,
  series: Series,
  deviceId: string,
  held: readonly number[],
  { accountId, at }: { accountId: string; at: string },
): Promise<void> {
  if (held.length === 0) return
  await update(transaction, series)
    .set({
      state: 'reserved',
      since: at,
      device_id: deviceId,
      block_id: randomUUID(),
      officer_id: accountId,
      void_cause: null,
      void_reason: null,
      voided_by: null,
    })
    .where('number', 'in', [...held])
    .where('void_cause', '=', 'restored')
    .execute()
}

async function newBlock(
  transaction: WriteTransaction,
  series: Series,
  deviceId: string,
  { accountId, at }: { accountId: string; at: string },
): Promise<number[]> {
  const size = blockSizes[series.kind] ?? usualBlock
  const reserved = {
    state: 'reserved',
    since: at,
    device_id: deviceId,
    block_id: randomUUID(),
    officer_id: accountId,
  } as const
  const free = await inSeries(transaction, series)
    .select('number')
    .where('state', '=', 'returned')
    .orderBy('number')
    .limit(size)
    .execute()
  const again = free.map(({ number }) => number)
  if (again.length > 0) await update(transaction, series).set(reserved).where('number', 'in', again).execute()
  const row = await inSeries(transaction, series)
    .select((expression) => expression.fn.max('number').as('highest'))
    .executeTakeFirst()
  const next = Number(row?.highest ?? 0) + 1
  const fresh = Array.from({ length: size - again.length }, (_, index) => next + index)
  if (fresh.length > 0)
    await transaction
      .insertInto('document_numbers')
      .values(fresh.map((number) => ({ ...series, number, ...reserved })))
      .execute()
  const numbers = [...again, ...fresh]
  const detail = { deviceId, blockId: reserved.block_id, numbers }
  await audit(transaction, {
    at,
    actorId: accountId,
    action: 'numbers.reserved',
    subject: seriesName(series),
    detail,
  })
  return numbers
}

/**
 * Takes back numbers of a device: they are the next ones to be given out. One that stands on a paper which the station
 * did not take stays reserved: the paper may be in somebody's hands.
 * @returns those taken back
 */
export async function takeBack(
  transaction: WriteTransaction,
  { deviceId, authority, kind, year, numbers }: ReturnNumbers,
  by: { accountId: string; at: string },
): Promise<number[]> {
  const series = { authority, kind, year }
  const rows = await update(transaction, series)
    .set({ state: 'returned', since: by.at, device_id: null, block_id: null, officer_id: null })
    .where('number', 'in', numbers)
    .where('state', '=', 'reserved')
    .where('device_id', '=', deviceId)
    .where('parked_command_id', 'is', null)
    .returning('number')
    .execute()
  const returned = rows.map(({ number }) => number).sort((a, b) => a - b)
  if (returned.length > 0)
    await audit(transaction, {
      at: by.at,
      actorId: by.accountId,
      action: 'numbers.returned',
      subject: seriesName(series),
      detail: { deviceId, numbers: returned },
    })
  return returned
}
