import type { Business } from '../../../shared/domain/business.ts'
import type { OpenItem } from '../../../shared/domain/decide/context.ts'
import type { ResultList } from '../../../shared/domain/result-list.ts'
import { RuleChip } from '../../app/components/rule-chip.tsx'
import { consequence } from './consequence.ts'
import styles from './guidance-panel.module.css'
import { LawAndMethod } from './law-and-method.tsx'

/** Right column: the law, how to check, what 不符合 leads to, what is registered. */
export function GuidancePanel({
  entry,
  business,
  resultList,
}: {
  entry: OpenItem
  business: Business
  resultList: ResultList
}) {
  return (
    <aside className={styles.panel} aria-label="依据和方法">
      <LawAndMethod item={entry.item} />
      <section className={styles.section}>
        <h2>选“不符合”之后</h2>
        <p className={styles.text}>{consequence(resultList)}</p>
        <p className={styles.rule}>
          <RuleChip id="F22" /> <span>后续处置类型</span>
        </p>
      </section>
      <section className={styles.section}>
        <h2>登记信息</h2>
        <dl className={styles.facts}>
          <dt>代码</dt>
          <dd>{business.code}</dd>
          <dt>住所</dt>
          <dd>{business.registeredAddress}</dd>
          {business.operatorAddress && (
            <>
              <dt>经营者住所</dt>
              <dd>{business.operatorAddress}</dd>
            </>
          )}
          <dt>{business.kind === 'individual' ? '经营者' : '法定代表人'}</dt>
          <dd>{business.legalRepresentative}</dd>
          <dt>经营期限</dt>
          <dd>{business.businessTerm}</dd>
          <dt>成立日期</dt>
          <dd>{business.establishedOn}</dd>
          <dt>经营范围</dt>
          <dd>{business.businessScope}</dd>
        </dl>
      </section>
    </aside>
  )
}
