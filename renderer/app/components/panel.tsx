import type { ComponentProps, ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import styles from './panel.module.css'

/** A card: only around a thing that could be moved or signed as one. Never inside another. */
export function Panel({ className, children, ...rest }: ComponentProps<'section'>) {
  return (
    <section className={classNames(styles.panel, className)} {...rest}>
      {children}
    </section>
  )
}

/** Title of a panel or section (16/24, 600) with quiet words or a link at its right. */
export function PanelTitle({ id, aside, children }: { id?: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.title}>
      <h2 id={id}>{children}</h2>
      {aside && <div className={styles.aside}>{aside}</div>}
    </div>
  )
}

/** Facts as pairs of label and value. */
export function Facts({
  rows,
  labelWidth = 76,
}: {
  rows: readonly (readonly [string, ReactNode])[]
  labelWidth?: number
}) {
  return (
    <dl className={styles.facts} style={{ gridTemplateColumns: `${labelWidth}px minmax(0, 1fr)` }}>
      {rows.map(([label, value]) => (
        <div key={label} className={styles.pair}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
