/** Places where a crash of the station would hurt most. Named here, so that each can be tried in turn. */
export const crashPoints = [
  'write.begun',
  'write.before-commit',
  'write.committed',
  'write.noted',
  'push.received',
  'push.entry-taken',
  'push.before-answer',
  'upload.whole',
  'upload.kept',
  'upload.recorded',
] as const
export type CrashPoint = (typeof crashPoints)[number]

let handler: ((point: CrashPoint) => void) | undefined

/** Marks a place. Does nothing, unless a test has set a handler: no setting of a station in service reaches it. */
export function crashPoint(point: CrashPoint): void {
  handler?.(point)
}

/** Has every crash point of this process call `handle`, which may end the process. For tests. */
export function onCrashPoint(handle: (point: CrashPoint) => void): void {
  handler = handle
}
