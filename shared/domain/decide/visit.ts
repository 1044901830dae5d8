import type { Checklist } from '../checklist.ts'
import { chineseMoment } from '../china-time.ts'
import type { CommandOf } from '../commands.ts'
import { departmentsMissing } from '../departments.ts'
import { type Answer, answerNames, type Inspection } from '../inspection.ts'
import { isCheckedOffsite, isVisitUnneeded, offsiteDue } from '../methods.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { type DecideContext, type Decision, happened, itemsOf, listTitles, refused } from './context.ts'

/**
 * Arrival: at least two officers (F11, P12, F23), one of each department in a joint visit (P15), 非现场 tried where it
 * comes first (J6, see `offsiteDue`), credentials shown (P12), rights explained (P13), notice given (F10).
 * It is recorded once, and again only when a reassignment left fewer than two of those who had arrived.
 */
export function decideArrival(
  state: Inspection,
  command: CommandOf<'recordArrival'>,
  { profile, checklists }: DecideContext,
): Decision {
  const payload = command.payload
  const arrived = state.arrival && officersIn(state, state.arrival.present)
  if (state.arrival && arrived!.length >= 2)
    return refused(refuse('arrival.already', { at: chineseMoment(state.arrival.at) }))
  if (state.noticeRequired && state.deliveries.length === 0)
    return refused(refuse('notice.required', { district: profile.name }))
  const present = officersIn(state, payload.present)
  if (present.length < 2) return refused(refuse('arrival.two-officers', { count: present.length }))
  const missing = departmentsMissing(state, present)
  if (missing.length > 0) return refused(refuse('arrival.department', { departments: missing.join('、') }))
  const offsite = offsiteRefusal(state, { profile, checklists })
  if (offsite) return refused(offsite)
  if (!payload.credentialsShown) return refused(refuse('arrival.credentials'))
  if (!payload.rightsExplained) return refused(refuse('arrival.rights'))
  if (Date.parse(payload.at) > Date.parse(command.decidedAt.wall) + 60_000)
    return refused(
      refuse('arrival.future', { at: chineseMoment(payload.at), now: chineseMoment(command.decidedAt.wall) }),
    )
  const { policyNote, ...facts } = payload
  const policy = policyNote?.trim() ? { policyNote: policyNote.trim() } : {}
  return happened({ type: 'arrivalRecorded', arrival: { ...facts, present, ...policy } })
}

/** J6: no entering while matters wait for their 非现场 check, or when all of them were settled that way. */
export function offsiteRefusal(
  state: Inspection,
  { profile, checklists }: Pick<DecideContext, 'profile' | 'checklists'>,
): Refusal | undefined {
  const matters = (ids: readonly string[]) => listTitles(ids.map((id) => `“${matterName(checklists, id)}”`))
  const due = offsiteDue(state, profile)
  if (due.length > 0) return refuse('method.offsite-first', { matters: matters(due) })
  return isVisitUnneeded(state, profile)
    ? refuse('method.visit-unneeded', { matters: matters(state.checklists.map(({ id }) => id)) })
    : undefined
}

/** Without arrival a matter is open only when a 非现场 check of it was enough (J6, F20). */
export function visitDueRefusal(state: Inspection, { id, matter }: Checklist): Refusal | undefined {
  return state.arrival || isCheckedOffsite(state, id) ? undefined : refuse('method.visit-due', { matter })
}

function matterName(checklists: readonly Checklist[], id: string): string {
  return checklists.find((entry) => entry.id === id)?.matter ?? id
}

/** Ids of the assigned officers among `ids`, each once. */
function officersIn(state: Inspection, ids: readonly string[]): string[] {
  return [...new Set(state.officers.map(({ id }) => id).filter((id) => ids.includes(id)))]
}

/**
 * One answer. The edit names the answer it replaces, so that two laptops can't overwrite each other unseen.
 * Facts of a 不符合 may still be empty here (every keystroke is saved); `conclude` demands them (F12).
 */
export function decideAnswer(
  state: Inspection,
  command: CommandOf<'answerItem'>,
  { checklists }: DecideContext,
): Decision {
  const { answerKey, replaces, result, facts, disposition, correctBy, comparison } = command.payload
  const found = itemsOf(state, checklists).find((entry) => entry.key === answerKey)
  if (!found) return refused(refuse('item.unknown', { key: answerKey }))
  const closed = visitDueRefusal(state, found.checklist)
  if (closed) return refused(closed)
  const earlier = state.answers[answerKey]
  if ((earlier?.commandId ?? null) !== replaces)
    return refused(
      refuse('item.changed-elsewhere', {
        title: found.item.title,
        by: state.officers.find((officer) => officer.id === earlier?.by)?.name ?? '另一名检查人员',
        result: earlier ? answerNames[earlier.result] : '未作答',
      }),
    )
  const answer: Answer = {
    result,
    facts,
    ...(disposition && result === 'nonconform' ? { disposition } : {}),
    ...(correctBy && result === 'nonconform' ? { correctBy } : {}),
    ...(comparison ? { comparison } : {}),
    by: command.actorId,
    at: command.decidedAt.wall,
    commandId: command.id,
    bulk: false,
    revision: earlier ? earlier.revision + 1 : 0,
  }
  return happened({ type: 'itemsAnswered', answers: { [answerKey]: answer } })
}

/** 其余全部符合: fills open items of one matter in one action, marked as bulk (Q17). */
export function decideFill(
  state: Inspection,
  command: CommandOf<'fillRemaining'>,
  { checklists }: DecideContext,
): Decision {
  const { checklistId, answerKeys } = command.payload
  const open = itemsOf(state, checklists).filter(
    (entry) =>
      entry.checklist.id === checklistId && answerKeys.includes(entry.key) && !state.answers[entry.key],
  )
  if (open.length === 0) return refused(refuse('item.nothing-left'))
  const closed = visitDueRefusal(state, open[0]!.checklist)
  if (closed) return refused(closed)
  const answers = Object.fromEntries(
    open.map(({ key, item }): [string, Answer] => {
      const known = state.business.publicInformation[item.key]
      return [
        key,
        {
          result: 'conform',
          facts: '',
          ...(item.kind === 'comparison' && known
            ? { comparison: { ...known, actual: known.published } }
            : {}),
          by: command.actorId,
          at: command.decidedAt.wall,
          commandId: command.id,
          bulk: true,
          revision: 0,
        },
      ]
    }),
  )
  return happened({ type: 'itemsAnswered', answers })
}
