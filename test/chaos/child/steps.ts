/**
 * Places where a process can be killed: every named crash point of the program, and every call that the store makes to
 * the machine, to IndexedDB and to the network, before and after it.
 */
let armed: { name: string; after: number } | undefined
const seen = new Map<string, number>()

/** Kills this process the `after`th time that it comes past a place. */
export function arm(name: string, after: number): void {
  armed = { name, after }
}

/** Called when the process comes past a place. Nothing runs after the kill: no callback, no flush. */
export function step(name: string): void {
  seen.set(name, (seen.get(name) ?? 0) + 1)
  if (armed?.name !== name || --armed.after > 0) return
  process.kill(process.pid, 'SIGKILL')
  // The signal is on its way: nothing may happen until it is here.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}

/** Places passed so far, with how often. */
export function places(): Record<string, number> {
  return Object.fromEntries(seen)
}
