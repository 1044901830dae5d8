import { type DocumentKindId, documentKindIds, documentRules } from '../../../shared/domain/document-kinds.ts'
import { ActOutcome } from '../../app/components/act-outcome.tsx'
import { Button } from '../../app/components/button.tsx'
import { PanelTitle } from '../../app/components/panel.tsx'
import type { HeldNumbers } from '../../app/document-numbers.ts'
import { useAct } from '../../app/use-act.ts'
import { useSnapshot, useWorkspace } from '../../app/workspace-context.tsx'
import { runs } from './number-runs.ts'
import styles from './own-numbers.module.css'

/** 本机文号: what this laptop holds of each kind, and giving it back. */
export function OwnNumbers() {
  const workspace = useWorkspace()
  const order = ({ kind }: HeldNumbers) => documentKindIds.indexOf(kind as DocumentKindId)
  const held = useSnapshot(workspace.numbers.held).toSorted((a, b) => order(a) - order(b))
  const { online } = useSnapshot(workspace.sync)
  const act = useAct()
  return (
    <section aria-label="本机文号" className={styles.section}>
      <PanelTitle aside="离线也能用；没有时按草稿打印，年末未用的作废">本机文号</PanelTitle>
      {held.length === 0 ? (
        <p className={styles.quiet}>本机没有预留的文号，联网后出具编号的文书时取。</p>
      ) : (
        <ul className={styles.list}>
          {held.map((own) => (
            <li key={`${own.authority} ${own.kind} ${own.year}`} className={styles.row}>
              <span className={styles.kind}>
                {documentRules[own.kind as DocumentKindId]?.name ?? own.kind}
              </span>
              <span className={styles.left}>
                {own.free.length > 0 ? `剩 ${own.free.length} 个：${runs(own.free)} 号` : '没有剩余'}
              </span>
              <span className={styles.quiet}>{openWords(own, online)}</span>
              {own.free.length > 0 && (
                <Button
                  busy={act.busy}
                  aria-label={`归还${documentRules[own.kind as DocumentKindId]?.name ?? own.kind}的文号`}
                  onClick={() =>
                    void act.run(async () => {
                      await workspace.numbers.giveBack(own.kind)
                      return undefined
                    })
                  }
                >
                  归还
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <ActOutcome act={act} />
    </section>
  )
}

/** Numbers that are on their way. */
function openWords({ taken, returning }: HeldNumbers, online: boolean): string {
  const words = []
  if (taken.length > 0) words.push(`${taken.length} 个已取用，等站点受理`)
  if (returning.length > 0) words.push(`${returning.length} 个归还中${online ? '' : '，联网后送达站点'}`)
  return words.join('，')
}
