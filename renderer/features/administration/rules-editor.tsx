import { useMemo, useState } from 'react'
import { districtProblems } from '../../../shared/documents/district-problems.ts'
import { phraseName } from '../../../shared/documents/phrases.ts'
import type { Profile } from '../../../shared/jurisdictions/profile.ts'
import { profileChanges } from '../../../shared/jurisdictions/profile-lines.ts'
import { ActOutcome } from '../../app/components/act-outcome.tsx'
import { Button } from '../../app/components/button.tsx'
import { TextArea } from '../../app/components/field.tsx'
import { Note } from '../../app/components/note.tsx'
import { PanelTitle } from '../../app/components/panel.tsx'
import { useAct } from '../../app/use-act.ts'
import { useSnapshot, useWorkspace } from '../../app/workspace-context.tsx'
import styles from './administration.module.css'
import { Changes } from './changes.tsx'
import { AuthorityGroup, MailingGroup, NoticeGroup, PublicationGroup } from './duty-groups.tsx'
import { CitationGroup, ReportGroup, TargetGroup } from './list-groups.tsx'
import { PhraseGroup } from './phrase-group.tsx'
import { ApprovalGroup, MatterGroup, PapersGroup } from './process-groups.tsx'
import { ReportDates } from './report-dates.tsx'
import { Versions } from './versions.tsx'

const groups = [
  PublicationGroup,
  NoticeGroup,
  MailingGroup,
  MatterGroup,
  ApprovalGroup,
  ReportGroup,
  TargetGroup,
  PapersGroup,
  AuthorityGroup,
  CitationGroup,
  PhraseGroup,
]

/**
 * The rules of the own district as a form, what differs from the newest version beside it, saved as the next one.
 * `profile` is the version that the edit begins with; another one that comes meanwhile is the station's to notice.
 */
export function RulesEditor({ profile, onSaved }: { profile: Profile; onSaved: (version: number) => void }) {
  const workspace = useWorkspace()
  const { online } = useSnapshot(workspace.sync)
  const { checklists, resultLists } = useSnapshot(workspace.reference)
  const { version, ...start } = profile
  const [draft, setDraft] = useState(start)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const act = useAct()
  const matter = (id: string) => checklists.find((entry) => entry.id === id)?.matter ?? id
  const problems = useMemo(
    () =>
      districtProblems(draft, {
        checklists: checklists.map(({ id }) => id),
        resultLists: resultLists.map((list) => `${list.id}@${list.version}`),
      }),
    [draft, checklists, resultLists],
  )
  const changes = profileChanges(start, draft, { matter, phrase: phraseName })
  const save = () => {
    setTried(true)
    if (problems.length > 0 || reason.trim() === '') return
    void act.run(async () => {
      const saved = await workspace.administration.saveProfile(version, draft, reason)
      onSaved(saved.version)
      return undefined
    })
  }
  return (
    <div className={styles.body}>
      <div className={styles.form}>
        {groups.map((Fields) => (
          <Fields
            key={Fields.name}
            draft={draft}
            problems={problems}
            onChange={(change) => setDraft((current) => ({ ...current, ...change }))}
          />
        ))}
      </div>
      <aside className={styles.side} aria-label="改动和版本">
        <section aria-label="改动" className={styles.save}>
          <PanelTitle aside={changes.length > 0 ? `${changes.length} 处` : undefined}>
            与第 {version} 版相比
          </PanelTitle>
          {changes.length === 0 ? (
            <p className={styles.quiet}>
              还没有改动。改动存为新的一版，只管此后派发的任务；已派发的仍按原来的版本。
            </p>
          ) : (
            <>
              <Changes changes={changes} />
              {problems.length > 0 && <Note tone="red">有 {problems.length} 处填写有误，见左侧红字。</Note>}
              <TextArea
                label="修改理由"
                required
                value={reason}
                onChange={({ target }) => setReason(target.value)}
                error={tried && reason.trim() === '' ? '请写明修改理由，例如新方案的文号' : undefined}
              />
              {!online && (
                <Note tone="amber">现在离线。规则存在站点，连上后才能保存，改动仍留在这一页。</Note>
              )}
              <ActOutcome act={act} />
              <Button
                kind="primary"
                size="large"
                busy={act.busy}
                disabled={!online || problems.length > 0}
                onClick={save}
              >
                {act.busy ? '正在保存' : `保存为第 ${version + 1} 版`}
              </Button>
            </>
          )}
        </section>
        <ReportDates />
        <Versions kind="profile" newest={version} />
      </aside>
    </div>
  )
}
