import { PageHeader } from '../../app/components/page-header.tsx'
import { DistrictRules } from '../administration/district-rules.tsx'
import styles from './help.module.css'
import { HelpViews } from './help-views.tsx'

/** 本区规则: what the own district has set, and the report dates that come next. */
export function DistrictPage() {
  return (
    <>
      <PageHeader title="帮助" beside={<HelpViews here="district" />} />
      <div className={styles.body}>
        <DistrictRules />
      </div>
    </>
  )
}
