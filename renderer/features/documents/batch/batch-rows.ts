import { documentKindOf } from '../../../../shared/documents/index.ts'
import { type DocumentKindId, documentRule } from '../../../../shared/domain/document-kinds.ts'
import type { LoadedInspection, Workspace } from '../../../app/workspace.ts'
import { issuedOfKind } from '../editions.ts'
import { dueAfter, issueRefusal, mayIssue } from '../issue-refusal.ts'
import { documentRecord, paperInput } from '../paper-input.ts'
import { isDraft } from '../papers-of-record.ts'
import { isJoint } from './batch-kinds.ts'

/** One record of the task, and what the batch makes of it. */
export interface BatchRow {
  readonly id: string
  readonly name: string
  readonly code: string
  /** `left`: it was to be issued, and there was no number for it. */
  readonly status: 'due' | 'skipped' | 'issued' | 'made' | 'left' | 'failed'
  /** Why it is skipped, what went wrong and what to do, or what is out already. */
  readonly note: string
  readonly number: string
  readonly checked: boolean
}

/** Reads one record; null when it is not on this laptop. */
export function readRecord(
  workspace: Pick<Workspace, 'inspection'>,
  id: string,
): Promise<LoadedInspection | null> {
  const snapshot = workspace.inspection(id)
  return new Promise((resolve) => {
    let end: (() => void) | undefined
    const look = () => {
      const loaded = snapshot.get()
      if (loaded === undefined) return
      end?.()
      resolve(loaded)
    }
    end = snapshot.subscribe(look)
    look()
  })
}

/** Whether the paper can be made for a record now, or why not. @param today ISO date @param now ISO timestamp */
export function examine(
  loaded: LoadedInspection,
  kind: DocumentKindId,
  today: string,
  now: string,
): BatchRow {
  const { inspection } = loaded
  const { id, business, documents } = inspection
  const row = { id, name: business.name, code: business.code, number: '' }
  const skip = (note: string): BatchRow => ({ ...row, status: 'skipped', note, checked: false })
  if (inspection.state === 'cancelled') return skip('已取消')
  if (!mayIssue(loaded, kind)) return skip('不由本人出具')
  const after = dueAfter(loaded, kind)
  if (after) return skip(`在${after}之后才能出具`)
  const out = issuedOfKind(documents, kind).filter((entry) => !entry.voided && !isDraft(entry))
  const [newest] = out
  if (newest && !documentRule(kind).repeatable)
    return { ...skip(`已出具第 ${newest.version} 版`), number: newest.number }
  const refusal = issueRefusal(loaded, kind, now)
  if (refusal) return skip(`${refusal.title}。${refusal.remedy}`)
  const fault = inputFault(loaded, kind, today)
  if (fault) return skip(fault)
  const note = out.length > 0 ? `已有 ${out.length} 份` : ''
  return { ...row, status: 'due', note, checked: out.length === 0 }
}

/** What the record lacks for the paper, in words; undefined when the paper can be set. */
function inputFault(loaded: LoadedInspection, kind: DocumentKindId, today: string): string | undefined {
  const definition = documentKindOf(kind)
  const facts = { number: null, issuedOn: today }
  try {
    const record = documentRecord(loaded)
    const input = isJoint(kind)
      ? definition.fromRecords!([record], facts, definition.propose(record, today))
      : paperInput(loaded, kind, facts, {})
    if (input === null) return '记录里没有要写进它的内容'
    const parsed = definition.input.safeParse(input)
    return parsed.success ? undefined : (parsed.error.issues[0]?.message ?? '记录里的内容不全')
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
