import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import { chineseDate, chineseMoment } from '../../../shared/domain/china-time.ts'
import { answerNames, dispositionNames } from '../../../shared/domain/inspection.ts'
import { ActOutcome } from '../../app/components/act-outcome.tsx'
import { Button } from '../../app/components/button.tsx'
import { TextField } from '../../app/components/field.tsx'
import { OptionCard, OptionGroup } from '../../app/components/option-card.tsx'
import { RuleChip } from '../../app/components/rule-chip.tsx'
import type { Conflict, ConflictSide, ShownAnswer } from '../../app/conflict.ts'
import { useAct } from '../../app/use-act.ts'
import type { OutboxRow } from '../../app/workspace.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import styles from './sync.module.css'

interface ConflictPanelProps {
  row: OutboxRow
  conflict: Conflict
  onLater: () => void
  /** To the ways out that speak of the record as a whole. */
  onWhole: () => void
}

/** 两台电脑都改过: for each item both answers with who and when, one of which stands; all else merges by itself. */
export function ConflictPanel({ row, conflict, onLater, onWhole }: ConflictPanelProps) {
  const workspace = useWorkspace()
  const [taken, setTaken] = useState<Record<string, 'own' | 'station'>>({})
  const [reason, setReason] = useState('')
  const [checked, setChecked] = useState(false)
  const act = useAct()
  const { items, replaced, differences, again, merged } = conflict
  const open = items.filter(({ answerKey }) => !taken[answerKey]).length
  const resolve = async () => {
    setChecked(true)
    if (!reason.trim() || open > 0) return
    await act.run(() => workspace.resolveConflict(row.inspectionId, taken, reason.trim()))
  }
  return (
    <section className={styles.parkedPanel} aria-label="需要处理">
      <div className={styles.parkedBody}>
        <h2 className={styles.parkedTitle}>
          <IconAlertTriangle size={20} stroke={1.7} aria-hidden />
          两台电脑都改了这一户
          <RuleChip id="Q17" />
        </h2>
        <p className={styles.parkedLead}>
          {row.inspectionName}：{leadOf(conflict)}
        </p>
        {items.map(({ answerKey, title, own, station }) => (
          <fieldset key={answerKey} className={styles.conflict}>
            <legend>{title}</legend>
            <OptionGroup label={title} columns={2}>
              {(['own', 'station'] as const).map((side) => (
                <OptionCard
                  key={side}
                  name={answerKey}
                  title={`${side === 'own' ? '用本机的' : '用站点的'}：${resultOf((side === 'own' ? own : station).answer)}`}
                  note={<SideNote side={side === 'own' ? own : station} />}
                  checked={taken[answerKey] === side}
                  onChoose={() => setTaken({ ...taken, [answerKey]: side })}
                />
              ))}
            </OptionGroup>
            {own.evidence.length + station.evidence.length > 0 && (
              <p className={styles.keptLine}>两边的证据都留在这一项，不随选择增减。</p>
            )}
            {checked && !taken[answerKey] && <p className={styles.unchosen}>请选用哪一个答案。</p>}
          </fieldset>
        ))}
        {replaced.length > 0 && <p className={styles.mergeLine}>以站点版本为准：{replaced.join('、')}。</p>}
        {differences.length > 0 && <Differences differences={differences} />}
        {again.length > 0 && <p className={styles.mergeLine}>合并后要重新作：{again.join('、')}。</p>}
        {merged > 0 && <p className={styles.mergeLine}>本机其余 {merged} 项操作自动并入，不用选。</p>}
        <TextField
          label="理由"
          required
          frameClassName={styles.reason ?? ''}
          value={reason}
          maxLength={500}
          placeholder="例如 两人当面核对，以现场所见为准"
          onChange={(event) => setReason(event.target.value)}
          error={checked && !reason.trim() ? '理由还空着，选择会记入日志。' : undefined}
        />
        <ActOutcome act={act} />
      </div>
      <div className={styles.foot}>
        <span className={styles.footNote}>
          <Button kind="plain" onClick={onWhole}>
            不合并，整户处理
          </Button>
        </span>
        <Button size="large" onClick={onLater}>
          稍后处理
        </Button>
        <Button kind="primary" size="large" busy={act.busy} onClick={resolve}>
          合并并上传
        </Button>
      </div>
    </section>
  )
}

/** What both have written for the whole record: read side by side, then done again on the merged version. */
function Differences({ differences }: Pick<Conflict, 'differences'>) {
  return (
    <table className={`${styles.versions} ${styles.differences}`}>
      <caption>两边对整户写的不同</caption>
      <thead>
        <tr>
          <th scope="col">内容</th>
          <th scope="col">本机的</th>
          <th scope="col">站点的</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ field, own, station }) => (
          <tr key={field}>
            <th scope="row">{field}</th>
            <td>{own || '没有写'}</td>
            <td>{station || '没有写'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function leadOf({ items, differences }: Conflict): string {
  if (items.length > 0)
    return `有 ${items.length} 项两边的答案不同，请选用哪一个。没有选用的答案也留在操作日志里。`
  return differences.length > 0
    ? '两边的答案没有冲突，对整户写的不同。写明理由即可合并，再按商定的重新作；两边写的都留在操作日志里。'
    : '两边的答案没有冲突，写明理由即可合并。'
}

function resultOf(answer: ShownAnswer | null): string {
  return answer ? answerNames[answer.result] : '未作答'
}

/** Who, when, what was written, and by which evidence. */
function SideNote({ side: { answer, evidence } }: { side: ConflictSide }) {
  return (
    <>
      {answer ? <AnswerNote answer={answer} /> : '站点上这一项还没有答案'}
      {evidence.length > 0 && (
        <span className={styles.answerFacts}>
          证据 {evidence.length} 件：{evidence.join('、')}
        </span>
      )}
    </>
  )
}

function AnswerNote({ answer }: { answer: ShownAnswer }) {
  const { byName, at, facts, disposition, correctBy } = answer
  return (
    <>
      <span className={styles.answerBy}>
        {byName}，{chineseMoment(at)}
      </span>
      {facts && <span className={styles.answerFacts}>{facts}</span>}
      {disposition && (
        <span className={styles.answerFacts}>
          {dispositionNames[disposition]}
          {correctBy && `，改正期限 ${chineseDate(correctBy)}`}
        </span>
      )}
    </>
  )
}
