import { useState } from 'react'
import { chineseDate, chineseWeekday } from '../../../shared/domain/china-time.ts'
import {
  holidayYearProblems,
  holidayYearSchema,
  readHolidayNotice,
} from '../../../shared/domain/holiday-notice.ts'
import { ActOutcome } from '../../app/components/act-outcome.tsx'
import { Button } from '../../app/components/button.tsx'
import { TextArea, TextField } from '../../app/components/field.tsx'
import { Note } from '../../app/components/note.tsx'
import { Panel, PanelTitle } from '../../app/components/panel.tsx'
import { Pill } from '../../app/components/pill.tsx'
import { useAct } from '../../app/use-act.ts'
import { useCalendar } from '../../app/use-calendar.ts'
import { useSnapshot, useWorkspace } from '../../app/workspace-context.tsx'
import styles from './administration.module.css'
import { NumberField } from './fields.tsx'
import { Versions } from './versions.tsx'

/** Dates with their weekdays, for a person to check against the notice. */
function listed(dates: readonly string[]): string {
  return dates.map((date) => `${chineseDate(date)}（${chineseWeekday(date)}）`).join('、') || '没有'
}

/** 节假日表: which years are covered; a new one from the text of the notice or as JSON. */
export function Holidays() {
  const workspace = useWorkspace()
  const { online } = useSnapshot(workspace.sync)
  const calendar = useCalendar()
  const first = Number(calendar.coveredFrom.slice(0, 4))
  const last = Number(calendar.coveredUntil.slice(0, 4))
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  const [year, setYear] = useState(last + 1)
  const [source, setSource] = useState('')
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const [saved, setSaved] = useState<number | null>(null)
  const act = useAct()
  const table = { year, source, ...readTable(text, year) }
  const parsed = holidayYearSchema.safeParse(table)
  const problems = parsed.success
    ? holidayYearProblems(parsed.data, calendar)
    : parsed.error.issues.map(({ message }) => `${message}。`)
  const save = () => {
    setTried(true)
    if (!parsed.success || problems.length > 0) return
    void act.run(async () => {
      await workspace.administration.saveHolidayYear(calendar.version, parsed.data)
      setSaved(year)
      setText('')
      setSource('')
      setTried(false)
      setYear(Math.max(year, last) + 1)
      return undefined
    })
  }
  return (
    <div className={styles.body}>
      <div className={styles.form}>
        <Panel aria-label="已有年份" className={styles.group}>
          <PanelTitle aside={`第 ${calendar.version} 版`}>已有年份</PanelTitle>
          <div className={styles.years}>
            {years.map((covered) => (
              <Pill key={covered} tone="green">
                {covered}
              </Pill>
            ))}
          </div>
          <p className={styles.quiet}>
            期限落在 {last + 1} 年及以后的，按周一至周五暂算，录入放假安排后各台电脑在下一次同步时重新计算。
          </p>
        </Panel>
        <Panel aria-label="录入放假安排" className={styles.group}>
          <PanelTitle>录入放假安排</PanelTitle>
          <div className={styles.fields}>
            <NumberField label="年份" value={year} onValue={setYear} frameClassName={styles.two} />
            <TextField
              label="放假通知的文号"
              required
              frameClassName={styles.four}
              value={source}
              onChange={({ target }) => setSource(target.value)}
            />
            <TextArea
              label="通知正文"
              required
              rows={9}
              frameClassName={styles.whole}
              hint="粘贴国务院办公厅通知的正文，例如“一、元旦：1月1日至3日放假。1月4日上班。”也可以粘贴 JSON：holidays、workdays 两个日期列表。"
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          </div>
          {text.trim() !== '' && (
            <dl className={styles.found}>
              <dt>放假 {table.holidays.length} 天</dt>
              <dd>{listed(table.holidays)}</dd>
              <dt>调休上班 {table.workdays.length} 天</dt>
              <dd>{listed(table.workdays)}</dd>
            </dl>
          )}
        </Panel>
      </div>
      <aside className={styles.side} aria-label="保存和版本">
        <section aria-label="保存" className={styles.save}>
          <PanelTitle>保存</PanelTitle>
          {saved && <Note tone="green">{saved} 年的放假安排已存为新的一版。</Note>}
          <p className={styles.quiet}>请先对照通知核对左侧读出的日期。放假安排对全站点各区有效。</p>
          {(tried || text.trim() !== '') &&
            problems.map((problem) => (
              <Note key={problem} tone="red">
                {problem}
              </Note>
            ))}
          {!online && <Note tone="amber">现在离线，连上站点后才能保存。</Note>}
          <ActOutcome act={act} />
          <Button kind="primary" size="large" busy={act.busy} disabled={!online} onClick={save}>
            {act.busy ? '正在保存' : `保存 ${Number.isNaN(year) ? '' : year} 年放假安排`}
          </Button>
        </section>
        <Versions kind="calendar" newest={calendar.version} />
      </aside>
    </div>
  )
}

/** The notice as text, or JSON of the same content. */
function readTable(text: string, year: number): { holidays: string[]; workdays: string[] } {
  if (!text.trimStart().startsWith('{')) return readHolidayNotice(text, year)
  try {
    const { holidays = [], workdays = [] } = JSON.parse(text) as { holidays?: string[]; workdays?: string[] }
    return { holidays, workdays }
  } catch {
    return { holidays: [], workdays: [] }
  }
}
