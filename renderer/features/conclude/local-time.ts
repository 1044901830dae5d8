const chinaOffset = '+08:00'

/** Value of a `datetime-local` field, in China's time, of an ISO timestamp. */
export function toLocalInput(timestamp: string): string {
  return new Date(Date.parse(timestamp) + 8 * 3_600_000).toISOString().slice(0, 16)
}

/** ISO timestamp of what a `datetime-local` field holds; undefined while it is not whole. */
export function fromLocalInput(value: string): string | undefined {
  const time = Date.parse(`${value}${chinaOffset}`)
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}
