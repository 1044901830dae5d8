import { IconFileZip } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { chineseMoment } from '../../../shared/domain/china-time.ts'
import type { BundleCheck } from '../../app/bundle-check.ts'
import { Button } from '../../app/components/button.tsx'
import { Note } from '../../app/components/note.tsx'
import { PageHeader } from '../../app/components/page-header.tsx'
import { Facts, Panel, PanelTitle } from '../../app/components/panel.tsx'
import { ProgressBar } from '../../app/components/progress-bar.tsx'
import { ProblemPanel } from '../../app/components/refusal-panel.tsx'
import { useAct } from '../../app/use-act.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import styles from './bundle-page.module.css'
import help from './help.module.css'
import { HelpViews } from './help-views.tsx'

/** 验证案卷: opens a case bundle from disk and says whether anything in it was changed; needs no station. */
export function BundlePage() {
  const workspace = useWorkspace()
  const act = useAct()
  const input = useRef<HTMLInputElement>(null)
  const [name, setName] = useState('')
  const [share, setShare] = useState(0)
  const [check, setCheck] = useState<BundleCheck | null>(null)
  const open = (file: File) =>
    act.run(async () => {
      setCheck(null)
      setShare(0)
      setName(file.name)
      setCheck(await workspace.checkBundle(file, setShare))
      return undefined
    })
  return (
    <>
      <PageHeader title="帮助" beside={<HelpViews here="bundle" />} />
      <div className={help.body}>
        <Panel aria-label="验证案卷">
          <PanelTitle>验证案卷</PanelTitle>
          <p className={styles.lead}>
            打开从站点导出的案卷（ZIP），在本机核对记录、操作、签字、证据和文书有没有被改动过，不用连站点。
          </p>
          <input
            ref={input}
            type="file"
            accept=".zip,application/zip"
            hidden
            aria-label="案卷文件"
            onChange={({ target }) => {
              const file = target.files?.[0]
              target.value = ''
              if (file) void open(file)
            }}
          />
          <div className={styles.act}>
            <Button
              kind="primary"
              icon={<IconFileZip size={18} stroke={1.7} />}
              busy={act.busy}
              onClick={() => input.current?.click()}
            >
              打开案卷
            </Button>
            {name && <span className={styles.name}>{name}</span>}
          </div>
          {act.busy && <ProgressBar share={share} label="正在验证案卷" />}
          {act.problem && <ProblemPanel problem={act.problem} />}
          {check && <Result check={check} />}
        </Panel>
      </div>
    </>
  )
}

function Result({ check: { about, intact, faults, notices, ownStation } }: { check: BundleCheck }) {
  // Nothing was compared: it is no bundle, or its copy broke off.
  const unreadable = faults.find(({ code }) => code === 'bundle.unreadable')
  const differing = faults.filter((fault) => fault !== unreadable)
  return (
    <div className={styles.result}>
      {unreadable ? (
        <Note tone="red">{unreadable.message}</Note>
      ) : !intact ? (
        <Note tone="red">
          案卷与签发时不一致，共 {faults.length} 处。不要据此作出决定，请向站点重新索取。
        </Note>
      ) : ownStation ? (
        <Note tone="green">没有发现改动，由本机登记的站点签发。</Note>
      ) : (
        <Note tone="amber">
          没有发现改动，但签发它的不是本机登记的站点。请向签发的站点核对下面的公钥指纹，一致才可以采信。
        </Note>
      )}
      {differing.length > 0 && <Lines label="不一致的地方" entries={differing} />}
      {notices.length > 0 && <Lines label="需要注意" entries={notices} />}
      {about && (
        <Facts
          labelWidth={88}
          rows={[
            ['检查对象', about.business || '读不出'],
            ['检查编号', about.inspectionId],
            ['导出', `${about.stationName}，${about.madeBy}，${chineseMoment(about.madeAt)}`],
            ['内容', `操作 ${about.commands} 条，签字 ${about.signatures} 个，文件 ${about.files} 个`],
            ['公钥指纹', inGroups(about.fingerprint)],
          ]}
        />
      )}
    </div>
  )
}

function Lines({ label, entries }: { label: string; entries: BundleCheck['faults'] }) {
  return (
    <section aria-label={label}>
      <h3 className={styles.heading}>{label}</h3>
      <ul className={styles.lines}>
        {[...new Map(entries.map(({ message, code }) => [message, code]))].map(([message, code]) => (
          <li key={message}>
            {message} <span className={styles.code}>{code}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Easier to compare by eye or over the phone. */
function inGroups(fingerprint: string): string {
  return fingerprint.match(/.{1,8}/g)?.join(' ') ?? ''
}
