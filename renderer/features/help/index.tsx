import { useNavigate } from 'react-router'
import { PageHeader } from '../../app/components/page-header.tsx'
import { useKeys } from '../../app/use-keys.ts'
import { DistrictRules } from '../administration/district-rules.tsx'
import { About } from './about.tsx'
import { Accounts } from './accounts.tsx'
import styles from './help.module.css'
import { KeysTable } from './keys-table.tsx'
import { RulesTable } from './rules-table.tsx'

/** 帮助: accounts of this laptop, keys, rules with their sources, versions. */
export default function Help() {
  const navigate = useNavigate()
  useKeys([['Escape', () => navigate(-1)]])
  return (
    <>
      <PageHeader title="帮助" beside="账号、按键、规则和版本" />
      <div className={styles.body}>
        <div className={styles.grid}>
          <div className={styles.column}>
            <Accounts />
            <About />
          </div>
          <KeysTable />
        </div>
        <DistrictRules />
        <RulesTable />
      </div>
    </>
  )
}
