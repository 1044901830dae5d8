import { type ReactNode, useId, useState } from 'react'
import type { ProfileDraft } from '../../../shared/jurisdictions/profile.ts'
import type { ProfileProblem } from '../../../shared/jurisdictions/profile-problems.ts'
import { CheckField, FieldError, TextArea, TextField } from '../../app/components/field.tsx'
import { Panel, PanelTitle } from '../../app/components/panel.tsx'
import styles from './administration.module.css'

/** What every group of the form gets. */
export interface GroupProps {
  draft: ProfileDraft
  onChange: (change: Partial<ProfileDraft>) => void
  problems: readonly ProfileProblem[]
}

/** The sentence at one field; undefined when it is right. */
export function problemAt(problems: readonly ProfileProblem[], path: string): string | undefined {
  return problems.find((problem) => problem.path === path)?.message
}

/** One group of settings. */
export function Group({ title, note, children }: { title: string; note?: ReactNode; children: ReactNode }) {
  return (
    <Panel aria-label={title} className={styles.group}>
      <PanelTitle aside={note}>{title}</PanelTitle>
      <div className={styles.fields}>{children}</div>
    </Panel>
  )
}

/** A whole number; an empty field is no number and said to be so. */
export function NumberField({
  value,
  onValue,
  ...rest
}: {
  label: string
  value: number
  onValue: (value: number) => void
  error?: string
  hint?: string
  frameClassName?: string
}) {
  return (
    <TextField
      inputMode="decimal"
      value={Number.isNaN(value) ? '' : value}
      onChange={({ target }) => onValue(target.value.trim() === '' ? Number.NaN : Number(target.value))}
      {...rest}
    />
  )
}

/** The id of the rule that a setting follows. */
export function RuleField({
  value,
  onValue,
  error,
}: {
  value: string
  onValue: (value: string) => void
  error?: string
}) {
  return (
    <TextField
      label="依据规则"
      frameClassName={styles.two}
      value={value}
      onChange={({ target }) => onValue(target.value.trim())}
      error={error}
    />
  )
}

/** A list, one entry per line. */
export function LinesField({
  value,
  onValue,
  ...rest
}: {
  label: string
  value: readonly string[]
  onValue: (value: string[]) => void
  error?: string
  hint?: string
  frameClassName?: string
}) {
  const [text, setText] = useState(value.join('\n'))
  return (
    <TextArea
      rows={Math.max(2, value.length)}
      value={text}
      onChange={({ target }) => {
        setText(target.value)
        onValue(
          target.value
            .split('\n')
            .map((line) => line.trim())
            .filter(Boolean),
        )
      }}
      {...rest}
    />
  )
}

/** Several of a fixed list. */
export function ChoicesField<T extends string>({
  legend,
  options,
  value,
  onValue,
  error,
  className = styles.whole,
}: {
  legend: string
  options: readonly (readonly [T, string])[]
  value: readonly T[]
  onValue: (value: T[]) => void
  error?: string
  className?: string
}) {
  const id = useId()
  return (
    <div className={className}>
      <fieldset className={styles.checks} aria-describedby={error ? id : undefined}>
        <legend>{legend}</legend>
        {options.map(([key, words]) => (
          <CheckField
            key={key}
            checked={value.includes(key)}
            onChange={({ target }) =>
              onValue(
                options
                  .map(([option]) => option)
                  .filter((option) => (option === key ? target.checked : value.includes(option))),
              )
            }
          >
            {words}
          </CheckField>
        ))}
      </fieldset>
      {error && <FieldError id={id}>{error}</FieldError>}
    </div>
  )
}
