import { use } from 'react'
import { Link, useNavigate } from 'react-router'
import { findRule } from '../../../shared/domain/rules.ts'
import { classNames } from '../class-names.ts'
import { InDialog } from './dialog.tsx'
import { HoverNote } from './hover-note.tsx'
import styles from './rule-chip.module.css'

/** The row of a rule in 帮助 → 规则依据. */
function rowOf(id: string): string {
  return `/help?rule=${encodeURIComponent(id)}`
}

/** The id of a rule; hover, focus or touch shows its wording and source, a click its row in 规则依据. */
export function RuleChip({ id, focusable = true }: { id: string; focusable?: boolean }) {
  const navigate = useNavigate()
  const inDialog = use(InDialog)
  const rule = findRule(id)
  if (!rule) return <RuleTag id={id} />
  return (
    <HoverNote
      className={styles.target}
      focusable={focusable}
      onOpen={inDialog ? undefined : () => navigate(rowOf(id))}
      note={
        <>
          <p className={styles.head}>
            <RuleTag id={id} />
            <span>规则</span>
          </p>
          <p className={styles.text}>{rule.text}</p>
          <p className={styles.source}>{rule.source}</p>
          {!inDialog && (
            <Link className={styles.row} to={rowOf(id)} tabIndex={-1}>
              规则依据
            </Link>
          )}
        </>
      }
    >
      <span className="visually-hidden">规则 </span>
      <RuleTag id={id} />
    </HoverNote>
  )
}

/** The id where wording and source stand beside it: leads to its row, but not out of a dialog. */
export function RuleLink({ id }: { id: string }) {
  if (use(InDialog)) return <RuleTag id={id} />
  return (
    <Link to={rowOf(id)} className={styles.link}>
      <span className="visually-hidden">规则依据 </span>
      <RuleTag id={id} />
    </Link>
  )
}

/** The id alone, without the note. */
export function RuleTag({ id, className }: { id: string; className?: string }) {
  return <span className={classNames(styles.tag, className)}>{id}</span>
}
