import { IconCamera, IconPlus, IconShieldCheck } from '@tabler/icons-react'
import { useState } from 'react'
import type { Evidence } from '../../../shared/domain/inspection.ts'
import { classNames } from '../../app/class-names.ts'
import { Button } from '../../app/components/button.tsx'
import { CaptureList } from './capture-list.tsx'
import { EvidenceDialog } from './evidence-dialog.tsx'
import { EvidencePiece } from './evidence-piece.tsx'
import styles from './evidence-strip.module.css'
import type { Capturing } from './use-evidence-capture.ts'

interface EvidenceStripProps {
  inspectionId: string
  pieces: readonly Evidence[]
  /** Pieces that 不符合 needs at least. */
  minimum: number
  capturing: readonly Capturing[]
  onPutAway: (id: number) => void
  onCamera: () => void
  onChooseFiles: () => void
  /** Something is dragged over the panel. */
  dragging: boolean
  editable: boolean
}

/** The evidence of one item: thumbnails, and a last tile that takes photos, files, drops and pastes. */
export function EvidenceStrip({
  inspectionId,
  pieces,
  minimum,
  capturing,
  onPutAway,
  onCamera,
  onChooseFiles,
  dragging,
  editable,
}: EvidenceStripProps) {
  const [opened, setOpened] = useState<Evidence | null>(null)
  return (
    <section className={styles.strip} aria-label="证据">
      <div className={styles.head}>
        <p>
          <strong>证据</strong> {pieces.length} 件{minimum > 0 && `，本项至少 ${minimum} 件照片`}
        </p>
        <p className={styles.kept}>
          <IconShieldCheck size={14} stroke={1.8} aria-hidden className={styles.good} /> 采集时已算
          SHA-256，原件保留
        </p>
      </div>
      <div className={styles.pieces}>
        {pieces.map((piece) => (
          <EvidencePiece key={piece.id} piece={piece} onOpen={() => setOpened(piece)} />
        ))}
        {editable && (
          <div className={classNames(styles.taker, dragging && styles.dragging)}>
            <div className={styles.ways}>
              <Button
                icon={<IconCamera size={18} stroke={1.7} />}
                onClick={onCamera}
                aria-keyshortcuts="Alt+C"
              >
                拍照
              </Button>
              <Button icon={<IconPlus size={18} stroke={1.7} />} onClick={onChooseFiles}>
                选文件
              </Button>
            </div>
            <p>{dragging ? '松开即添加到本项' : '拖入，或 Ctrl+V 粘贴'}</p>
          </div>
        )}
      </div>
      <CaptureList capturing={capturing} onPutAway={onPutAway} />
      <EvidenceDialog
        inspectionId={inspectionId}
        piece={opened}
        editable={editable}
        onClose={() => setOpened(null)}
      />
    </section>
  )
}
