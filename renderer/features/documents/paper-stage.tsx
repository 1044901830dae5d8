import { IconFileOff, IconFileText } from '@tabler/icons-react'
import { useNavigate } from 'react-router'
import { chineseMoment } from '../../../shared/domain/china-time.ts'
import type { DocumentKindId } from '../../../shared/domain/document-kinds.ts'
import { Button } from '../../app/components/button.tsx'
import { EmptyState } from '../../app/components/empty-state.tsx'
import { ProgressBar } from '../../app/components/progress-bar.tsx'
import { ProblemPanel } from '../../app/components/refusal-panel.tsx'
import { problemOf } from '../../app/use-act.ts'
import type { LoadedInspection } from '../../app/workspace.ts'
import styles from './document-screen.module.css'
import { dueAfter } from './issue-refusal.ts'
import { paperName } from './paper-input.ts'
import { PaperView, type Shown, type Zoom } from './paper-view.tsx'
import type { Paper } from './use-paper.ts'
import { usePdf } from './use-pdf.ts'

/** The middle of the screen: the pages, or why there are none. */
export function PaperStage({
  paper,
  zoom,
  onShown,
  loaded,
  kind,
  onAgain,
  onDraft,
}: {
  paper: Paper
  zoom: Zoom
  onShown: (shown: Shown) => void
  loaded: LoadedInspection
  kind: DocumentKindId
  onAgain: () => void
  onDraft: () => void
}) {
  const navigate = useNavigate()
  const after = dueAfter(loaded, kind)
  const { pdf, failure } = usePdf('bytes' in paper ? paper.bytes : null)

  if (failure)
    return <Failed title="预览打不开" problem={problemOf(failure)} label="重新生成" onAgain={onAgain} />
  if (paper.state === 'failed')
    return <Failed title="文书没有生成" problem={paper.problem} label="重新生成" onAgain={onAgain} />
  if (paper.state === 'none')
    return (
      <div className={styles.stage}>
        <div className={styles.empty}>
          <EmptyState
            icon={<IconFileOff size={28} stroke={1.5} />}
            title={`还没有${paperName(kind)}`}
            action={
              <Button onClick={() => navigate(`/inspections/${loaded.inspection.id}`)}>回到本户检查</Button>
            }
          >
            {after ? `在${after}之后，由记录生成。` : '这一户的记录里没有要写进它的内容。'}
          </EmptyState>
        </div>
      </div>
    )
  if (paper.state === 'elsewhere')
    return (
      <div className={styles.stage}>
        <div className={styles.empty}>
          <EmptyState
            icon={<IconFileText size={28} stroke={1.5} />}
            title="原件还没有到站点"
            action={
              <>
                <Button onClick={onAgain}>再取一次</Button>
                <Button onClick={onDraft}>按记录生成草稿</Button>
              </>
            }
          >
            第 {paper.document.version} 版于 {chineseMoment(paper.document.issuedAt)}{' '}
            在另一台设备上出具，本机只有文号和哈希。那台设备联网同步后，原件在这里打开。
          </EmptyState>
        </div>
      </div>
    )
  if (!pdf) {
    const progress = paper.state === 'making' ? paper.progress : null
    const share = progress?.step === 'fonts' ? progress.share : null
    const loading = share !== null && share < 1
    return (
      <div className={styles.stage}>
        <div className={styles.making} role="status">
          <p>{loading ? '正在载入文书字体，只在第一次需要' : '正在排版'}</p>
          {loading && <ProgressBar share={share} label="文书字体" />}
        </div>
      </div>
    )
  }
  return <PaperView pdf={pdf} zoom={zoom} onShown={onShown} />
}

function Failed({
  title,
  problem,
  label,
  onAgain,
}: {
  title: string
  problem: ReturnType<typeof problemOf>
  label: string
  onAgain: () => void
}) {
  return (
    <div className={styles.stage}>
      <div className={styles.message}>
        <ProblemPanel
          title={title}
          problem={problem}
          actions={
            // What is missing in the record does not come by trying again.
            problem.code !== 'paper.incomplete' && <Button onClick={onAgain}>{label}</Button>
          }
        />
      </div>
    </div>
  )
}
