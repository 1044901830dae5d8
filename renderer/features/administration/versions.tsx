import { useEffect, useState } from 'react'
import { chineseMoment } from '../../../shared/domain/china-time.ts'
import type { ReferenceHistory } from '../../../shared/protocol/administration.ts'
import { PanelTitle } from '../../app/components/panel.tsx'
import { useSnapshot, useWorkspace } from '../../app/workspace-context.tsx'
import styles from './administration.module.css'
import { Changes } from './changes.tsx'

/** 历次版本: who saved which version when and why; the list is the station's and needs the network. */
export function Versions({ kind, newest }: { kind: 'profile' | 'calendar'; newest: number }) {
  const workspace = useWorkspace()
  const { online } = useSnapshot(workspace.sync)
  const [history, setHistory] = useState<ReferenceHistory | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version makes the list longer
  useEffect(() => {
    if (!online) return
    let current = true
    workspace.administration.history().then(
      (found) => current && setHistory(found),
      () => current && setHistory(null),
    )
    return () => {
      current = false
    }
  }, [workspace, online, newest])
  const shown = history?.filter((entry) => entry.kind === kind)
  return (
    <section aria-label="历次版本">
      <PanelTitle>历次版本</PanelTitle>
      {!shown ? (
        <p className={styles.quiet}>历次版本存在站点，连上后显示。</p>
      ) : (
        <ul className={styles.versions}>
          {shown.map(({ version, at, by, reason, changes }) => (
            <li key={version}>
              <details>
                <summary>
                  第 {version} 版，{chineseMoment(at)}，{by}
                </summary>
                <p className={styles.quiet}>{reason}</p>
                <Changes changes={changes} />
              </details>
            </li>
          ))}
          <li className={styles.quiet}>第 1 版，随站点建立。</li>
        </ul>
      )}
    </section>
  )
}
