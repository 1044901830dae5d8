import { Menu } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { classNames } from '../../app/class-names.ts'
import styles from './task-bar.module.css'
import type { GroupKey, TaskGroup } from './task-groups.ts'
import { type FilterKey, type FilterOption, type Filters, filterNames } from './task-search.ts'

interface TaskBarProps {
  groups: readonly TaskGroup[]
  total: number
  tab: GroupKey | 'all'
  onTab: (tab: GroupKey | 'all') => void
  options: Record<FilterKey, FilterOption[]>
  filters: Filters
  onFilters: (filters: Filters) => void
}

/** Groups with their counts at the left, filters at the right. */
export function TaskBar({ groups, total, tab, onTab, options, filters, onFilters }: TaskBarProps) {
  const tabs = [
    { key: 'all' as const, name: '全部', urgent: false, count: total },
    ...groups.map(({ key, name, urgent, rows }) => ({ key, name, urgent, count: rows.length })),
  ]
  return (
    <div className={styles.bar}>
      <div className={styles.tabs} role="tablist" aria-label="按紧急程度">
        {tabs.map(({ key, name, urgent, count }) => (
          <button
            key={key}
            type="button"
            role="tab"
            aria-selected={tab === key}
            className={classNames(styles.tab, tab === key && styles.active)}
            onClick={() => onTab(key)}
          >
            {name}{' '}
            <span className={classNames(styles.count, urgent && count > 0 && styles.urgent)}>{count}</span>
          </button>
        ))}
      </div>
      <div className={styles.filters}>
        {(Object.keys(filterNames) as FilterKey[]).map((key) => (
          <FilterMenu
            key={key}
            name={filterNames[key]}
            options={options[key]}
            chosen={filters[key]}
            onChange={(values) => onFilters({ ...filters, [key]: values })}
          />
        ))}
      </div>
    </div>
  )
}

function FilterMenu({
  name,
  options,
  chosen,
  onChange,
}: {
  name: string
  options: readonly FilterOption[]
  chosen: readonly string[]
  onChange: (values: readonly string[]) => void
}) {
  const toggle = (value: string) =>
    onChange(chosen.includes(value) ? chosen.filter((entry) => entry !== value) : [...chosen, value])
  return (
    <Menu
      position="bottom-end"
      width={240}
      shadow="md"
      radius="xl"
      closeOnItemClick={false}
      offset={4}
      classNames={{ itemIndicator: styles.indicator ?? '' }}
    >
      <Menu.Target>
        <button type="button" className={classNames(styles.filter, chosen.length > 0 && styles.chosen)}>
          {name}
          {chosen.length > 0 && <span>{chosen.length}</span>}
          <IconChevronDown size={16} stroke={1.7} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown className={styles.menu}>
        {options.map(({ value, label }) => (
          <Menu.CheckboxItem
            key={value}
            checked={chosen.includes(value)}
            className={styles.item}
            onChange={() => toggle(value)}
            rightSection={chosen.includes(value) ? <IconCheck size={16} stroke={1.8} aria-hidden /> : null}
          >
            {label}
          </Menu.CheckboxItem>
        ))}
        {options.length === 0 && <p className={styles.none}>没有可选的值</p>}
        {chosen.length > 0 && (
          <>
            <Menu.Divider />
            <Menu.Item className={styles.item} onClick={() => onChange([])}>
              清除“{name}”
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
