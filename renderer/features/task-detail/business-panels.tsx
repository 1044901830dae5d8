import { IconCheck, IconFlag } from '@tabler/icons-react'
import { subjectKindNames } from '../../../shared/domain/business.ts'
import { chineseDate } from '../../../shared/domain/china-time.ts'
import type { Inspection } from '../../../shared/domain/inspection.ts'
import { Facts, Panel, PanelTitle } from '../../app/components/panel.tsx'
import { RiskBadge } from '../../app/components/risk-badge.tsx'
import { useToday } from '../../app/use-today.ts'
import styles from './task-detail.module.css'

/** Shows the first three and the last four digits of a telephone number. */
export function maskedPhone(phone: string): string {
  return phone.replace(/^(\d{3})\d{4}(\d{4})$/, '$1****$2')
}

/** 业务对象: the business as it was dispatched. A record that is not open shows the registered basics only. */
export function BusinessPanel({ inspection, closed }: { inspection: Inspection; closed: boolean }) {
  const { business } = inspection
  const contact = [business.liaison, maskedPhone(business.liaisonPhone || business.phone)].filter(Boolean)
  const basics: [string, string][] = [
    ['信用代码', business.code],
    ['主体类型', subjectKindNames[business.kind]],
    ['登记的住所', business.registeredAddress],
    ['辖区', business.stationName],
  ]
  const rest: [string, string][] = [
    ['法定代表人', business.legalRepresentative || '—'],
    ['联络', contact.join('，') || '—'],
    ...(business.operatorAddress ? [['经营者住所', business.operatorAddress] as [string, string]] : []),
    ['成立日期', business.establishedOn ? chineseDate(business.establishedOn, true) : '—'],
    ['经营期限', business.businessTerm || '—'],
    ['登记机关', business.registrationAuthority || '—'],
    ['经营范围', business.businessScope || '—'],
  ]
  return (
    <Panel aria-label="业务对象">
      <PanelTitle>业务对象</PanelTitle>
      <Facts labelWidth={88} rows={closed ? basics : [...basics, ...rest]} />
    </Panel>
  )
}

/** 信用与检查历史: risk class, flags, earlier inspections of the year (P9). */
export function HistoryPanel({ inspection }: { inspection: Inspection }) {
  const { business, task } = inspection
  const today = useToday()
  const earlier = business.inspectedThisYear.map((date) =>
    chineseDate(date, date.slice(0, 4) !== today.slice(0, 4)),
  )
  return (
    <Panel aria-label="信用与检查历史">
      <PanelTitle>信用与检查历史</PanelTitle>
      <ul className={styles.flags}>
        <li>
          <RiskBadge risk={business.risk} />
        </li>
        {business.creditFlags.map((flag) => (
          <li key={flag}>
            <IconFlag size={16} stroke={1.7} aria-hidden className={styles.flag} />
            {flag}
          </li>
        ))}
        {business.creditFlags.length === 0 && (
          <li>
            <IconCheck size={16} stroke={1.7} aria-hidden className={styles.tick} />
            没有经营异常名录、歇业等标记
          </li>
        )}
        <li>
          <IconCheck size={16} stroke={1.7} aria-hidden className={styles.tick} />
          本年度第 {task.visitOfYear} 次检查{earlier.length > 0 ? `，此前 ${earlier.join('、')}` : ''}
        </li>
      </ul>
    </Panel>
  )
}
