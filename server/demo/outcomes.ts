import { answerKey } from '../../shared/domain/checklist.ts'
import type { CommandPayload } from '../../shared/domain/commands.ts'
import type { Outcome } from './scenarios.ts'

/** The item answered 不符合. */
export type Problem = { key: string } & Pick<CommandPayload<'answerItem'>, 'facts' | 'disposition'>

/** What the inspectors find; undefined where they find nothing. */
export function problemOf(outcome: Outcome): Problem | undefined {
  switch (outcome) {
    case 'no-problem':
      return undefined
    case 'corrected':
      return {
        key: answerKey('registration', 'name'),
        facts: '门头牌匾使用的名称与登记的名称不一致，缺少“有限公司”字样。',
        disposition: 'ordered-correction',
      }
    case 'transferred':
      return {
        key: answerKey('registration', 'scope'),
        facts: '现场陈列并销售登记经营范围以外的预包装食品，未见食品经营许可。',
        disposition: 'lead-transfer',
      }
    case 'annual-report':
      return {
        key: answerKey('annual-report-information', 'operating-status'),
        facts: '公示系统没有当事人上一年度的年度报告。',
      }
    case 'unreachable':
      return {
        key: answerKey('registration', 'address'),
        facts: '登记的住所现由其他单位使用，物业称当事人已搬离；拨打登记电话，无法接通。',
      }
  }
}

type ConclusionText = Omit<CommandPayload<'conclude'>, 'matters' | 'endedAt'>

/** Conclusion by outcome; `day` gives an ISO date some days after the visit. */
export const conclusions: Record<Outcome, (day: (days: number) => string) => ConclusionText> = {
  'no-problem': () => ({ resultCode: '1', facts: '', qualification: '', legalBasis: '', followUp: 'none' }),
  corrected: (day) => ({
    resultCode: '6',
    facts: '门头牌匾使用的名称与登记的名称不一致。',
    qualification: '未按照登记的名称规范使用名称。',
    legalBasis: '《企业名称登记管理规定》第二十三条第一款',
    followUp: 'ordered-correction',
    followUpDue: day(15),
    reinspectOn: day(16),
  }),
  transferred: (day) => ({
    resultCode: '9',
    facts: '现场陈列并销售登记经营范围以外的预包装食品，未见食品经营许可。',
    qualification: '涉嫌未经许可从事食品经营。',
    legalBasis: '《食品安全法》第三十五条',
    followUp: 'lead-transfer',
    followUpDue: day(10),
    receiver: '区局食品流通股',
  }),
  'annual-report': () => ({
    resultCode: '2',
    facts: '到检查时，公示系统没有当事人上一年度的年度报告。',
    qualification: '未依照规定的期限公示年度报告。',
    legalBasis: '《企业信息公示暂行条例》第八条',
    followUp: 'listing',
  }),
  unreachable: () => ({
    resultCode: '5',
    facts:
      '登记的住所现由其他单位使用，物业称当事人已搬离；拨打登记电话，无法接通；已核对，没有歇业备案、迁出和注销记录。',
    qualification: '通过登记的住所无法与当事人取得联系。',
    legalBasis: '《企业经营异常名录管理办法》第四条、第九条',
    followUp: 'listing',
  }),
}
