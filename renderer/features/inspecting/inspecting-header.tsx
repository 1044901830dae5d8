import { IconChecks, IconId, IconMapPin, IconUsers } from '@tabler/icons-react'
import { chinaClock } from '../../../shared/domain/china-time.ts'
import type { Inspection } from '../../../shared/domain/inspection.ts'
import { Button } from '../../app/components/button.tsx'
import { DeadlineChip } from '../../app/components/deadline-chip.tsx'
import { ProgressBar } from '../../app/components/progress-bar.tsx'
import { RecordHeader } from '../../app/components/record-header.tsx'
import type { LoadedInspection } from '../../app/workspace.ts'
import { comparisonNames } from './comparison.ts'
import styles from './inspecting-header.module.css'
import { countOf, type MatterView } from './matters.ts'
import { RecordsMenu } from './records-menu.tsx'
import { ResultMark } from './result-mark.tsx'

/** Whose inspection it is, its deadline, how it began, how far it is, and 结束检查. */
export function InspectingHeader({
  loaded,
  matter,
  today,
  answered,
  total,
  editable,
  onFill,
  onFinish,
}: {
  loaded: LoadedInspection
  matter: MatterView
  today: string
  answered: number
  total: number
  editable: boolean
  onFill: () => void
  onFinish: () => void
}) {
  const { inspection, context, due } = loaded
  const isComplete = answered === total
  return (
    <RecordHeader
      name={inspection.business.name}
      beside={<DeadlineChip due={due} today={today} calendar={context.calendar} />}
      facts={<ArrivalFacts inspection={inspection} />}
    >
      {matter.comparison ? (
        <p className={styles.counts}>
          {(['conform', 'nonconform', 'unverifiable'] as const).map((result) => (
            <span key={result}>
              <ResultMark result={result} size={18} look="bare" /> {comparisonNames[result]}{' '}
              {countOf(inspection, matter.items, result)}
            </span>
          ))}
          <span className={styles.open}>未核 {matter.open.length}</span>
        </p>
      ) : (
        <div className={styles.progress}>
          <span>
            已答 <strong>{answered}</strong> / {total}
          </span>
          <span className={styles.bar}>
            <ProgressBar share={total ? answered / total : 0} label="已答" />
          </span>
        </div>
      )}
      {matter.comparison && editable && matter.open.length > 0 && (
        <Button icon={<IconChecks size={18} stroke={1.7} />} onClick={onFill} aria-keyshortcuts="Alt+A">
          其余全部一致
        </Button>
      )}
      {editable && <RecordsMenu inspection={inspection} />}
      <Button
        kind={isComplete ? 'primary' : 'outline'}
        className={isComplete ? undefined : styles.finish}
        onClick={onFinish}
      >
        结束检查
      </Button>
    </RecordHeader>
  )
}

/** 10:06 到场, who was present, whether credentials were shown. */
export function ArrivalFacts({ inspection }: { inspection: Inspection }) {
  const { arrival, officers } = inspection
  if (!arrival) return <span>非现场检查，没有到场</span>
  const names = officers.filter(({ id }) => arrival.present.includes(id)).map(({ name }) => name)
  const icon = { size: 14, stroke: 1.6, 'aria-hidden': true } as const
  return (
    <>
      <span>
        <IconMapPin {...icon} /> {chinaClock(arrival.at)} 到场
      </span>
      <span>
        <IconUsers {...icon} /> {names.join('、')}
        {names.length === 2 ? '均在场' : '在场'}
      </span>
      {arrival.credentialsShown && (
        <span>
          <IconId {...icon} /> 已出示执法证件
        </span>
      )}
    </>
  )
}
