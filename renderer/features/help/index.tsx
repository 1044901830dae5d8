import { useNavigate, useSearchParams } from 'react-router'
import { PageHeader } from '../../app/components/page-header.tsx'
import { useKeys } from '../../app/use-keys.ts'
import { RescuePanel } from '../rescue/rescue-panel.tsx'
import { About } from './about.tsx'
import { Accounts } from './accounts.tsx'
import { BundlePage } from './bundle-page.tsx'
import { DistrictPage } from './district-page.tsx'
import styles from './help.module.css'
import { HelpViews } from './help-views.tsx'
import { KeysTable } from './keys-table.tsx'
import { RulesPage } from './rules-page.tsx'

/** 帮助: accounts of this laptop, keys and versions; beside them the rules with their sources. */
export default function Help() {
  const navigate = useNavigate()
  const [parameters] = useSearchParams()
  useKeys([['Escape', () => navigate(-1)]])
  if (parameters.has('rule') || parameters.get('view') === 'rules') return <RulesPage />
  if (parameters.get('view') === 'district') return <DistrictPage />
  if (parameters.get('view') === 'bundle') return <BundlePage />
  return (
    <>
      <PageHeader title="帮助" beside={<HelpViews here="general" />} />
      <div className={styles.body}>
        <div className={styles.grid}>
          <div className={styles.column}>
            <Accounts />
            <About />
            <RescuePanel />
          </div>
          <KeysTable />
        </div>
      </div>
    </>
  )
}
