import { addCalendarDays } from '../../../shared/domain/calendar.ts'
import { chinaDate } from '../../../shared/domain/china-time.ts'
import { followUpNames } from '../../../shared/domain/result-list.ts'
import { DateInput } from '../../app/components/date-input.tsx'
import { Field, TextArea, TextField } from '../../app/components/field.tsx'
import { OptionCard } from '../../app/components/option-card.tsx'
import { type ConclusionDraft, type ConclusionForm, needsReceiver } from './conclusion-draft.ts'
import styles from './conclusion-fields.module.css'
import { fromLocalInput, toLocalInput } from './local-time.ts'

interface FieldsProps {
  form: ConclusionForm
  onChange: (change: ConclusionDraft) => void
  editable: boolean
}

/** 事实、定性、适用依据 (F12): filled in from the answers, open to the officer's words. */
export function StatementFields({ form, onChange, editable }: FieldsProps) {
  const required = form.entry?.requiresFacts ?? false
  const rest = { required, maxLength: 4000, readOnly: !editable }
  return (
    <div className={styles.card}>
      <TextArea
        label="事实"
        {...rest}
        className={styles.grows}
        value={form.facts}
        onChange={(event) => onChange({ facts: event.target.value })}
      />
      <TextArea
        label="定性"
        {...rest}
        className={styles.grows}
        value={form.qualification}
        onChange={(event) => onChange({ qualification: event.target.value })}
      />
      <TextArea
        label="适用依据"
        {...rest}
        className={styles.grows}
        value={form.legalBasis}
        hint={
          form.legalBasis.includes('待核')
            ? '标“待核”的条号还没有核对过原文，请查证后删去该字样。'
            : undefined
        }
        onChange={(event) => onChange({ legalBasis: event.target.value })}
      />
    </div>
  )
}

/** 后续处置 (F22): the kinds that the result allows, with their dates and receiver; and when the inspection ended. */
export function FollowUpFields({ form, onChange, editable }: FieldsProps) {
  const { entry, followUp } = form
  const ended = chinaDate(form.endedAt)
  return (
    <div className={styles.card}>
      {entry && (
        <div role="radiogroup" aria-label="后续处置措施" className={styles.kinds}>
          {entry.followUps.map((kind) => (
            <OptionCard
              key={kind}
              name="follow-up"
              title={followUpNames[kind]}
              checked={kind === followUp}
              disabled={!editable}
              onChoose={() => onChange({ followUp: kind, followUpDue: undefined, reinspectOn: undefined })}
            />
          ))}
        </div>
      )}
      <div className={styles.dates}>
        {form.followUpDue !== undefined && (
          <Field label={followUp === 'ordered-correction' ? '改正期限' : '办理期限'} required>
            {(control) => (
              <DateInput
                {...control}
                value={form.followUpDue ?? ''}
                min={addCalendarDays(ended, 1)}
                disabled={!editable}
                onChange={(date) => date && onChange({ followUpDue: date, reinspectOn: undefined })}
              />
            )}
          </Field>
        )}
        {followUp === 'ordered-correction' && (
          <Field label="复查日期" required>
            {(control) => (
              <DateInput
                {...control}
                value={form.reinspectOn ?? ''}
                min={form.followUpDue}
                disabled={!editable}
                onChange={(date) => date && onChange({ reinspectOn: date })}
              />
            )}
          </Field>
        )}
        {needsReceiver(followUp) && (
          <TextField
            label="接收单位"
            required
            frameClassName={styles.receiver}
            value={form.receiver ?? ''}
            maxLength={200}
            readOnly={!editable}
            onChange={(event) => onChange({ receiver: event.target.value })}
          />
        )}
        <TextField
          label="检查结束"
          required
          type="datetime-local"
          frameClassName={styles.ended}
          value={toLocalInput(form.endedAt)}
          readOnly={!editable}
          onChange={(event) => {
            const endedAt = fromLocalInput(event.target.value)
            if (endedAt) onChange({ endedAt })
          }}
        />
      </div>
    </div>
  )
}
