import { classNames } from '../../app/class-names.ts'
import styles from './matter-tabs.module.css'
import type { MatterView } from './matters.ts'

/** The matters above a comparison table, which leaves no room for the left column. */
export function MatterTabs({
  matters,
  current,
  onChoose,
}: {
  matters: readonly MatterView[]
  current: string
  onChoose: (key: string) => void
}) {
  return (
    <nav className={styles.tabs} aria-label="检查事项">
      {matters.map((matter) => {
        const isCurrent = matter.items.some(({ key }) => key === current)
        return (
          <button
            key={matter.checklist.id}
            type="button"
            className={classNames(styles.tab, isCurrent && styles.current)}
            aria-current={isCurrent ? 'page' : undefined}
            onClick={() => !isCurrent && onChoose((matter.open[0] ?? matter.items[0])!.key)}
          >
            {matter.checklist.matter}
            <span className={styles.count}>
              {matter.answered}/{matter.items.length}
            </span>
          </button>
        )
      })}
    </nav>
  )
}
