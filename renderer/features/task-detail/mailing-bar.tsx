import type { CSSProperties } from 'react'
import { classNames } from '../../app/class-names.ts'
import styles from './mailing-bar.module.css'
import type { MailingBar as Bar } from './mailing-marks.ts'

/** Window of the second letter to scale: posts, outcomes, first and last day, today. Dates below, today above. */
export function MailingBar({ bar }: { bar: Bar }) {
  const at = (day: number) => `${(day / bar.days) * 100}%`
  const rows = Math.max(...bar.labels.map(({ row }) => row)) + 1
  const { from, to } = bar.window
  return (
    <div className={styles.scroll}>
      <section
        className={classNames(styles.bar, bar.today && styles.withToday)}
        aria-label={`第二次邮寄的时间，第 ${from} 日至第 ${to} 日`}
        style={{ '--rows': rows } as CSSProperties}
      >
        <div className={styles.scale}>
          <span className={styles.track} />
          <span className={styles.window} style={{ left: at(from), width: at(to - from) }} />
          {bar.marks.map(({ day, kind }) => (
            <span
              key={`${day}-${kind}`}
              className={classNames(styles.mark, styles[kind])}
              style={{ left: at(day) }}
            />
          ))}
          {bar.labels.map(({ day, row, date, words }) => (
            <p
              key={`${day}-${words}`}
              className={classNames(styles.label, row > 0 && styles.lower)}
              style={{ left: at(day), '--row': row } as CSSProperties}
            >
              <span className={styles.date}>{date}</span>
              {words}
            </p>
          ))}
          {bar.today && (
            <p className={styles.today} style={{ left: at(bar.today.at) }}>
              今天 第 {bar.today.day} 日
            </p>
          )}
        </div>
      </section>
    </div>
  )
}
