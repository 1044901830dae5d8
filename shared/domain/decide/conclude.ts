import { chinaDate, chineseDate, chineseMoment } from '../china-time.ts'
import type { CommandOf } from '../commands.ts'
import type { Conclusion, Inspection } from '../inspection.ts'
import { mailingVerdict } from '../mailing.ts'
import { allCheckedOffsite, offsiteBegun } from '../methods.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { followUpNames, type ResultEntry, type ResultList } from '../result-list.ts'
import { type ObstructionKind, obstructionKindNames } from '../visit-facts.ts'
import {
  type DecideContext,
  type Decision,
  evidenceFor,
  happened,
  itemsOf,
  listTitles,
  type OpenItem,
  refused,
} from './context.ts'
import { correctionTermRefusal } from './correction-term.ts'
import { statusRefusal } from './status.ts'

/** Result per 抽查事项 as the checklist gives it; the officer confirms it and can't type another. */
export function matterResults(inspection: Inspection, items: readonly OpenItem[]): Conclusion['matters'] {
  const matters: Conclusion['matters'] = {}
  for (const reference of inspection.checklists) {
    const own = items.filter((entry) => entry.checklist.id === reference.id)
    const answers = own.map((entry) => inspection.answers[entry.key])
    matters[reference.id] = answers.some((answer) => answer?.result === 'nonconform')
      ? 'problem'
      : answers.every((answer) => answer !== undefined)
        ? 'no-problem'
        : 'not-completed'
  }
  return matters
}

/** Items answered 不符合. */
export function problems(inspection: Inspection, items: readonly OpenItem[]): OpenItem[] {
  return items.filter((entry) => inspection.answers[entry.key]?.result === 'nonconform')
}

/** Why a result can't be chosen now; undefined when it can. The screen shows it under the option. */
export function resultRefusal(
  inspection: Inspection,
  entry: ResultEntry,
  items: readonly OpenItem[],
): Refusal | undefined {
  const found = problems(inspection, items)
  if (entry.nature === 'no-problem' && found.length > 0)
    return refuse('conclude.problem-found', {
      result: entry.text,
      titles: listTitles(found.map(({ item }) => item.title)),
    })
  const obstructed = obstructionRefusal(inspection, entry)
  if (obstructed) return obstructed
  if (entry.nature === 'problem' && found.length === 0 && obstructionsFor(inspection, entry).length === 0)
    return refuse('conclude.no-problem-found', { result: entry.text })
  if (entry.requiresPartyNotMet && inspection.arrival?.partyMet)
    return refuse('conclude.party-met', { result: entry.text, at: chineseMoment(inspection.arrival.at) })
  const signed = inspection.mailings.find((mailing) => mailing.outcome?.result === 'signed')
  if (entry.requiresPartyNotMet && signed)
    return refuse('conclude.signed-for', { result: entry.text, on: chineseDate(signed.outcome!.on) })
  return undefined
}

/** A refusal by the party stands in the result, and a result that says so needs one on record (P18). */
function obstructionRefusal(inspection: Inspection, entry: ResultEntry): Refusal | undefined {
  const named = (kinds: readonly ObstructionKind[]) =>
    [...new Set(kinds)].map((kind) => obstructionKindNames[kind]).join('或者')
  if (entry.nature === 'no-problem' && inspection.obstructions.length > 0)
    return refuse('conclude.obstruction', {
      result: entry.text,
      kinds: named(inspection.obstructions.map(({ kind }) => kind)),
    })
  if (entry.requiresObstruction && obstructionsFor(inspection, entry).length === 0)
    return refuse('conclude.obstruction-missing', {
      result: entry.text,
      kinds: named(entry.obstructionKinds),
    })
  return undefined
}

/** Refusals by the party that carry a result. */
function obstructionsFor({ obstructions }: Inspection, { obstructionKinds }: ResultEntry) {
  return obstructions.filter(({ kind }) => obstructionKinds.includes(kind))
}

/**
 * Nobody went there: then only two returned letters carry 无法联系 (F5), and any other result only when every matter was
 * checked 非现场 and that was enough (J6).
 * @param today ISO date
 */
export function visitRefusal(
  inspection: Inspection,
  entry: ResultEntry,
  { mailing }: DecideContext['profile'],
  today: string,
): Refusal | undefined {
  if (inspection.arrival) return undefined
  if (!entry.requiresPartyNotMet && allCheckedOffsite(inspection)) return undefined
  const verdict = mailingVerdict(inspection.mailings, mailing, today)
  return entry.requiresPartyNotMet && verdict.kind === 'unreachable'
    ? undefined
    : refuse('conclude.mailing-open')
}

/** What the answers still lack before any conclusion; undefined when nothing. */
export function answersRefusal(inspection: Inspection, items: readonly OpenItem[]): Refusal | undefined {
  const open = items.filter((entry) => !inspection.answers[entry.key])
  if (open.length > 0)
    return refuse('conclude.open-items', {
      count: open.length,
      titles: listTitles(open.map(({ item }) => item.title)),
    })
  return undefined
}

function problemRefusal(inspection: Inspection, items: readonly OpenItem[]): Refusal | undefined {
  const found = problems(inspection, items)
  const withoutFacts = found.filter((entry) => !inspection.answers[entry.key]!.facts.trim())
  if (withoutFacts.length > 0)
    return refuse('conclude.facts-missing', {
      titles: listTitles(withoutFacts.map(({ item }) => item.title)),
    })
  const short = found.filter(
    (entry) => evidenceFor(inspection, entry.key).length < entry.item.evidenceMinimum,
  )
  if (short.length > 0)
    return refuse('conclude.evidence-missing', {
      titles: listTitles(
        short.map(
          ({ key, item }) =>
            `“${item.title}”至少 ${item.evidenceMinimum} 件，现有 ${evidenceFor(inspection, key).length} 件`,
        ),
      ),
    })
  return undefined
}

function statementRefusal(
  inspection: Inspection,
  entry: ResultEntry,
  command: CommandOf<'conclude'>,
): Refusal | undefined {
  const payload = command.payload
  if (entry.requiresFacts) {
    const missing = [
      ['事实', payload.facts],
      ['定性', payload.qualification],
      ['适用依据', payload.legalBasis],
    ].filter(([, text]) => !text!.trim())
    if (missing.length > 0)
      return refuse('conclude.statement-missing', { missing: missing.map(([name]) => name).join('、') })
  }
  const count = inspection.evidence.filter((piece) => !piece.withdrawn && piece.source !== 'signature').length
  if (count < entry.evidenceMinimum)
    return refuse('conclude.result-evidence', { result: entry.text, minimum: entry.evidenceMinimum, count })
  return undefined
}

function followUpRefusal(entry: ResultEntry, command: CommandOf<'conclude'>): Refusal | undefined {
  const { followUp, followUpDue, reinspectOn, receiver, endedAt } = command.payload
  if (!entry.followUps.includes(followUp))
    return refuse('conclude.follow-up', {
      result: entry.text,
      followUp: followUpNames[followUp],
      allowed: entry.followUps.map((kind) => followUpNames[kind]).join('、'),
    })
  const missing: string[] = []
  const ended = chinaDate(endedAt)
  if (followUp === 'ordered-correction') {
    if (!followUpDue || followUpDue <= ended) missing.push('改正期限')
    if (!reinspectOn || (followUpDue && reinspectOn < followUpDue)) missing.push('复查日期（不早于改正期限）')
  }
  if (['lead-transfer', 'case-filing', 'notify-other'].includes(followUp)) {
    if (!receiver?.trim()) missing.push('接收单位')
    if (!followUpDue || followUpDue <= ended) missing.push('办理期限')
  }
  return missing.length > 0
    ? refuse('conclude.follow-up-due', { followUp: followUpNames[followUp], missing: missing.join('、') })
    : undefined
}

function timeRefusal(state: Inspection, command: CommandOf<'conclude'>): Refusal | undefined {
  const ended = Date.parse(command.payload.endedAt)
  const begun =
    state.arrival?.at ??
    (allCheckedOffsite(state) ? offsiteBegun(state)! : `${state.mailings.at(-1)!.postedOn}T00:00:00+08:00`)
  const arrived = Date.parse(begun)
  const now = Date.parse(command.decidedAt.wall)
  if (ended < arrived || ended > now + 60_000)
    return refuse('conclude.ended', {
      ended: chineseMoment(command.payload.endedAt),
      arrived: chineseMoment(begun),
      now: chineseMoment(command.decidedAt.wall),
    })
  return undefined
}

function findEntry(resultList: ResultList, code: string): ResultEntry | undefined {
  return resultList.entries.find((entry) => entry.code === code)
}

/**
 * The conclusion: per-matter results as the checklist gives them, one overall result of the versioned list with its
 * exclusions and demands (domain.md §4.4), facts, qualification and basis (F12), follow-up (F22).
 */
export function decideConclusion(
  state: Inspection,
  command: CommandOf<'conclude'>,
  context: DecideContext,
): Decision {
  const { payload } = command
  const items = itemsOf(state, context.checklists)
  const entry = findEntry(context.resultList, payload.resultCode)
  if (!entry)
    return refused(
      refuse('conclude.result-unknown', { code: payload.resultCode, version: context.resultList.version }),
    )
  const refusal =
    visitRefusal(state, entry, context.profile, chinaDate(command.decidedAt.wall)) ??
    (entry.nature === 'stopped' ? undefined : answersRefusal(state, items)) ??
    problemRefusal(state, items) ??
    resultRefusal(state, entry, items) ??
    statusRefusal(state, entry) ??
    statementRefusal(state, entry, command) ??
    followUpRefusal(entry, command) ??
    correctionTermRefusal(state, entry, command, items) ??
    timeRefusal(state, command)
  if (refusal) return refused(refusal)
  const expected = matterResults(state, items)
  for (const [checklistId, result] of Object.entries(expected)) {
    if (payload.matters[checklistId] !== result)
      return refused(
        refuse('conclude.matter-result', {
          matter: context.checklists.find((checklist) => checklist.id === checklistId)?.matter ?? checklistId,
          expected: { 'no-problem': '未发现问题', problem: '发现问题', 'not-completed': '未完成' }[result],
        }),
      )
  }
  return happened({
    type: 'concluded',
    conclusion: { ...payload, matters: expected, resultText: entry.text, by: command.actorId },
  })
}
