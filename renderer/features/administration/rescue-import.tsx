import { IconFileZip } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { chineseMoment } from '../../../shared/domain/china-time.ts'
import { type RescueOutcome, type RescueReport, rescueOutcomes } from '../../../shared/rescue/report.ts'
import { ActOutcome } from '../../app/components/act-outcome.tsx'
import { Button } from '../../app/components/button.tsx'
import { Note } from '../../app/components/note.tsx'
import { Facts, Panel, PanelTitle } from '../../app/components/panel.tsx'
import { deviceNumber } from '../../app/device-number.ts'
import { useAct } from '../../app/use-act.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import styles from './rescue-import.module.css'

const words: Record<RescueOutcome, string> = {
  taken: '已写入',
  known: '站点已有',
  parked: '需要处理',
  held: '等前面的处理',
  refused: '没有写入',
}
/** Rows that the screen shows; the counts are of all. */
const shown = 500

/** 救援包导入: brings the ZIP that a laptop has exported to the station and says row by row what became of it. */
export function RescueImport() {
  const workspace = useWorkspace()
  const act = useAct()
  const input = useRef<HTMLInputElement>(null)
  const [name, setName] = useState('')
  const [report, setReport] = useState<RescueReport | null>(null)
  const bring = (file: File) =>
    act.run(async () => {
      setReport(null)
      setName(file.name)
      setReport(await workspace.administration.importRescue(file))
      return undefined
    })
  return (
    <div className={styles.body}>
      <Panel aria-label="救援包导入">
        <PanelTitle>救援包导入</PanelTitle>
        <p className={styles.lead}>
          救援包要用本站的密钥打开。先核对包里每个文件的哈希，再按顺序写入带签名的操作，走的是和同步一样的判断，最后存入证据和文书。重复导入不会重复记录。
        </p>
        <input
          ref={input}
          type="file"
          accept=".zip,application/zip"
          hidden
          aria-label="救援包文件"
          onChange={({ target }) => {
            const file = target.files?.[0]
            target.value = ''
            if (file) void bring(file)
          }}
        />
        <div className={styles.act}>
          <Button
            kind="primary"
            icon={<IconFileZip size={18} stroke={1.7} />}
            busy={act.busy}
            onClick={() => input.current?.click()}
          >
            {act.busy ? '正在上传和核对' : '选救援包'}
          </Button>
          {name && <span>{name}</span>}
        </div>
        <ActOutcome act={act} />
        {report && <Report report={report} />}
      </Panel>
    </div>
  )
}

function Report({
  report: { deviceId, madeBy, madeAt, part, last, problems, rows },
}: {
  report: RescueReport
}) {
  const open = rows.filter(({ outcome }) => outcome !== 'taken' && outcome !== 'known')
  const ordered = [...open, ...rows.filter((row) => !open.includes(row))]
  const counts = (kind: 'command' | 'file') =>
    rescueOutcomes
      .flatMap((outcome) => {
        const count = rows.filter((row) => row.kind === kind && row.outcome === outcome).length
        return count > 0 ? [`${words[outcome]} ${count}`] : []
      })
      .join('，') || '没有'
  return (
    <div className={styles.report}>
      {rows.length === 0 ? (
        <Note>这个救援包里没有操作，也没有文件，站点没有变化。</Note>
      ) : open.length > 0 ? (
        <Note tone="amber">有 {open.length} 行没有直接写入，原因见下表，救援包请保留。</Note>
      ) : (
        <Note tone="green">救援包里的操作和文件都在站点了。</Note>
      )}
      <Facts
        labelWidth={88}
        rows={[
          ['设备', deviceNumber(deviceId)],
          ['导出', `${madeBy}，${chineseMoment(madeAt)}${last && part === 1 ? '' : `，第 ${part} 部分`}`],
          ['操作', counts('command')],
          ['文件', counts('file')],
          ...(problems.length > 0
            ? [['电脑上', `导出时有 ${problems.length} 处读不出：${problems.join('')}`] as [string, string]]
            : []),
        ]}
      />
      {!last && <Note tone="amber">还有第 {part + 1} 部分，请接着导入。</Note>}
      {rows.length > 0 && (
        <table className={styles.rows} aria-label="逐行结果">
          <thead>
            <tr>
              <th scope="col">结果</th>
              <th scope="col">内容</th>
              <th scope="col">说明</th>
            </tr>
          </thead>
          <tbody>
            {ordered.slice(0, shown).map(({ kind, ref, label, outcome, detail }) => (
              <tr key={`${kind} ${ref}`} data-outcome={outcome}>
                <td>{words[outcome]}</td>
                <td>
                  {kind === 'command' ? (
                    `操作 ${ref}　${label}`
                  ) : (
                    <span className={styles.file}>{`文件 ${ref}　${label}`}</span>
                  )}
                </td>
                <td>{detail}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rows.length > shown && <p className={styles.lead}>只列出前 {shown} 行，没有直接写入的排在前面。</p>}
    </div>
  )
}
