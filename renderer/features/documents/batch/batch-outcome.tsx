import { IconDownload, IconFileZip, IconPrinter, IconTable } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '../../../app/components/button.tsx'
import { SelectField } from '../../../app/components/field.tsx'
import { Note } from '../../../app/components/note.tsx'
import { PanelTitle } from '../../../app/components/panel.tsx'
import styles from './batch.module.css'
import type { Batch } from './batch.ts'
import type { BatchState } from './batch-state.ts'
import { printMerged, saveList, saveMerged, saveSingles } from './save-batch.ts'

/** What came of the batch: how it ended, and its papers as one PDF, as files, as a list for the post office. */
export function BatchOutcome({ batch, state }: { batch: Batch; state: BatchState }) {
  const { phase, made, said, task, kind, end } = state
  const channels = made[0]?.records[0]?.context.profile.mailing.channels ?? []
  const [channel, setChannel] = useState('')
  const desktop = batch.workspace.host.kind === 'desktop'
  const busy = phase === 'working'
  const icon = { size: 18, stroke: 1.7 }
  if (made.length === 0 || end === null)
    return end === 'cancelled' ? <Note>已取消，没有出具，也没有留下文件。</Note> : <Ending state={state} />
  return (
    <section aria-label="成批的文书">
      <PanelTitle aside={`${made.length} 份`}>成批的文书</PanelTitle>
      <Ending state={state} />
      <div className={styles.acts}>
        <Button
          kind="primary"
          wide
          icon={<IconDownload {...icon} />}
          disabled={busy}
          onClick={() => void saveMerged(batch)}
        >
          保存合并 PDF
        </Button>
        <Button wide icon={<IconPrinter {...icon} />} disabled={busy} onClick={() => void printMerged(batch)}>
          打印全部
        </Button>
        <Button wide icon={<IconFileZip {...icon} />} disabled={busy} onClick={() => void saveSingles(batch)}>
          {desktop ? '一户一个文件，存入文件夹' : '一户一个文件，存为 ZIP'}
        </Button>
      </div>
      <SelectField
        label="邮件种类"
        frameClassName={styles.channel}
        value={channel || channels[0]}
        onChange={(event) => setChannel(event.target.value)}
      >
        {channels.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </SelectField>
      <Button
        wide
        icon={<IconTable {...icon} />}
        disabled={busy}
        onClick={() => void saveList(batch, channel || channels[0] || '')}
      >
        保存邮寄清单
      </Button>
      <p className={styles.count} role="status">
        {said}
      </p>
      <Button kind="plain" disabled={busy} onClick={() => void batch.choose(task, kind)}>
        做完了，回到选择
      </Button>
    </section>
  )
}

/** How the run ended, where it did not come to its end for every record. */
function Ending({ state: { end, rows, made } }: { state: BatchState }) {
  const left = rows.filter(({ status }) => status === 'left').length
  const failed = rows.filter(({ status }) => status === 'failed').length
  return (
    <>
      {end === 'out-of-numbers' && (
        <Note tone="amber" className={styles.note}>
          文号用完：已出具 {made.length} 份，其余 {left}{' '}
          户没有出具，仍是草稿。联网同步补足文号后再出具这些户。
        </Note>
      )}
      {end === 'cancelled' && (
        <Note tone="amber" className={styles.note}>
          已取消。取消前出具的 {made.length} 份已记入台账，其余没有出具。
        </Note>
      )}
      {failed > 0 && (
        <Note tone="red" className={styles.note}>
          {failed} 户没有出具，原因和办法见左表。其余不受影响。
        </Note>
      )}
    </>
  )
}
