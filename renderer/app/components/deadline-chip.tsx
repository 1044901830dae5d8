import { IconAlertTriangle, IconClock } from '@tabler/icons-react'
import type { Calendar } from '../../../shared/domain/calendar.ts'
import type { DueDate } from '../../../shared/domain/publication.ts'
import { classNames } from '../class-names.ts'
import { useCalendar } from '../use-calendar.ts'
import { useRule } from '../use-rule.ts'
import styles from './deadline-chip.module.css'
import { deadlineNote, deadlineText } from './deadline-text.ts'
import { HoverNote } from './hover-note.tsx'
import { Pill } from './pill.tsx'
import { RuleTag } from './rule-chip.tsx'

interface DeadlineChipProps {
  due: DueDate
  /** ISO date. */
  today: string
  calendar: Calendar
  /** The record is closed: the date is told without urgency. */
  settled?: boolean
  focusable?: boolean
}

/** Days left and date of a deadline; its note gives due date, weekday, start event, rule and national limit. */
export function DeadlineChip({ focusable = true, ...deadline }: DeadlineChipProps) {
  return (
    <HoverNote focusable={focusable} note={<DeadlineNote due={deadline.due} today={deadline.today} />}>
      <DeadlineWords {...deadline} />
    </HoverNote>
  )
}

/** The chip without its note, for places that are pressed as a whole (an option of a list). */
export function DeadlineWords({
  due,
  today,
  calendar,
  settled = false,
}: Omit<DeadlineChipProps, 'focusable'>) {
  const newest = useCalendar()
  // Dates are counted with the newest table (ADR 0008), and so are the days that are left.
  const text = deadlineText(due, today, newest.version > calendar.version ? newest : calendar)
  // An open follow-up has its own date: the record is received, but not at rest.
  const closed = settled && due.kind !== 'follow-up'
  const tone = closed ? 'plain' : text.tone
  return (
    <>
      <span className={classNames(styles.chip, styles[tone])}>
        {tone === 'amber' && <IconClock size={14} stroke={1.8} aria-hidden />}
        {tone === 'red' && <IconAlertTriangle size={14} stroke={1.8} aria-hidden />}
        {closed ? (
          <span className={styles.date}>{due.kind === 'publication' ? '公示期限' : '任务截止'}</span>
        ) : (
          <>
            <span className={styles.left}>{text.left}</span>
            <span className={styles.dot} aria-hidden />
          </>
        )}
        <span className={styles.date}>{text.date}</span>
      </span>
      {text.provisional && (
        <Pill tone="amber" className={styles.provisional}>
          暂算
        </Pill>
      )}
    </>
  )
}

function DeadlineNote({ due, today }: { due: DueDate; today: string }) {
  const note = deadlineNote(due, today)
  const rule = useRule(due.ruleId)
  return (
    <>
      <p className={styles.title}>{note.title}</p>
      <p>{note.body}</p>
      {note.provisional && <p>{note.provisional}</p>}
      {rule && <p>{rule.text}。</p>}
      <p className={styles.rule}>
        <RuleTag id={due.ruleId} /> <span>{rule?.source ?? '任务文件'}</span>
      </p>
      {note.national && (
        <p className={styles.limit}>
          <RuleTag id={due.national?.ruleId ?? 'Q12'} /> <span>{note.national}</span>
        </p>
      )}
    </>
  )
}
