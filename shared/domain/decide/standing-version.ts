import { canonicalHash } from '../canonical.ts'
import { chineseMoment } from '../china-time.ts'
import type { Command, CommandPayload, CommandType } from '../commands.ts'
import type { Inspection } from '../inspection.ts'
import { type Refusal, refuse } from '../refusals.ts'

/** Acts that set a value anew, each with the words for what it sets. */
const settingActs = {
  conclude: '检查结论',
  recordPartyStatement: '当事人意见',
  recordMethod: '检查方式',
  preparePublication: '公示内容',
} as const
export type SettingAct = keyof typeof settingActs

export function isSettingAct(type: CommandType): type is SettingAct {
  return type in settingActs
}

/** What an act sets anew; a new conclusion takes the statement to the old one with it. */
function standing(state: Inspection, type: SettingAct, checklistId: string | undefined) {
  if (type === 'conclude') return state.party ?? state.conclusion
  if (type === 'recordPartyStatement') return state.party
  if (type === 'preparePublication') return state.process.publication
  return state.methods.find((entry) => entry.checklistId === checklistId)
}

/** Version of the value that an act would replace: hash of its canonical form, null when there is none. */
export function standingVersion<T extends SettingAct>(
  state: Inspection,
  type: T,
  payload: CommandPayload<T>,
): string | null {
  const value = standing(state, type, 'checklistId' in payload ? payload.checklistId : undefined)
  if (!value) return null
  return canonicalHash(type === 'conclude' ? [state.conclusion, state.party ?? null] : value)
}

/**
 * Refuses to replace a value that the command does not name, so that two laptops can't overwrite each other unseen
 * (Q17). Where nothing stands, nothing is overwritten. Commands from before the field name nothing and pass.
 */
export function overwritingRefusal(state: Inspection, command: Command): Refusal | undefined {
  const { type, payload } = command
  if (!isSettingAct(type) || !('replaces' in payload) || payload.replaces === undefined) return undefined
  const version = standingVersion(state, type, payload as CommandPayload<SettingAct>)
  if (version === null || version === payload.replaces) return undefined
  const value = standing(state, type, 'checklistId' in payload ? payload.checklistId : undefined)!
  const { by, at } = authorOf(value)
  return refuse('act.changed-elsewhere', {
    what: settingActs[type === 'conclude' && state.party ? 'recordPartyStatement' : type],
    by: state.officers.find(({ id }) => id === by)?.name ?? '另一台电脑',
    at: chineseMoment(at),
  })
}

/** Who set a value, where it says so, and when. */
function authorOf(value: NonNullable<ReturnType<typeof standing>>): { by?: string; at: string } {
  if ('preparedAt' in value) return { by: value.preparedBy, at: value.preparedAt }
  if ('endedAt' in value) return { by: value.by, at: value.endedAt }
  return 'recordedAt' in value ? { at: value.recordedAt } : { by: value.by, at: value.at }
}

/** The command as it is decided: what it replaces is no part of the value. */
export function withoutReplaced(command: Command): Command {
  if (!isSettingAct(command.type) || !('replaces' in command.payload)) return command
  const { replaces: _, ...payload } = command.payload
  return { ...command, payload } as Command
}
