import { chinaClock, chinaDate } from '../../../shared/domain/china-time.ts'

/** Value of a `datetime-local` field (China time, to the minute) for an ISO timestamp. */
export function fieldTime(timestamp: string): string {
  return `${chinaDate(timestamp)}T${chinaClock(timestamp)}`
}

/** ISO timestamp of a `datetime-local` value in China time; null while the field is not complete. */
export function timestampOf(value: string): string | null {
  const milliseconds = Date.parse(`${value}:00+08:00`)
  return Number.isNaN(milliseconds) ? null : new Date(milliseconds).toISOString()
}
