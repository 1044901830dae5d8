import { calendarDaysBetween } from '../../../shared/domain/calendar.ts'
import { chineseDate } from '../../../shared/domain/china-time.ts'
import { mailingVerdict } from '../../../shared/domain/mailing.ts'
import type { LoadedInspection } from '../../app/workspace.ts'
import { pairOf } from './mailing-marks.ts'
import type { NextStep } from './next-step.ts'

/**
 * What the ledger asks for before the rest of the record goes on; undefined while it asks for nothing.
 * @param today ISO date
 * @param rest the step without the ledger: a visit stays possible all the while
 */
export function mailingStep(
  { inspection, context }: Pick<LoadedInspection, 'inspection' | 'context'>,
  today: string,
  rest: NextStep,
): NextStep | undefined {
  const rules = context.profile.mailing
  const pair = pairOf(inspection.mailings, rules)
  if (!pair || inspection.arrival?.partyMet) return undefined
  const verdict = mailingVerdict(inspection.mailings, rules, today)
  const other = rest.act
  const span = `${rules.minimumDays} 至 ${rules.maximumDays} 日`
  switch (verdict.kind) {
    case 'none':
    case 'contacted':
      return undefined
    case 'in-transit': {
      const { postedOn, channel, trackingNumber } = verdict.mailing
      return {
        state: '信函在途',
        title: '登记签收或退回',
        words: `第${pair.second ? '二' : '一'}次信函 ${chineseDate(postedOn)}寄出，${channel} ${trackingNumber}。有人签收即取得联系，退回的照退信登记。`,
        ruleId: 'F4',
        act: { kind: 'outcome', label: '登记签收或退回' },
        other,
      }
    }
    case 'before-window': {
      const { first, window } = verdict
      return {
        state: '待寄第二次信函',
        title: `第二次邮寄 ${chineseDate(window.first)}起可以寄`,
        words: `第一次 ${chineseDate(first.postedOn)}寄出，今天是第 ${calendarDaysBetween(first.postedOn, today)} 日，须间隔 ${span}。${chineseDate(window.first)}至${chineseDate(window.last)}之间寄出。`,
        ruleId: rules.ruleId,
        other,
      }
    }
    case 'window-open': {
      const { first, window } = verdict
      return {
        state: '待寄第二次信函',
        title: '登记第二次邮寄',
        words: `第一次信函 ${chineseDate(first.outcome!.on)}退回。第二次须在 ${chineseDate(window.first)}至${chineseDate(window.last)}之间寄出。`,
        ruleId: rules.ruleId,
        until: window.last,
        act: { kind: 'mailing', label: '登记第二次邮寄' },
        other,
      }
    }
    case 'window-missed': {
      const { first, window } = verdict
      return {
        state: '第二次邮寄已过期',
        title: '重新邮寄第一次',
        words: `第一次 ${chineseDate(first.postedOn)}寄出，第二次的最后一天 ${chineseDate(window.last)}已过。再寄的信函算作新的第一次，间隔重新起算。`,
        ruleId: rules.ruleId,
        act: { kind: 'mailing', label: '登记邮寄' },
        other,
      }
    }
    case 'unreachable': {
      const proofs = inspection.evidence.some(({ withdrawn, source }) => !withdrawn && source !== 'signature')
      return {
        state: '两次信函均退回',
        title: '作结论',
        words: `两次信函间隔 ${verdict.interval} 日，都无人签收退回，不到场也可以认定无法联系。${proofs ? '' : '结论须有证据，先在台账里添加退信照片。'}`,
        ruleId: 'F5',
        act: { kind: 'conclude', label: '作结论' },
        other: other?.kind === 'conclude' ? undefined : other,
      }
    }
  }
}
