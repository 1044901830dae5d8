import { useState } from 'react'
import type { CommandPayload } from '../../shared/domain/commands.ts'
import { type SettingAct, standingVersion } from '../../shared/domain/decide/standing-version.ts'
import type { Inspection } from '../../shared/domain/inspection.ts'
import type { DispatchOutcome } from './workspace.ts'

/** What decides which value an act sets: a method is that of one matter. */
type Target<T extends SettingAct> = T extends 'recordMethod'
  ? Pick<CommandPayload<'recordMethod'>, 'checklistId'>
  : object

/**
 * Version of the value that the officer had before them when they began to write another one. An act names it, so that
 * one that came from another laptop meanwhile is not overwritten unseen (Q17): the first try is refused with who and
 * when, and the next one names what was told then.
 * @param writing whether something is written that is not stored; until then the screen shows the value as it stands
 */
export function useSeenVersion<T extends SettingAct>(
  inspection: Inspection,
  type: T,
  writing: boolean,
  target: Target<T> = {} as Target<T>,
) {
  const standing = standingVersion(inspection, type, target as CommandPayload<T>)
  const [seen, setSeen] = useState(standing)
  if (!writing && seen !== standing) setSeen(standing)
  return {
    replaces: seen,
    /** Goes on with a draft that was begun on an earlier version; drafts from before this was kept name none. */
    resume: (version: string | null = standing) => setSeen(version),
    /** Takes note of what the officer was told. */
    told: (outcome: DispatchOutcome): DispatchOutcome => {
      if (outcome.refusal?.code === 'act.changed-elsewhere') setSeen(standing)
      return outcome
    },
  }
}
