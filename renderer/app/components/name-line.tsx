import { classNames } from '../class-names.ts'
import { splitName } from './middle-cut.ts'
import styles from './name-line.module.css'

/** A name on one line, cut in the middle where it is too long; the whole name is in the tooltip. */
export function NameLine({ name, className }: { name: string; className?: string }) {
  const { head, tail } = splitName(name)
  return (
    <span className={classNames(styles.line, className)} title={name}>
      <span className={styles.head}>{head}</span>
      {tail && <span className={styles.tail}>{tail}</span>}
    </span>
  )
}
