import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { Checklist } from '../../../shared/domain/checklist.ts'
import { checkMethods } from '../../../shared/domain/visit-facts.ts'
import { ActOutcome } from '../../app/components/act-outcome.tsx'
import { Button } from '../../app/components/button.tsx'
import { FieldError, SelectField, TextArea } from '../../app/components/field.tsx'
import { Note } from '../../app/components/note.tsx'
import { PanelTitle } from '../../app/components/panel.tsx'
import { useAct } from '../../app/use-act.ts'
import { useSnapshot, useWorkspace } from '../../app/workspace-context.tsx'
import styles from './administration.module.css'
import { Changes } from './changes.tsx'
import { type ChecklistDraft, checklistChanges, checklistProblems, freshKey } from './checklist-changes.ts'
import { ChecklistItemFields } from './checklist-item.tsx'
import { ChoicesField, Group, problemAt } from './fields.tsx'

const methods = checkMethods.map((method) => [method, method] as const)

/** One checklist as a form, what differs from its newest version beside it, saved as the next one. */
export function ChecklistEditor({
  matters,
  onChoose,
  start,
  version,
  versions,
  draft,
  onDraft,
  onSaved,
}: {
  matters: readonly Checklist[]
  onChoose: (id: string) => void
  start: ChecklistDraft
  version: number
  versions: readonly Checklist[]
  draft: ChecklistDraft
  onDraft: (draft: ChecklistDraft) => void
  onSaved: (version: number) => void
}) {
  const workspace = useWorkspace()
  const { online } = useSnapshot(workspace.sync)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const act = useAct()
  const problems = checklistProblems(draft)
  const changes = checklistChanges(start, draft)
  const change = (part: Partial<ChecklistDraft>) => onDraft({ ...draft, ...part })
  const none = problemAt(problems, 'items')
  const save = () => {
    setTried(true)
    if (problems.length > 0 || reason.trim() === '') return
    void act.run(async () => {
      const saved = await workspace.administration.saveChecklist(version, draft, reason)
      onSaved(saved.version)
      return undefined
    })
  }
  const add = () =>
    change({
      items: [
        ...draft.items,
        {
          key: freshKey([...versions, draft]),
          title: '',
          question: '',
          kind: 'answer',
          group: '',
          basis: [],
          guidance: [],
          evidenceMinimum: 1,
          phrases: [],
          subjects: [],
        },
      ],
    })
  return (
    <div className={styles.body}>
      <div className={styles.form}>
        <Group title="抽查事项" note={`第 ${version} 版，共 ${draft.items.length} 项`}>
          <SelectField
            label="事项名称"
            frameClassName={styles.whole}
            value={draft.id}
            onChange={({ target }) => onChoose(target.value)}
          >
            {matters.map(({ id, matter }) => (
              <option key={id} value={id}>
                {matter}
              </option>
            ))}
          </SelectField>
          <ChoicesField
            legend="检查方法"
            options={methods}
            value={draft.method}
            onValue={(method) => change({ method })}
            error={problemAt(problems, 'method')}
          />
          <TextArea
            label="检查内容"
            rows={2}
            frameClassName={styles.whole}
            value={draft.content}
            onChange={({ target }) => change({ content: target.value })}
            error={problemAt(problems, 'content')}
          />
        </Group>
        {draft.items.map((item, index) => (
          <ChecklistItemFields
            key={item.key}
            number={index + 1}
            item={item}
            problems={problems}
            onChange={(part) =>
              change({ items: draft.items.map((old) => (old.key === item.key ? { ...old, ...part } : old)) })
            }
            onRemove={() => change({ items: draft.items.filter(({ key }) => key !== item.key) })}
          />
        ))}
        {none && <FieldError>{none}</FieldError>}
        <div>
          <Button icon={<IconPlus size={18} stroke={1.7} />} onClick={add}>
            添加检查项
          </Button>
        </div>
      </div>
      <aside className={styles.side} aria-label="检查表的改动">
        <section aria-label="改动" className={styles.save}>
          <PanelTitle aside={changes.length > 0 ? `${changes.length} 处` : undefined}>
            与第 {version} 版相比
          </PanelTitle>
          {changes.length === 0 ? (
            <p className={styles.quiet}>还没有改动。改动存为新的一版；已派发的检查仍按原版本。</p>
          ) : (
            <>
              <Changes changes={changes} />
              {problems.length > 0 && <Note tone="red">有 {problems.length} 处填写有误，见左侧红字。</Note>}
              <TextArea
                label="修改理由"
                required
                value={reason}
                onChange={({ target }) => setReason(target.value)}
                error={tried && reason.trim() === '' ? '请写明修改理由，例如条文已核对的出处' : undefined}
              />
              {!online && (
                <Note tone="amber">现在离线。检查表存在站点，连上后才能保存，改动仍留在这一页。</Note>
              )}
              <ActOutcome act={act} />
              <p className={styles.quiet}>已派发的检查仍按原版本。</p>
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
      </aside>
    </div>
  )
}
