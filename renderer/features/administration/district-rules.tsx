import { phraseName } from '../../../shared/documents/phrases.ts'
import { newestProfile } from '../../../shared/jurisdictions/profile.ts'
import { profileLines } from '../../../shared/jurisdictions/profile-lines.ts'
import { Panel, PanelTitle } from '../../app/components/panel.tsx'
import { useSnapshot, useWorkspace } from '../../app/workspace-context.tsx'
import styles from './administration.module.css'
import { ReportDates } from './report-dates.tsx'

/** Groups that need the space of the editor. */
const long = ['引用条款']

/** 本区规则 to read, for everybody: every setting of the own district, and the report dates that come next. */
export function DistrictRules() {
  const workspace = useWorkspace()
  const { profiles, checklists } = useSnapshot(workspace.reference)
  const profile = newestProfile(profiles, workspace.account.districtId)
  if (!profile) return null
  const matter = (id: string) => checklists.find((entry) => entry.id === id)?.matter ?? id
  const lines = profileLines(profile, { matter, phrase: phraseName }).filter(
    ({ group }) => !long.includes(group),
  )
  return (
    <>
      <Panel aria-label="本区规则">
        <PanelTitle aside={`第 ${profile.version} 版，任务派发时的版本管到底`}>{profile.name}规则</PanelTitle>
        <table className={styles.lines}>
          <tbody>
            {lines.map(({ group, label, text }, index) => (
              <tr key={`${group} ${label}`}>
                <th scope="row" className={styles.groupHead}>
                  {lines[index - 1]?.group === group ? '' : group}
                </th>
                <th scope="row">{label}</th>
                <td>{text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Panel>
      <Panel>
        <ReportDates />
      </Panel>
    </>
  )
}
