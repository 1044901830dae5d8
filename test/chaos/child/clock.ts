/** How far the clock of this process is off, in milliseconds. */
export const clockOffset = { milliseconds: 0 }
