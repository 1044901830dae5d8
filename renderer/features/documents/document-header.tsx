import { IconDownload, IconFileCheck, IconMinus, IconPlus, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { type DocumentKindId, documentRule } from '../../../shared/domain/document-kinds.ts'
import type { Inspection } from '../../../shared/domain/inspection.ts'
import { Button, IconButton } from '../../app/components/button.tsx'
import { Dialog } from '../../app/components/dialog.tsx'
import { RecordHeader } from '../../app/components/record-header.tsx'
import { ProblemPanel } from '../../app/components/refusal-panel.tsx'
import { useAct } from '../../app/use-act.ts'
import { useKeys } from '../../app/use-keys.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import styles from './document-screen.module.css'
import { fileName } from './file-name.ts'
import { paperName } from './paper-input.ts'
import { type Shown, type Zoom, zoomStep } from './paper-view.tsx'
import type { Paper } from './use-paper.ts'

interface DocumentHeaderProps {
  inspection: Inspection
  kind: DocumentKindId
  paper: Paper
  zoom: Zoom
  shown: Shown
  onZoom: (zoom: Zoom) => void
  /** The paper may be looked at but not saved or printed. */
  withheld: boolean
  /** Where Esc leads. */
  back: string
  /** Null where the account may not issue this paper. */
  issue: { busy: boolean; label: string; start: () => void } | null
  /** Runs an act once the officer has seen which characters it can't show. */
  afterGlyphs: (label: string, act: () => void) => void
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
  afterGlyphs,
}: DocumentHeaderProps) {
  const { papers } = useWorkspace().host
  const navigate = useNavigate()
  const act = useAct()
  const [saved, setSaved] = useState('')
  const stale = paper.state === 'draft' && paper.updating
  const bytes = 'bytes' in paper && !withheld && !stale ? paper.bytes : null
  const document = 'document' in paper ? paper.document : null
  const canIssue = issue !== null && paper.state === 'draft'
  const { numbered } = documentRule(kind)
  const unnumbered = numbered ? '草稿，未编号' : document ? `第 ${document.version} 版` : '还没有出具'
  const number = document?.number || (paper.state === 'none' ? '' : unnumbered)
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

  const startPrint = () => {
    if (!bytes || act.busy) return
    afterGlyphs(document ? '打印' : '打印草稿', () => void print())
  }
  const larger = () => onZoom(zoomStep(shown.share, true))
  const smaller = () => onZoom(zoomStep(shown.share, false))
  const fit = () => onZoom(zoom === 'page' ? 'width' : 'page')
  const shownZoom = typeof zoom === 'number' ? `${Math.round(shown.share * 100)}%` : fitNames[zoom]

  useKeys([
    ['Control+KeyP', startPrint],
    ['Equal', larger],
    ['NumpadAdd', larger],
    ['Minus', smaller],
    ['NumpadSubtract', smaller],
    ['Digit0', fit],
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
          {shown.pages > 0 && (
            <span className={styles.page}>
              第 {shown.page} 页，共 {shown.pages} 页
            </span>
          )}
          <IconButton label="缩小" aria-keyshortcuts="-" onClick={smaller}>
            <IconMinus size={18} stroke={1.7} />
          </IconButton>
          <button
            type="button"
            className={styles.zoomShown}
            title={`换成${fitNames[zoom === 'page' ? 'width' : 'page']}（0）`}
            onClick={fit}
            aria-keyshortcuts="0"
            aria-label={`缩放：${shownZoom}，按下${fitNames[zoom === 'page' ? 'width' : 'page']}`}
          >
            {shownZoom}
          </button>
          <IconButton label="放大" aria-keyshortcuts="+" onClick={larger}>
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
          onClick={startPrint}
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
            onClick={() => afterGlyphs(issue.label, issue.start)}
          >
            {issue.label}
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

const fitNames = { page: '适合整页', width: '适合宽度' }
