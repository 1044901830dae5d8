import { ruleStatusNames } from '../../../shared/domain/rules/rule-status.ts'
import { classNames } from '../../app/class-names.ts'
import { planNames, type RuleFilter, rulesThat } from './rule-rows.ts'
import styles from './rules.module.css'

interface RulesBarProps {
  filter: RuleFilter
  onChange: (filter: RuleFilter) => void
}

/** Plans at the left, statuses at the right, each with how many rules it would show. */
export function RulesBar({ filter, onChange }: RulesBarProps) {
  const choices = <K extends 'plan' | 'status'>(key: K, names: Record<string, string>) =>
    Object.entries({ all: '全部', ...names }).map(([value, name]) => {
      const next = { ...filter, [key]: value } as RuleFilter
      return (
        <button
          key={value}
          type="button"
          aria-pressed={filter[key] === value}
          className={classNames(styles.choice, filter[key] === value && styles.chosen)}
          onClick={() => onChange(next)}
        >
          {name} <span className={styles.count}>{rulesThat(next).length}</span>
        </button>
      )
    })
  return (
    <div className={styles.bar}>
      <fieldset className={styles.choices} aria-label="方案">
        {choices('plan', planNames)}
      </fieldset>
      <fieldset className={styles.choices} aria-label="状态">
        {choices('status', ruleStatusNames)}
      </fieldset>
    </div>
  )
}
