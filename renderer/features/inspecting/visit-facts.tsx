import { IconBan, IconReportAnalytics, IconSpeakerphone } from '@tabler/icons-react'
import { chineseMoment } from '../../../shared/domain/china-time.ts'
import type { Inspection } from '../../../shared/domain/inspection.ts'
import { obstructionKindNames, opinionKindNames } from '../../../shared/domain/visit-facts.ts'
import { classNames } from '../../app/class-names.ts'
import { RuleChip } from '../../app/components/rule-chip.tsx'
import styles from './visit-facts.module.css'

/**
 * What is on record beside the answers: policy explained on arrival (J10), refusals by the party (P18), 专业结论 (P14);
 * nothing where there is none.
 */
export function VisitFacts({ inspection, className }: { inspection: Inspection; className?: string }) {
  const { arrival, obstructions, opinions, evidence } = inspection
  if (obstructions.length + opinions.length === 0 && !arrival?.policyNote) return null
  const officer = (id: string) => inspection.officers.find((entry) => entry.id === id)?.name ?? ''
  return (
    <ul className={classNames(styles.list, className)} aria-label="检查中的其他记录">
      {arrival?.policyNote && (
        <li className={styles.row}>
          <IconSpeakerphone size={18} stroke={1.7} aria-hidden className={styles.opinion} />
          <div>
            <p>
              <strong>政策宣讲</strong> {arrival.policyNote}
            </p>
            <p className={styles.quiet}>{chineseMoment(arrival.at)} 到场登记</p>
          </div>
          <RuleChip id="J10" />
        </li>
      )}
      {obstructions.map(({ id, kind, facts, witnessName, by, at }) => (
        <li key={id} className={styles.row}>
          <IconBan size={18} stroke={1.7} aria-hidden className={styles.refusal} />
          <div>
            <p>
              <strong>{obstructionKindNames[kind]}</strong> {facts}
            </p>
            <p className={styles.quiet}>
              {witnessName && `见证人 ${witnessName}，`}
              {officer(by)} {chineseMoment(at)} 记录
            </p>
          </div>
          <RuleChip id="P18" />
        </li>
      ))}
      {opinions.map(({ id, kind, body, entrustedBy, conclusion, evidenceId }) => {
        const text = evidence.find((piece) => piece.id === evidenceId)
        return (
          <li key={id} className={styles.row}>
            <IconReportAnalytics size={18} stroke={1.7} aria-hidden className={styles.opinion} />
            <div>
              <p>
                <strong>{opinionKindNames[kind]}结论</strong> {conclusion}
              </p>
              <p className={styles.quiet}>
                {`${body}出具，${entrustedBy}委托并承担费用，原文 ${text?.name ?? '—'}`}
                {text?.withdrawn && '（已撤下）'}
              </p>
            </div>
            <RuleChip id="P14" />
          </li>
        )
      })}
    </ul>
  )
}
