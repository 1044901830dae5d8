import { useId } from 'react'
import { type ChoiceField, type Choices, documentKindOf } from '../../../shared/documents/index.ts'
import type { DocumentKindId } from '../../../shared/domain/document-kinds.ts'
import { DateInput } from '../../app/components/date-input.tsx'
import {
  CheckField,
  Field,
  FieldError,
  SelectField,
  TextArea,
  TextField,
} from '../../app/components/field.tsx'
import { PanelTitle } from '../../app/components/panel.tsx'
import { useToday } from '../../app/use-today.ts'
import type { LoadedInspection } from '../../app/workspace.ts'
import styles from './choices-form.module.css'
import { allChoices, choiceFault } from './paper-choices.ts'
import { documentRecord } from './paper-input.ts'

interface ChoicesFormProps {
  loaded: LoadedInspection
  kind: DocumentKindId
  choices: Choices
  onChange: (choices: Choices) => void
}

/** 文书内容: what the officer sets on the paper beyond the record, proposed from it. Nothing where the record says it all. */
export function ChoicesForm({ loaded, kind, choices, onChange }: ChoicesFormProps) {
  const today = useToday()
  const { fields } = documentKindOf(kind)
  if (fields.length === 0) return null
  const values = allChoices(loaded, kind, today, choices)
  return (
    <section aria-label="文书内容">
      <PanelTitle>文书内容</PanelTitle>
      <div className={styles.fields}>
        {fields.map((field) => (
          <ChoiceControl
            key={field.key}
            field={field}
            loaded={loaded}
            value={values[field.key]}
            onChange={(value) => onChange({ ...choices, [field.key]: value })}
          />
        ))}
      </div>
    </section>
  )
}

interface ChoiceControlProps {
  field: ChoiceField
  loaded: LoadedInspection
  value: string | readonly string[] | undefined
  onChange: (value: string | string[]) => void
}

function ChoiceControl({ field, loaded, value, onChange }: ChoiceControlProps) {
  const { label, help, longest, optional = false, type } = field
  const error = choiceFault(field, value)
  const text = typeof value === 'string' ? value : (value ?? []).join('\n')
  const frame = {
    label: optional ? `${label}（选填）` : label,
    hint: help,
    error: text === '' ? undefined : error,
    required: !optional,
  }
  switch (type) {
    case 'date':
      return (
        <Field {...frame} className={styles.half}>
          {(control) => <DateInput {...control} value={text} onChange={(day) => onChange(day ?? '')} />}
        </Field>
      )
    case 'select':
      return (
        <SelectField {...frame} value={text} onChange={(event) => onChange(event.target.value)}>
          {(optional || text === '') && <option value="">{optional ? '不选' : '请选择'}</option>}
          {field.options?.(documentRecord(loaded)).map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </SelectField>
      )
    case 'checks':
      return (
        <Checks
          field={field}
          options={field.options?.(documentRecord(loaded)) ?? []}
          chosen={Array.isArray(value) ? value : []}
          error={error}
          onChange={onChange}
        />
      )
    case 'lines':
      return (
        <TextArea
          {...frame}
          rows={Math.min(8, Math.max(3, text.split('\n').length))}
          value={text}
          maxLength={6000}
          onChange={(event) => onChange(event.target.value.split('\n'))}
        />
      )
    case 'text':
      return (
        <TextArea
          {...frame}
          rows={3}
          value={text}
          maxLength={longest}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    default:
      return (
        <TextField
          {...frame}
          value={text}
          maxLength={longest}
          onChange={(event) => onChange(event.target.value)}
        />
      )
  }
}

function Checks({
  field,
  options,
  chosen,
  error,
  onChange,
}: {
  field: ChoiceField
  options: readonly { value: string; label: string }[]
  chosen: readonly string[]
  error: string | undefined
  onChange: (value: string[]) => void
}) {
  const id = useId()
  return (
    <fieldset className={styles.checks} aria-describedby={error ? id : undefined}>
      <legend>{field.label}</legend>
      {options.map(({ value, label }) => (
        <CheckField
          key={value}
          checked={chosen.includes(value)}
          onChange={(event) =>
            // In the order in which the record offers them, whatever was ticked first.
            onChange(
              options
                .map((option) => option.value)
                .filter((each) => (each === value ? event.target.checked : chosen.includes(each))),
            )
          }
        >
          {label}
        </CheckField>
      ))}
      {options.length === 0 && <p className={styles.none}>记录里没有可选的内容</p>}
      {field.help && <p className={styles.none}>{field.help}</p>}
      {error && options.length > 0 && <FieldError id={id}>{error}</FieldError>}
    </fieldset>
  )
}
