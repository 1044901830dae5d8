/** Places where a crash of the laptop would hurt most. Named here, so that each can be tried in turn. */
export const crashPoints = [
  'dispatch.begun',
  'dispatch.decided',
  'dispatch.sealed',
  'dispatch.journaled',
  'dispatch.prepared',
  'dispatch.committed',
  'reconcile.begun',
  'reconcile.read',
  'reconcile.entry',
  'reconcile.done',
  'evidence.hashed',
  'evidence.created',
  'evidence.segment',
  'evidence.finished',
  'evidence.recorded',
  'results.sealed',
  'results.committed',
  'results.listed',
  'page.rebased',
  'page.committed',
  'adopt.sealed',
  'adopt.committed',
  'start-over.begun',
  'start-over.committed',
] as const
export type CrashPoint = (typeof crashPoints)[number]

let handler: ((point: CrashPoint) => void) | undefined

/** Marks a place. Does nothing, unless a test has set a handler: no setting of a laptop in service reaches it. */
export function crashPoint(point: CrashPoint): void {
  handler?.(point)
}

/** Has every crash point of this process call `handle`, which may end the process. For tests. */
export function onCrashPoint(handle: (point: CrashPoint) => void): void {
  handler = handle
}
