import type { ProfileChange } from '../../../shared/jurisdictions/profile-lines.ts'
import styles from './administration.module.css'

/** What differs, setting by setting: the old text struck out, the new one below. */
export function Changes({ changes }: { changes: readonly ProfileChange[] }) {
  return (
    <ul className={styles.changes}>
      {changes.map(({ group, label, before, after }) => (
        <li key={`${group} ${label}`}>
          <p className={styles.label}>
            {group}，{label}
          </p>
          {before !== null && (
            <p className={styles.before}>
              <span className="visually-hidden">原为：</span>
              {before}
            </p>
          )}
          <p className={styles.after}>
            <span className="visually-hidden">改为：</span>
            {after ?? '删除'}
          </p>
        </li>
      ))}
    </ul>
  )
}
