import type { CommandPayload } from '../../../shared/domain/commands.ts'
import type { Answer, AnswerResult, Inspection } from '../../../shared/domain/inspection.ts'
import type { Refusal } from '../../../shared/domain/refusals.ts'
import type { Problem } from '../../../shared/protocol/problems.ts'
import { problemOf } from '../../app/use-act.ts'
import type { DispatchOutcome } from '../../app/workspace.ts'
import { resultOf } from './comparison.ts'

/** What stands on the screen for one item. */
export interface AnswerDraft extends Pick<Answer, 'facts' | 'disposition' | 'correctBy' | 'comparison'> {
  result: AnswerResult | null
  /** The result follows from the content typed into the comparison, until somebody chooses one. */
  derived?: boolean
}

/** How far an item is from being durable. `saved` only ever follows a dispatch that resolved. */
export type ItemSaving =
  | { state: 'idle' | 'waiting' | 'saving' }
  | { state: 'saved'; at: string }
  | { state: 'refused'; refusal: Refusal }
  | { state: 'failed'; problem: Problem }

interface Entry {
  draft: AnswerDraft
  /** Command id of the answer that the draft was begun on; the next dispatch replaces it. */
  base: string | null
  edits: number
  savedEdits: number
  saving: ItemSaving
  timer?: ReturnType<typeof setTimeout>
  running?: Promise<void>
}

export interface AnswerPort {
  record(): Inspection
  dispatch(payload: CommandPayload<'answerItem'>): Promise<DispatchOutcome>
}

const typingPause = 400

/**
 * Takes what is typed and chosen on the screen to the store: at most one dispatch per item at a time, the next one
 * carries everything that came meanwhile. A draft lives until the record shows it, so no re-render can overwrite what
 * is being typed, and it outlives a refusal or a failed write.
 */
export class AnswerWriter {
  readonly #port: AnswerPort
  readonly #entries = new Map<string, Entry>()
  /** Answers (by command id) whose result followed from the content; nobody has chosen it yet. */
  readonly #derived = new Set<string>()
  readonly #listeners = new Set<() => void>()
  #changes = 0

  constructor(port: AnswerPort) {
    this.#port = port
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Changes with everything that a screen could show differently. */
  readonly changes = (): number => this.#changes

  /** What stands on the screen for an item: the draft, else the record. */
  draft(key: string): AnswerDraft {
    return this.#entries.get(key)?.draft ?? this.#recorded(this.#port.record().answers[key])
  }

  saving(key: string): ItemSaving {
    const entry = this.#entries.get(key)
    if (entry) return entry.saving
    const answer = this.#port.record().answers[key]
    return answer ? { state: 'saved', at: answer.at } : { state: 'idle' }
  }

  /** Whether anything on the screen is not durable yet. */
  get unsaved(): boolean {
    return [...this.#entries.values()].some((entry) => entry.draft.result && entry.edits !== entry.savedEdits)
  }

  /** What stands on the screen and is not in the record, by item. */
  get open(): Record<string, AnswerDraft> {
    const open = [...this.#entries].filter(([, entry]) => entry.edits !== entry.savedEdits)
    return Object.fromEntries(open.map(([key, entry]) => [key, entry.draft]))
  }

  /** @param when `soon` waits for a pause in typing; a choice is saved at once */
  edit(key: string, change: Partial<AnswerDraft>, when: 'now' | 'soon' = 'now'): void {
    const entry = this.#open(key)
    entry.draft = { ...entry.draft, ...change }
    if (change.result) entry.draft.derived = false
    else if (entry.draft.comparison && (entry.draft.result === null || entry.draft.derived)) {
      entry.draft.result = resultOf(entry.draft.comparison) ?? entry.draft.result
      entry.draft.derived = true
    }
    entry.edits += 1
    if (!isConflict(entry)) entry.saving = { state: entry.draft.result ? 'waiting' : 'idle' }
    clearTimeout(entry.timer)
    if (when === 'now') void this.#save(key)
    else entry.timer = setTimeout(() => void this.#save(key), typingPause)
    this.#changed()
  }

  /** Saves everything that waits. Resolves when the store has answered; never rejects. */
  async flush(): Promise<void> {
    await Promise.all([...this.#entries.keys()].map((key) => this.#save(key)))
  }

  /** Tries again after a failed write. */
  retry(key: string): void {
    void this.#save(key)
  }

  /** After 这一项已被改过: the own version goes on top of the other's, which stays in the log. */
  keepOwn(key: string): void {
    const entry = this.#entries.get(key)
    if (!entry) return
    entry.base = this.#port.record().answers[key]?.commandId ?? null
    entry.saving = { state: 'waiting' }
    void this.#save(key)
  }

  /** Drops the own version and shows the record. */
  takeRecorded(key: string): void {
    clearTimeout(this.#entries.get(key)?.timer)
    this.#entries.delete(key)
    this.#changed()
  }

  /** Lets go of drafts that the record shows by now. Call when the record has changed. */
  settle(): void {
    const record = this.#port.record()
    let released = false
    for (const [key, entry] of this.#entries) {
      const isDone = entry.edits === entry.savedEdits && entry.saving.state === 'saved' && !entry.running
      if (!isDone || record.answers[key]?.commandId !== entry.base) continue
      this.#entries.delete(key)
      released = true
    }
    if (released) this.#changed()
  }

  #recorded(answer: Answer | undefined): AnswerDraft {
    if (!answer) return { result: null, facts: '' }
    const { result, facts, disposition, correctBy, comparison, commandId } = answer
    return { result, facts, disposition, correctBy, comparison, derived: this.#derived.has(commandId) }
  }

  #open(key: string): Entry {
    const found = this.#entries.get(key)
    if (found) {
      const recorded = this.#port.record().answers[key]
      // Nothing of the draft is open and the record has moved on (the partner's laptop): begin on what it says now.
      const isStale =
        found.saving.state === 'saved' && !!recorded && Date.parse(recorded.at) > Date.parse(found.saving.at)
      if (!isStale || recorded.commandId === found.base) return found
    }
    const answer = this.#port.record().answers[key]
    const entry: Entry = {
      draft: this.#recorded(answer),
      base: answer?.commandId ?? null,
      edits: 0,
      savedEdits: 0,
      saving: { state: 'idle' },
    }
    this.#entries.set(key, entry)
    return entry
  }

  #save(key: string): Promise<void> {
    const entry = this.#entries.get(key)
    if (!entry) return Promise.resolve()
    clearTimeout(entry.timer)
    entry.running ??= this.#drain(key, entry).finally(() => {
      entry.running = undefined
      this.settle()
    })
    return entry.running
  }

  async #drain(key: string, entry: Entry): Promise<void> {
    while (entry.edits !== entry.savedEdits && entry.draft.result && !isConflict(entry)) {
      const edits = entry.edits
      entry.saving = { state: 'saving' }
      this.#changed()
      try {
        const outcome = await this.#port.dispatch(payloadOf(key, entry.draft, entry.base))
        if (outcome.refusal) {
          entry.saving = { state: 'refused', refusal: outcome.refusal }
          break
        }
        const answer = outcome.inspection.answers[key]!
        entry.base = answer.commandId
        if (entry.draft.derived) this.#derived.add(answer.commandId)
        entry.savedEdits = edits
        entry.saving = entry.edits === edits ? { state: 'saved', at: answer.at } : { state: 'waiting' }
      } catch (error) {
        entry.saving = { state: 'failed', problem: problemOf(error) }
        break
      }
    }
    this.#changed()
  }

  #changed(): void {
    this.#changes += 1
    for (const listener of this.#listeners) listener()
  }
}

function isConflict({ saving }: Entry): boolean {
  return saving.state === 'refused' && saving.refusal.code === 'item.changed-elsewhere'
}

/** The command's payload; what belongs to 不符合 only is left out elsewhere. */
function payloadOf(key: string, draft: AnswerDraft, base: string | null): CommandPayload<'answerItem'> {
  const isProblem = draft.result === 'nonconform'
  return {
    answerKey: key,
    result: draft.result!,
    facts: draft.facts,
    ...(isProblem && draft.disposition ? { disposition: draft.disposition } : {}),
    ...(isProblem && draft.correctBy ? { correctBy: draft.correctBy } : {}),
    ...(draft.comparison ? { comparison: draft.comparison } : {}),
    replaces: base,
  }
}
