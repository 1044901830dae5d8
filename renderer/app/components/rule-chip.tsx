import { classNames } from '../class-names.ts'
import { useRule } from '../use-rule.ts'
import { HoverNote } from './hover-note.tsx'
import styles from './rule-chip.module.css'

/** The id of a rule; hover, focus or touch shows its wording and source. */
export function RuleChip({ id, focusable = true }: { id: string; focusable?: boolean }) {
  const rule = useRule(id)
  if (!rule) return <RuleTag id={id} />
  return (
    <HoverNote
      className={styles.target}
      focusable={focusable}
      note={
        <>
          <p className={styles.head}>
            <RuleTag id={id} />
            <span>规则</span>
          </p>
          <p className={styles.text}>{rule.text}</p>
          <p className={styles.source}>{rule.source}</p>
        </>
      }
    >
      <span className="visually-hidden">规则 </span>
      <RuleTag id={id} />
    </HoverNote>
  )
}

/** The id alone, without the note. */
export function RuleTag({ id, className }: { id: string; className?: string }) {
  return <span className={classNames(styles.tag, className)}>{id}</span>
}
