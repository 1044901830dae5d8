import { IconAlertTriangle } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { Inspection, ParkedChoice } from '../../../shared/domain/inspection.ts'
import type { Problem } from '../../../shared/protocol/problems.ts'
import { classNames } from '../../app/class-names.ts'
import { ActOutcome } from '../../app/components/act-outcome.tsx'
import { Button } from '../../app/components/button.tsx'
import { TextField } from '../../app/components/field.tsx'
import { OptionCard, OptionGroup } from '../../app/components/option-card.tsx'
import { ProblemPanel } from '../../app/components/refusal-panel.tsx'
import { RuleChip } from '../../app/components/rule-chip.tsx'
import { problemOf, useAct } from '../../app/use-act.ts'
import type { OutboxRow } from '../../app/workspace.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import { compareVersions } from './compare-versions.ts'
import { parkedOptions } from './parked-options.ts'
import styles from './sync.module.css'

interface ParkedPanelProps {
  /** The command that the station did not take. */
  row: OutboxRow
  /** It and those held behind it. */
  commands: readonly OutboxRow[]
  onLater: () => void
}

/** 需要处理: what happened, both versions side by side, and the ways out. Closing it loses nothing. */
export function ParkedPanel({ row, commands, onLater }: ParkedPanelProps) {
  const workspace = useWorkspace()
  const [versions, setVersions] = useState<{ local: Inspection; station: Inspection } | null>(null)
  const [failure, setFailure] = useState<Problem | null>(null)
  const [choice, setChoice] = useState<ParkedChoice>('hand-over')
  const [reason, setReason] = useState('')
  const [checked, setChecked] = useState(false)
  const act = useAct()
  useEffect(() => {
    let current = true
    workspace.parkedVersions(row.inspectionId).then(
      (found) => current && setVersions(found),
      (error) => current && setFailure(problemOf(error)),
    )
    return () => {
      current = false
    }
  }, [workspace, row.inspectionId])

  const options = parkedOptions(versions?.station ?? null, workspace.account.id, commands.length)
  const chosen = options.find((option) => option.choice === choice) ?? options[0]!
  const resolve = async () => {
    setChecked(true)
    if (!reason.trim()) return
    await act.run(() => workspace.resolveParked(row.inspectionId, chosen.choice, reason.trim()))
  }
  return (
    <section className={styles.parkedPanel} aria-label="需要处理">
      <div className={styles.parkedBody}>
        <h2 className={styles.parkedTitle}>
          <IconAlertTriangle size={20} stroke={1.7} aria-hidden />
          {row.refusal?.title ?? '站点没有受理本机的记录'}
          {row.refusal?.rule && <RuleChip id={row.refusal.rule.id} />}
        </h2>
        <p className={styles.parkedLead}>
          {row.inspectionName}：{row.refusal?.happened ?? row.problem?.message ?? ''}
          本机的内容都还在，共 {commands.length} 项操作没有并入站点。
        </p>
        {failure && <ProblemPanel problem={failure} title="站点版本打不开" />}
        {versions && <Versions {...versions} />}
        <p className={styles.how}>怎么处理</p>
        <OptionGroup label="怎么处理" columns={3}>
          {options.map((option) => (
            <OptionCard
              key={option.choice}
              name="parked"
              title={option.title}
              note={option.note}
              checked={option.choice === chosen.choice}
              onChoose={() => setChoice(option.choice)}
            />
          ))}
        </OptionGroup>
        <TextField
          label="理由"
          required
          frameClassName={styles.reason ?? ''}
          value={reason}
          maxLength={500}
          placeholder={chosen.reasonHint}
          onChange={(event) => setReason(event.target.value)}
          error={checked && !reason.trim() ? '理由还空着，选择会记入日志。' : undefined}
        />
        <ActOutcome act={act} />
      </div>
      <div className={styles.foot}>
        <span className={styles.footNote}>两个版本都会保留在操作日志中</span>
        <Button size="large" onClick={onLater}>
          稍后处理
        </Button>
        <Button kind="primary" size="large" busy={act.busy} onClick={resolve}>
          {chosen.button}
        </Button>
      </div>
    </section>
  )
}

function Versions({ local, station }: { local: Inspection; station: Inspection }) {
  return (
    <table className={styles.versions}>
      <thead>
        <tr>
          <td />
          <th scope="col">本机版本</th>
          <th scope="col">站点版本</th>
        </tr>
      </thead>
      <tbody>
        {compareVersions(local, station).map((row) => (
          <tr key={row.label} className={classNames(row.differs && styles.differs)}>
            <th scope="row">{row.label}</th>
            <td>{row.local}</td>
            <td>{row.station}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
