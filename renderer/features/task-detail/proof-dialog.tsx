import { IconCamera, IconPlus } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { Evidence, Inspection } from '../../../shared/domain/inspection.ts'
import type { Mailing } from '../../../shared/domain/mailing.ts'
import { Button } from '../../app/components/button.tsx'
import { Dialog } from '../../app/components/dialog.tsx'
import { CameraDialog } from '../inspecting/camera-dialog.tsx'
import { CaptureList } from '../inspecting/capture-list.tsx'
import { EvidenceDialog } from '../inspecting/evidence-dialog.tsx'
import { EvidencePiece } from '../inspecting/evidence-piece.tsx'
import type { useEvidenceCapture } from '../inspecting/use-evidence-capture.ts'
import { proofCaption, proofsOf } from './letter-proofs.ts'
import styles from './task-detail.module.css'

/** The proofs of one letter, and the ways to add to them. */
export function ProofDialog({
  inspection,
  mailing,
  editable,
  proofs,
  onClose,
}: {
  inspection: Inspection
  mailing: Mailing
  editable: boolean
  proofs: ReturnType<typeof useEvidenceCapture>
  onClose: () => void
}) {
  const [camera, setCamera] = useState(false)
  const [opened, setOpened] = useState<Evidence | null>(null)
  const picker = useRef<HTMLInputElement>(null)
  const pieces = proofsOf(inspection, mailing)
  const kind = !mailing.outcome ? '收据' : mailing.outcome.result === 'signed' ? '回执' : '退信'
  const caption = proofCaption(kind, mailing)
  return (
    <Dialog
      opened
      onClose={onClose}
      title="邮寄凭证"
      lead={`${mailing.channel} ${mailing.trackingNumber}`}
      width={560}
      hint={editable ? `新添加的按“${kind}”保存，说明可以改。` : undefined}
      actions={
        editable ? (
          <>
            <Button icon={<IconCamera size={18} stroke={1.7} />} onClick={() => setCamera(true)}>
              拍照
            </Button>
            <Button
              kind="primary"
              icon={<IconPlus size={18} stroke={1.7} />}
              onClick={() => picker.current?.click()}
            >
              选文件
            </Button>
          </>
        ) : undefined
      }
    >
      {pieces.length === 0 && <p className={styles.none}>还没有收据、回执或者退信的照片。</p>}
      <div className={styles.pieces}>
        {pieces.map((piece) => (
          <EvidencePiece key={piece.id} piece={piece} onOpen={() => setOpened(piece)} />
        ))}
      </div>
      <CaptureList capturing={proofs.capturing} onPutAway={proofs.putAway} />
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          const files = [...(event.target.files ?? [])].map((blob) => ({ blob, name: blob.name, caption }))
          event.target.value = ''
          void proofs.capture(files, '', 'file')
        }}
      />
      <CameraDialog
        opened={camera}
        onClose={() => setCamera(false)}
        onPhoto={({ blob, name }) => void proofs.capture([{ blob, name, caption }], '', 'camera')}
        onChooseFiles={() => picker.current?.click()}
      />
      <EvidenceDialog
        inspectionId={inspection.id}
        piece={opened}
        editable={editable}
        onClose={() => setOpened(null)}
      />
    </Dialog>
  )
}
