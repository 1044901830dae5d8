import { IconDownload, IconFileCheck, IconMinus, IconPlus, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { DocumentKindId } from '../../../shared/domain/document-kinds.ts'
import type { Inspection } from '../../../shared/domain/inspection.ts'
import { Button, IconButton } from '../../app/components/button.tsx'
import { Dialog } from '../../app/components/dialog.tsx'
import { RecordHeader } from '../../app/components/record-header.tsx'
import { ProblemPanel } from '../../app/components/refusal-panel.tsx'
import { useAct } from '../../app/use-act.ts'
import { useKeys } from '../../app/use-keys.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import styles from './document-screen.module.css'
import { paperName } from './paper-input.ts'
import { type Zoom, zoomStep } from './paper-view.tsx'
import type { Paper } from './use-paper.ts'

interface DocumentHeaderProps {
  inspection: Inspection
  kind: DocumentKindId
  paper: Paper
  zoom: Zoom
  /** Share of the real size that is on the screen. */
  shown: number
  onZoom: (zoom: Zoom) => void
  /** The paper may be looked at but not saved or printed. */
  withheld: boolean
  /** Where Esc leads. */
  back: string
  /** Null where the account may not issue this paper. */
  issue: { busy: boolean; asDraft: boolean; start: () => void } | null
}

/** What the paper is and its number; zoom, 保存 PDF, 打印, and 出具 while it is a draft. */
export function DocumentHeader({
  inspection,
  kind,
  paper,
  zoom,
  shown,
  onZoom,
  back,
  withheld,
  issue,
}: DocumentHeaderProps) {
  const { papers } = useWorkspace().host
  const navigate = useNavigate()
  const act = useAct()
  const [saved, setSaved] = useState('')
  const stale = paper.state === 'draft' && paper.updating
  const bytes = 'bytes' in paper && !withheld && !stale ? paper.bytes : null
  const document = 'document' in paper ? paper.document : null
  const canIssue = issue !== null && paper.state === 'draft'
  const number = document ? document.number || '草稿，未编号' : paper.state === 'none' ? '' : '草稿，未编号'
  const name = [paperName(kind), inspection.business.name, document?.number].filter(Boolean).join(' ')

  const save = () =>
    act.run(async () => {
      const kept = await papers.save(`${fileName(name)}.pdf`, bytes!)
      if (kept) setSaved(kept)
      return undefined
    })
  const print = () =>
    act.run(async () => {
      await papers.print(name, bytes!)
      return undefined
    })

  useKeys([
    ['Control+KeyP', () => bytes && !act.busy && void print()],
    ['Equal', () => onZoom(zoomStep(shown, true))],
    ['Minus', () => onZoom(zoomStep(shown, false))],
    ['Digit0', () => onZoom('fit')],
    ['Escape', () => navigate(back)],
  ])

  return (
    <>
      <RecordHeader
        name={paperName(kind)}
        beside={<span className={styles.number}>{number}</span>}
        facts={
          <>
            <span>{inspection.business.name}</span>
            <span role="status">{saved && `已保存为 ${saved}`}</span>
          </>
        }
      >
        <div className={styles.zoom}>
          <IconButton label="缩小" onClick={() => onZoom(zoomStep(shown, false))}>
            <IconMinus size={18} stroke={1.7} />
          </IconButton>
          <button
            type="button"
            className={styles.zoomShown}
            title="适合整页"
            onClick={() => onZoom('fit')}
            aria-label={zoom === 'fit' ? '缩放：适合整页' : `缩放：${Math.round(shown * 100)}%，按下适合整页`}
          >
            {zoom === 'fit' ? '适合整页' : `${Math.round(shown * 100)}%`}
          </button>
          <IconButton label="放大" onClick={() => onZoom(zoomStep(shown, true))}>
            <IconPlus size={18} stroke={1.7} />
          </IconButton>
        </div>
        <Button
          icon={<IconDownload size={18} stroke={1.7} />}
          onClick={save}
          disabled={!bytes || act.busy}
          title={withheld ? '到场前不能保存或者打印，见送达一栏' : undefined}
        >
          保存 PDF
        </Button>
        <Button
          kind={canIssue ? 'outline' : 'primary'}
          icon={<IconPrinter size={18} stroke={1.7} />}
          onClick={print}
          disabled={!bytes || act.busy}
          title={withheld ? '到场前不能保存或者打印，见送达一栏' : undefined}
          aria-keyshortcuts="Control+P"
        >
          {canIssue ? '打印草稿' : '打印'}
        </Button>
        {canIssue && (
          <Button
            kind="primary"
            icon={<IconFileCheck size={18} stroke={1.7} />}
            busy={issue.busy}
            onClick={issue.start}
          >
            {issue.asDraft ? '按草稿出具' : kind === 'inspection-notice' ? '出具通知书' : '出具审批表'}
          </Button>
        )}
      </RecordHeader>
      <Dialog opened={act.problem !== null} onClose={act.clear} title="没有保存或者打印">
        {act.problem && (
          <ProblemPanel problem={act.problem} actions={<Button onClick={act.clear}>回到预览</Button>} />
        )}
      </Dialog>
    </>
  )
}

/** A name that every file system takes. */
function fileName(name: string): string {
  return name
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
    .trim()
    .slice(0, 120)
}
