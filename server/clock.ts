const dayMilliseconds = 86_400_000

/** The one source of time of the station. Tests inject their own. */
export interface Clock {
  now(): Date
}

/**
 * The machine's clock, moved by whole days.
 * @param offsetDays from SUIJIAN_CLOCK_OFFSET_DAYS; 0 when it is not a number
 */
export function systemClock(offsetDays = Number(process.env.SUIJIAN_CLOCK_OFFSET_DAYS ?? 0)): Clock {
  const offset = Number.isFinite(offsetDays) ? offsetDays * dayMilliseconds : 0
  return { now: () => new Date(Date.now() + offset) }
}

/** ISO timestamp of a clock. */
export function timestamp(clock: Clock): string {
  return clock.now().toISOString()
}
