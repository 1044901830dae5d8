import type { ChecklistItem } from '../../../shared/domain/checklist.ts'
import { Pill } from '../../app/components/pill.tsx'
import styles from './guidance-panel.module.css'

/** 依据 and 怎样检查 of one item; an article that nobody has verified is marked 待核. */
export function LawAndMethod({ item: { basis, guidance } }: { item: ChecklistItem }) {
  return (
    <>
      <section className={styles.section}>
        <h2>依据</h2>
        {basis.length === 0 && <p className={styles.quiet}>清单没有写明依据。</p>}
        {basis.map(({ law, article, text, background }) => (
          <div key={`${law}${article}`} className={styles.law}>
            <p className={styles.name}>
              {law} {article}
              {background && (
                <Pill tone="amber" className={styles.pill}>
                  待核
                </Pill>
              )}
            </p>
            {text && <p className={styles.text}>{text}</p>}
          </div>
        ))}
        {basis.some(({ background }) => background) && (
          <p className={styles.quiet}>“待核”的条号还没有人核对过原文，引用前请查证。</p>
        )}
      </section>
      {guidance.length > 0 && (
        <section className={styles.section}>
          <h2>怎样检查</h2>
          <ol className={styles.steps}>
            {guidance.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </section>
      )}
    </>
  )
}
