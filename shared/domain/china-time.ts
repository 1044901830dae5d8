const eightHours = 8 * 3_600_000

function shifted(timestamp: string): Date {
  return new Date(Date.parse(timestamp) + eightHours)
}

/** ISO date in China (UTC+8) of an ISO timestamp. */
export function chinaDate(timestamp: string): string {
  return shifted(timestamp).toISOString().slice(0, 10)
}

/** Clock time in China of an ISO timestamp, `10:41`. */
export function chinaClock(timestamp: string): string {
  return shifted(timestamp).toISOString().slice(11, 16)
}

/** Clock time in China with seconds, `10:41:07`. */
export function chinaClockSeconds(timestamp: string): string {
  return shifted(timestamp).toISOString().slice(11, 19)
}

/** `8月12日`, or `2027年8月12日` where `withYear`. Takes an ISO date. */
export function chineseDate(date: string, withYear = false): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${withYear ? `${year}年` : ''}${month}月${day}日`
}

/** `8月12日 10:41` of an ISO timestamp. */
export function chineseMoment(timestamp: string): string {
  return `${chineseDate(chinaDate(timestamp))} ${chinaClock(timestamp)}`
}

/** `周三` of an ISO date. */
export function chineseWeekday(date: string): string {
  return `周${'日一二三四五六'[new Date(`${date}T00:00:00Z`).getUTCDay()]}`
}
