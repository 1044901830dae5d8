import { chinaClock } from '../../../shared/domain/china-time.ts'
import type { Profile } from '../../../shared/jurisdictions/profile.ts'
import { Pill } from '../../app/components/pill.tsx'
import { RuleChip } from '../../app/components/rule-chip.tsx'
import styles from './follow-up.module.css'
import { targetOf } from './open-cases.ts'
import type { ShownFigures } from './use-figures.ts'

const scopeWords = { district: '本区', station: '本所', own: '本人' }

/** 后续处置率 and 按时公示率 against what the plan asks for (Q13, F16, Z1); 户数 and 发现问题户数 (J15, F18). */
export function FigureBar({ shown, profile }: { shown: ShownFigures; profile: Profile | undefined }) {
  const { followUp, publication, records, problems } = shown.figures
  const inspected = `检查 ${records} 户，发现问题 ${problems} 户`
  const handling = targetOf(profile, '后续处置率')
  const publishing = targetOf(profile, '公示率')
  return (
    <section aria-label="处置和公示情况">
      <div className={styles.figures}>
        <Figure
          name="后续处置率"
          percent={followUp.percent}
          target={handling?.percent}
          ruleId={handling?.ruleId ?? 'F22'}
          words={
            followUp.total === 0
              ? '还没有需要后续处置的。'
              : `${followUp.total} 户中 ${followUp.done} 户已办结，其中按时 ${followUp.onTime} 户`
          }
          late={followUp.overdue > 0 ? `逾期 ${followUp.overdue} 户` : undefined}
        />
        <Figure
          name="按时公示率"
          percent={publication.percent}
          target={publishing?.percent}
          ruleId={publishing?.ruleId ?? 'Q12'}
          words={
            publication.total === 0
              ? '还没有公示或者到期的结果。'
              : `${publication.total} 户已公示或者到期，按时公示 ${publication.done} 户`
          }
          late={
            publication.total > publication.done
              ? `逾期 ${publication.total - publication.done} 户`
              : undefined
          }
        />
      </div>
      <p className={styles.whence}>
        {shown.from === 'station' ? (
          `${scopeWords[shown.scope]}范围，站点 ${chinaClock(shown.countedAt!)} 统计，${inspected}。`
        ) : (
          <>
            <Pill>本机范围</Pill>
            {`按本机的记录统计，${inspected}；联网同步后显示站点的统计。`}
          </>
        )}
      </p>
    </section>
  )
}

function Figure({
  name,
  percent,
  target,
  ruleId,
  words,
  late,
}: {
  name: string
  percent: number | null
  target: number | undefined
  ruleId: string
  words: string
  late: string | undefined
}) {
  const short = percent !== null && target !== undefined && percent < target
  return (
    <div className={styles.figure}>
      <p className={`${styles.percent} ${short ? styles.short : ''}`}>
        {percent === null ? '—' : `${percent}%`}
      </p>
      <div>
        <p className={styles.figureName}>
          {name} <RuleChip id={ruleId} />
        </p>
        <p className={styles.figureNote}>
          {words}
          {late && (
            <>
              {words.endsWith('。') ? '' : '，'}
              <span className={styles.red}>{late}</span>
            </>
          )}
        </p>
        <p className={styles.figureNote}>{target === undefined ? '方案没有定目标' : `目标 ${target}%`}</p>
      </div>
    </div>
  )
}
