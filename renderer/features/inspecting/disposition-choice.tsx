import { useId } from 'react'
import { addCalendarDays, type Calendar, rollToWorkday } from '../../../shared/domain/calendar.ts'
import { type Disposition, dispositionNames } from '../../../shared/domain/inspection.ts'
import { DateInput } from '../../app/components/date-input.tsx'
import { OptionCard } from '../../app/components/option-card.tsx'
import type { AnswerDraft } from './answer-writer.ts'
import styles from './disposition-choice.module.css'

/** 本项处置 and, for 责令改正, the 改正期限: 30 days unless the officer says otherwise. */
export function DispositionChoice({
  draft,
  today,
  calendar,
  onChange,
  editable,
}: {
  draft: AnswerDraft
  /** ISO date. */
  today: string
  calendar: Calendar
  onChange: (change: Partial<AnswerDraft>) => void
  editable: boolean
}) {
  const dateId = useId()
  const choose = (disposition: Disposition) =>
    onChange({
      disposition,
      correctBy:
        disposition === 'ordered-correction'
          ? (draft.correctBy ?? rollToWorkday(addCalendarDays(today, 30), calendar))
          : undefined,
    })
  return (
    <section className={styles.section}>
      <h3 className={styles.title}>本项处置</h3>
      <div className={styles.row}>
        <div role="radiogroup" aria-label="本项处置" className={styles.kinds}>
          {(Object.keys(dispositionNames) as Disposition[]).map((kind) => (
            <OptionCard
              key={kind}
              name="disposition"
              title={dispositionNames[kind]}
              checked={draft.disposition === kind}
              onChoose={() => choose(kind)}
              disabled={!editable}
            />
          ))}
        </div>
        {draft.disposition === 'ordered-correction' && (
          <label className={styles.due} htmlFor={dateId}>
            <span>改正期限</span>
            <DateInput
              id={dateId}
              value={draft.correctBy ?? ''}
              min={addCalendarDays(today, 1)}
              onChange={(correctBy) => correctBy && onChange({ correctBy })}
              disabled={!editable}
              className={styles.date}
            />
          </label>
        )}
      </div>
    </section>
  )
}
