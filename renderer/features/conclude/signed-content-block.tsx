import { IconShieldCheck, IconShieldX } from '@tabler/icons-react'
import type { Inspection } from '../../../shared/domain/inspection.ts'
import { classNames } from '../../app/class-names.ts'
import { signedContent } from './signed-content.ts'
import styles from './signed-content-block.module.css'

/** 所签内容: the whole hash of the findings in groups of four, what it covers, and what a change does. */
export function SignedContentBlock({ inspection, broken }: { inspection: Inspection; broken: boolean }) {
  const { groups, answers, evidence, documents } = signedContent(inspection)
  const Icon = broken ? IconShieldX : IconShieldCheck
  return (
    <section className={styles.block} aria-label="所签内容">
      <Icon size={18} stroke={1.7} aria-hidden className={classNames(styles.icon, broken && styles.broken)} />
      <div>
        <p className={styles.head}>
          <strong>{broken ? '现在的内容（与签字时不同）' : '所签内容'}</strong>
          <span>
            {answers} 项答案，证据 {evidence} 件，文书 {documents} 份
          </span>
        </p>
        <p className={styles.hash}>
          <span>SHA-256</span>
          <span className={styles.groups} data-hash={groups.join('')}>
            {groups.map((group, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: groups of a hash can repeat and never move
              <span key={index}>{group}</span>
            ))}
          </span>
        </p>
        <p className={styles.note}>
          {broken
            ? '签字覆盖的内容与现在的记录不同。不要再用这份记录，请联系管理员从日志核对是什么改动。'
            : '封存后任何改动都会使两人签字失效，并显示在本页。'}
        </p>
      </div>
    </section>
  )
}
