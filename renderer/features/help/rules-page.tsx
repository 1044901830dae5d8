import { IconListSearch } from '@tabler/icons-react'
import { useDeferredValue, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import { Button } from '../../app/components/button.tsx'
import { EmptyState } from '../../app/components/empty-state.tsx'
import { PageHeader } from '../../app/components/page-header.tsx'
import { useKeys } from '../../app/use-keys.ts'
import { HelpViews } from './help-views.tsx'
import { everyRule, type RuleFilter, rulesThat } from './rule-rows.ts'
import styles from './rules.module.css'
import { RulesBar } from './rules-bar.tsx'
import { RulesSearch } from './rules-search.tsx'
import { RulesTable } from './rules-table.tsx'

/** 规则依据: the 97 rules of the plans and the national ones; `?rule=F6` marks one. */
export function RulesPage() {
  const [parameters] = useSearchParams()
  const chosen = parameters.get('rule')
  const [filter, setFilter] = useState<RuleFilter>(everyRule)
  const rows = rulesThat(useDeferredValue(filter))
  const search = useRef<HTMLInputElement>(null)
  useKeys([['Slash', () => search.current?.focus()]])
  return (
    <>
      <PageHeader
        title="帮助"
        beside={<HelpViews here="rules" />}
        actions={
          <RulesSearch
            inputRef={search}
            value={filter.query}
            onChange={(query) => setFilter({ ...filter, query })}
          />
        }
      />
      <RulesBar filter={filter} onChange={setFilter} />
      {rows.length > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and so must take the keyboard
        <section className={styles.table} aria-label="规则依据" tabIndex={0}>
          <RulesTable rows={rows} chosen={chosen} />
        </section>
      ) : (
        <EmptyState
          icon={<IconListSearch size={24} stroke={1.6} />}
          title="没有这样的规则"
          action={<Button onClick={() => setFilter(everyRule)}>显示全部规则</Button>}
        >
          换一个词，或者放宽方案和状态。
        </EmptyState>
      )}
    </>
  )
}
