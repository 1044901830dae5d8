import { IconPhoto } from '@tabler/icons-react'
import { calendarDaysBetween } from '../../../shared/domain/calendar.ts'
import { chineseDate } from '../../../shared/domain/china-time.ts'
import type { Inspection } from '../../../shared/domain/inspection.ts'
import type { Mailing, MailingVerdict } from '../../../shared/domain/mailing.ts'
import type { Profile } from '../../../shared/jurisdictions/profile.ts'
import { Button } from '../../app/components/button.tsx'
import { proofsOf, proofWords } from './letter-proofs.ts'
import { inOrder } from './mailing-marks.ts'
import styles from './task-detail.module.css'

const ordinals = '一二三四五六七八九十'

/** 次, 寄出, 方式与单号, 结果, 间隔, 凭证; the letter that is still to be posted as the last row. */
export function MailingTable({
  inspection,
  rules,
  verdict,
  today,
  editable,
  waiting,
  onOutcome,
  onProofs,
}: {
  inspection: Inspection
  rules: Profile['mailing']
  verdict: MailingVerdict
  /** ISO date. */
  today: string
  editable: boolean
  /** 下一步 asks for the result of the letter under way. */
  waiting: boolean
  onOutcome: (mailing: Mailing) => void
  onProofs: (mailing: Mailing) => void
}) {
  const letters = inOrder(inspection.mailings)
  const ordinal = (index: number) => ordinals[index] ?? index + 1
  const waits = verdict.kind === 'before-window' || verdict.kind === 'window-open'
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            {['次', '寄出', '方式与单号', '结果', '间隔', '凭证'].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {letters.map((letter, index) => {
            const proofs = proofsOf(inspection, letter)
            const before = letters[index - 1]
            return (
              <tr key={letter.id}>
                <th scope="row">{ordinal(index)}</th>
                <td>{chineseDate(letter.postedOn)}</td>
                <td>
                  {letter.channel} {letter.trackingNumber}
                </td>
                <td>
                  {letter.outcome ? (
                    outcomeWords(letter.outcome)
                  ) : editable && !waiting ? (
                    <Button kind="plain" className={styles.cellAct} onClick={() => onOutcome(letter)}>
                      登记结果
                    </Button>
                  ) : (
                    '在途，还没有结果'
                  )}
                </td>
                <td>{before ? intervalWords(before, letter, rules) : '—'}</td>
                <td>
                  {proofs.length > 0 || editable ? (
                    <Button
                      kind="plain"
                      className={styles.cellAct}
                      icon={proofs.length > 0 ? <IconPhoto size={16} stroke={1.7} /> : undefined}
                      onClick={() => onProofs(letter)}
                    >
                      {proofs.length > 0 ? proofWords(proofs) : '添加凭证'}
                    </Button>
                  ) : (
                    '—'
                  )}
                </td>
              </tr>
            )
          })}
          {waits && (
            <tr className={styles.waiting}>
              <th scope="row">{ordinal(letters.length)}</th>
              <td>未寄</td>
              <td>—</td>
              <td>—</td>
              <td>今天寄为 {calendarDaysBetween(verdict.first.postedOn, today)} 日</td>
              <td>—</td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
}

/** 7月22日退回，无人签收 */
function outcomeWords({ result, on, note }: NonNullable<Mailing['outcome']>): string {
  return `${chineseDate(on)}${result === 'signed' ? '签收' : '退回'}，${note}`
}

function intervalWords(before: Mailing, letter: Mailing, rules: Profile['mailing']): string {
  const days = calendarDaysBetween(before.postedOn, letter.postedOn)
  return days >= rules.minimumDays && days <= rules.maximumDays ? `${days} 日` : `${days} 日，重新起算`
}
