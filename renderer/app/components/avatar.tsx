import { classNames } from '../class-names.ts'
import styles from './avatar.module.css'

/** The last character of a name (检查员甲 → 甲) in a circle. */
export function Avatar({
  name,
  size = 36,
  tone = 'neutral',
}: {
  name: string
  size?: number
  tone?: 'neutral' | 'accent'
}) {
  return (
    <span
      className={classNames(styles.avatar, styles[tone])}
      style={{ width: size, height: size }}
      aria-hidden
    >
      {[...name].at(-1)}
    </span>
  )
}
