import type { ComponentProps, ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import styles from './button.module.css'
import { KeyCap } from './key-cap.tsx'

interface ButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  /** One `primary` per screen; everything else is outlined or plain. */
  kind?: 'primary' | 'outline' | 'plain'
  /** `large` (44 px) in the main path. */
  size?: 'medium' | 'large'
  icon?: ReactNode
  keyCap?: string
  /** Work is under way: the button keeps its place and can't be pressed again. */
  busy?: boolean
  wide?: boolean
  children?: ReactNode
}

/** A button that names its act (verb and object). */
export function Button({
  kind = 'outline',
  size = 'medium',
  icon,
  keyCap,
  busy = false,
  wide = false,
  type = 'button',
  className,
  disabled,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={classNames(styles.button, styles[kind], styles[size], wide && styles.wide, className)}
      {...rest}
    >
      {icon && (
        <span className={styles.icon} aria-hidden>
          {icon}
        </span>
      )}
      {children}
      {keyCap && <KeyCap>{keyCap}</KeyCap>}
    </button>
  )
}

/** A button that shows only an icon; `label` is its name. */
export function IconButton({
  label,
  children,
  className,
  type = 'button',
  ...rest
}: Omit<ComponentProps<'button'>, 'aria-label'> & { label: string }) {
  return (
    <button
      type={type}
      aria-label={label}
      title={label}
      className={classNames(styles.iconButton, className)}
      {...rest}
    >
      {children}
    </button>
  )
}
