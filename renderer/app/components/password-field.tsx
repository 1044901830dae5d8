import { IconEye, IconEyeOff, IconLock } from '@tabler/icons-react'
import { type ReactNode, type Ref, useId, useState } from 'react'
import { classNames } from '../class-names.ts'
import { FieldError, FieldLabel } from './field.tsx'
import styles from './password-field.module.css'

interface PasswordFieldProps {
  label?: ReactNode
  value: string
  onChange: (value: string) => void
  error?: ReactNode
  autoComplete?: 'current-password' | 'off'
  autoFocus?: boolean
  disabled?: boolean
  large?: boolean
  inputRef?: Ref<HTMLInputElement>
}

/** A password with an eye to look at it. */
export function PasswordField({
  label = '密码',
  value,
  onChange,
  error,
  autoComplete = 'current-password',
  autoFocus,
  disabled,
  large,
  inputRef,
}: PasswordFieldProps) {
  const [shown, setShown] = useState(false)
  const id = useId()
  return (
    <div>
      <FieldLabel htmlFor={id}>{label}</FieldLabel>
      <div className={classNames(styles.box, large && styles.large, error && styles.wrong)}>
        <IconLock size={18} stroke={1.6} aria-hidden className={styles.lock} />
        <input
          ref={inputRef}
          id={id}
          className={styles.input}
          type={shown ? 'text' : 'password'}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          autoComplete={autoComplete}
          // biome-ignore lint/a11y/noAutofocus: the one field of a dialog or of the lock screen
          autoFocus={autoFocus}
          data-autofocus={autoFocus || undefined}
          disabled={disabled}
          spellCheck={false}
          autoCapitalize="off"
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
        />
        <button
          type="button"
          className={styles.eye}
          aria-label={shown ? '隐藏密码' : '显示密码'}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          {shown ? <IconEyeOff size={18} stroke={1.6} /> : <IconEye size={18} stroke={1.6} />}
        </button>
      </div>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  )
}
