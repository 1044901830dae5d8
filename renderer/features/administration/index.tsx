import { useState } from 'react'
import { Navigate } from 'react-router'
import { newestProfile } from '../../../shared/jurisdictions/profile.ts'
import { Note } from '../../app/components/note.tsx'
import { PageHeader } from '../../app/components/page-header.tsx'
import { useSnapshot, useWorkspace } from '../../app/workspace-context.tsx'
import styles from './administration.module.css'
import { Checklists } from './checklists.tsx'
import { Devices } from './devices.tsx'
import { Holidays } from './holidays.tsx'
import { Numbers } from './numbers.tsx'
import { RescueImport } from './rescue-import.tsx'
import { RulesEditor } from './rules-editor.tsx'

const tabs = [
  ['rules', '本区规则'],
  ['holidays', '节假日表'],
  ['checklists', '检查表'],
  ['numbers', '文号台账'],
  ['devices', '设备'],
  ['rescue', '救援包导入'],
] as const

/** 规则: an admin edits the rules of the own district, the holiday table and the checklists, each save a new version; and keeps numbers and devices. */
export default function AdministrationPage() {
  const workspace = useWorkspace()
  const { profiles } = useSnapshot(workspace.reference)
  const [tab, setTab] = useState<(typeof tabs)[number][0]>('rules')
  const [saved, setSaved] = useState<number | null>(null)
  const profile = newestProfile(profiles, workspace.account.districtId)
  if (workspace.account.role !== 'admin') return <Navigate to="/help" replace />
  return (
    <>
      <PageHeader
        title={tabs.find(([key]) => key === tab)![1]}
        beside={tab === 'rules' && profile ? `${profile.name}，第 ${profile.version} 版` : undefined}
        actions={
          <div className={styles.tabs} role="tablist" aria-label="规则">
            {tabs.map(([key, words]) => (
              <button
                key={key}
                type="button"
                role="tab"
                className={styles.tab}
                aria-selected={tab === key}
                onClick={() => setTab(key)}
              >
                {words}
              </button>
            ))}
          </div>
        }
      />
      {tab === 'holidays' ? (
        <Holidays />
      ) : tab === 'checklists' ? (
        <Checklists />
      ) : tab === 'numbers' ? (
        <Numbers />
      ) : tab === 'devices' ? (
        <Devices />
      ) : tab === 'rescue' ? (
        <RescueImport />
      ) : profile ? (
        <>
          {saved === profile.version && (
            <div className={styles.saved}>
              <Note tone="green">
                已存为第 {saved} 版，此后派发的任务按它执行；已派发的任务仍按原来的版本。
              </Note>
            </div>
          )}
          <RulesEditor key={profile.version} profile={profile} onSaved={setSaved} />
        </>
      ) : (
        <div className={styles.saved}>
          <Note>本机还没有本区的规则，连上站点同步后显示。</Note>
        </div>
      )}
    </>
  )
}
