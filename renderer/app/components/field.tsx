import { IconAlertCircle } from '@tabler/icons-react'
import { type ComponentProps, type ReactNode, useId } from 'react'
import { classNames } from '../class-names.ts'
import styles from './field.module.css'

interface FieldFrame {
  label: ReactNode
  required?: boolean
  hint?: ReactNode
  /** What is wrong with the value and what to do; makes the field red. */
  error?: ReactNode
}

/** The label of a field. */
export function FieldLabel({
  htmlFor,
  required,
  children,
}: {
  htmlFor?: string
  required?: boolean
  children: ReactNode
}) {
  return (
    <label className={styles.label} htmlFor={htmlFor}>
      {children}
      {required && <span className={styles.required}> 必填</span>}
    </label>
  )
}

/** The sentence under a field whose value is wrong. */
export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p className={styles.error} id={id} role="alert">
      <IconAlertCircle size={16} stroke={1.7} aria-hidden />
      <span>{children}</span>
    </p>
  )
}

/** Label, control, hint and error of one field; the control gets id and description. */
export function Field({
  label,
  required,
  hint,
  error,
  className,
  children,
}: FieldFrame & {
  className?: string
  children: (control: {
    id: string
    'aria-describedby'?: string
    'aria-invalid'?: boolean
    'aria-required'?: boolean
  }) => ReactNode
}) {
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={classNames(styles.field, className)}>
      <FieldLabel htmlFor={id} required={required}>
        {label}
      </FieldLabel>
      {children({
        id,
        ...(described ? { 'aria-describedby': described } : {}),
        ...(error ? { 'aria-invalid': true } : {}),
        ...(required ? { 'aria-required': true } : {}),
      })}
      {hint && (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  )
}

type InputProps = Omit<ComponentProps<'input'>, 'id'> & FieldFrame & { frameClassName?: string }

/** A one-line field. */
export function TextField({ label, required, hint, error, frameClassName, className, ...rest }: InputProps) {
  return (
    <Field label={label} required={required} hint={hint} error={error} className={frameClassName}>
      {(control) => <input {...control} className={classNames(styles.input, className)} {...rest} />}
    </Field>
  )
}

type AreaProps = Omit<ComponentProps<'textarea'>, 'id'> & FieldFrame & { frameClassName?: string }

/** A field of several lines. */
export function TextArea({ label, required, hint, error, frameClassName, className, ...rest }: AreaProps) {
  return (
    <Field label={label} required={required} hint={hint} error={error} className={frameClassName}>
      {(control) => (
        <textarea
          rows={2}
          {...control}
          className={classNames(styles.input, styles.area, className)}
          {...rest}
        />
      )}
    </Field>
  )
}

type SelectProps = Omit<ComponentProps<'select'>, 'id'> & FieldFrame & { frameClassName?: string }

/** A choice from a list; options are given as children. */
export function SelectField({
  label,
  required,
  hint,
  error,
  frameClassName,
  className,
  ...rest
}: SelectProps) {
  return (
    <Field label={label} required={required} hint={hint} error={error} className={frameClassName}>
      {(control) => (
        <select {...control} className={classNames(styles.input, styles.select, className)} {...rest} />
      )}
    </Field>
  )
}

/** A box to tick with its words; the whole line is the target. */
export function CheckField({
  children,
  hint,
  ...rest
}: Omit<ComponentProps<'input'>, 'type'> & { hint?: ReactNode }) {
  return (
    <label className={styles.check}>
      <input type="checkbox" {...rest} />
      <span>
        {children}
        {hint && <span className={styles.checkHint}>{hint}</span>}
      </span>
    </label>
  )
}
