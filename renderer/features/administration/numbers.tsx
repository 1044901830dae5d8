import { IconListNumbers } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { type DocumentKindId, documentKindIds, documentRules } from '../../../shared/domain/document-kinds.ts'
import type { NumberEntry, NumberLedger, NumberSeries } from '../../../shared/protocol/numbers.ts'
import type { Problem } from '../../../shared/protocol/problems.ts'
import { EmptyState } from '../../app/components/empty-state.tsx'
import { SelectField, TextField } from '../../app/components/field.tsx'
import { Note } from '../../app/components/note.tsx'
import { problemOf } from '../../app/use-act.ts'
import { useToday } from '../../app/use-today.ts'
import { useSnapshot, useWorkspace } from '../../app/workspace-context.tsx'
import { OwnNumbers } from '../documents/own-numbers.tsx'
import { countWords, searchNumbers } from './number-lines.ts'
import { NumberTable } from './number-table.tsx'
import styles from './numbers.module.css'
import { VoidNumberDialog } from './void-number-dialog.tsx'

const order = (kind: string) => documentKindIds.indexOf(kind as DocumentKindId)

/** 文号台账 of the district: every number of a kind and year, what became of it, and 作废. Kept by the station. */
export function Numbers() {
  const workspace = useWorkspace()
  const { online } = useSnapshot(workspace.sync)
  const thisYear = Number(useToday().slice(0, 4))
  const [year, setYear] = useState(thisYear)
  const [wanted, setWanted] = useState<string>()
  const [text, setText] = useState('')
  const [asked, setAsked] = useState(0)
  const [voiding, setVoiding] = useState<readonly NumberEntry[]>()
  const [done, setDone] = useState('')
  const { ledger, problem } = useLedger(year, wanted, online, asked)
  const series = (ledger?.series ?? []).toSorted((a, b) => order(a.kind) - order(b.kind))
  const shown = series.find(({ kind }) => kind === wanted) ?? series[0]
  // The entries come with a kind: the first one is chosen once it is known which there are.
  useEffect(() => {
    if (shown && shown.kind !== wanted) setWanted(shown.kind)
  }, [shown, wanted])

  if (!online)
    return (
      <div className={styles.whole}>
        <Note tone="amber">现在离线。文号台账在站点，连上后显示；下面是本机持有的文号。</Note>
        <OwnNumbers />
      </div>
    )
  if (problem)
    return (
      <div className={styles.whole}>
        <Note tone="red">{problem.message}</Note>
      </div>
    )
  if (!ledger) return null
  const years = [...new Set([thisYear, year, ...ledger.years])].sort((a, b) => b - a)
  const found = searchNumbers(ledger.entries, text)
  return (
    <div className={styles.whole}>
      <div className={styles.filters}>
        <SelectField
          label="文书"
          frameClassName={styles.kind}
          value={shown?.kind ?? ''}
          onChange={({ target }) => {
            setWanted(target.value)
            setText('')
            setDone('')
          }}
        >
          {series.length === 0 && <option value="">还没有</option>}
          {series.map((entry) => (
            <option key={`${entry.authority} ${entry.kind}`} value={entry.kind}>
              {nameOf(entry)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label="年份"
          frameClassName={styles.year}
          value={year}
          onChange={({ target }) => {
            setYear(Number(target.value))
            setDone('')
          }}
        >
          {years.map((entry) => (
            <option key={entry} value={entry}>
              {entry} 年
            </option>
          ))}
        </SelectField>
        <TextField
          label="查号"
          frameClassName={styles.search}
          value={text}
          placeholder="号码、文号或名称"
          onChange={({ target }) => setText(target.value)}
        />
        {shown && (
          <p className={styles.counts} role="status">
            {countWords(shown)}
          </p>
        )}
      </div>
      {done && <Note tone="green">{done}</Note>}
      {!shown ? (
        <EmptyState icon={<IconListNumbers size={28} stroke={1.5} />} title={`${year} 年还没有编号`}>
          出具第一份编号的文书，或者有设备预留文号以后，列在这里。
        </EmptyState>
      ) : found.length === 0 && text.trim() !== '' ? (
        <EmptyState icon={<IconListNumbers size={28} stroke={1.5} />} title={`没有找到“${text.trim()}”`}>
          换一个号码、文书或者年份再查。
        </EmptyState>
      ) : (
        <NumberTable key={`${shown.kind} ${year}`} entries={found} kind={shown.kind} onVoid={setVoiding} />
      )}
      {voiding && shown && (
        <VoidNumberDialog
          entries={voiding}
          series={shown}
          onClose={() => setVoiding(undefined)}
          onDone={(words) => {
            setVoiding(undefined)
            setDone(words)
            setAsked(asked + 1)
          }}
        />
      )}
    </div>
  )
}

function nameOf({ kind }: NumberSeries): string {
  return documentRules[kind as DocumentKindId]?.name ?? kind
}

/** The ledger as the station has it, asked again whenever one of these changes. */
function useLedger(year: number, kind: string | undefined, online: boolean, asked: number) {
  const { numbers } = useWorkspace()
  const [answer, setAnswer] = useState<{ ledger?: NumberLedger; problem?: Problem }>({})
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` is there to ask once more
  useEffect(() => {
    if (!online) return
    let current = true
    const show = (next: typeof answer) => {
      if (current) setAnswer(next)
    }
    numbers.ledger(year, kind).then(
      (ledger) => show({ ledger }),
      (error) => show({ problem: problemOf(error) }),
    )
    return () => {
      current = false
    }
  }, [numbers, year, kind, online, asked])
  return answer
}
