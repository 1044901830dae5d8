import { writeSync } from 'node:fs'

/**
 * Places where a process can be killed: every named crash point of the program, and every call that the store makes to
 * the machine, to IndexedDB and to the network, before and after it.
 */
let armed: { name: string; after: number; until: number } | undefined
/** A process that does not come past its place for so long (ms) is killed at the next one, whichever it is. */
const patience = 3000
/** Begins the last line that a process writes before it kills itself. */
export const killedAt = 'killed at '
const seen = new Map<string, number>()

/** Kills this process the `after`th time that it comes past a place, or at another one when that takes too long. */
export function arm(name: string, after: number): void {
  armed = { name, after, until: performance.now() + patience }
}

/** Called when the process comes past a place. Nothing runs after the kill: no callback, no flush. */
export function step(name: string): void {
  seen.set(name, (seen.get(name) ?? 0) + 1)
  if (!armed) return
  const isPlace = armed.name === name && --armed.after <= 0
  if (!isPlace && performance.now() < armed.until) return
  writeSync(2, `\n${killedAt}${name}\n`)
  process.kill(process.pid, 'SIGKILL')
  // The signal is on its way: nothing may happen until it is here.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}

/** Places passed so far, with how often. */
export function places(): Record<string, number> {
  return Object.fromEntries(seen)
}
