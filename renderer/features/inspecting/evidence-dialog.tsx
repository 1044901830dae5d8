import { useEffect, useState } from 'react'
import { chineseMoment } from '../../../shared/domain/china-time.ts'
import type { Evidence } from '../../../shared/domain/inspection.ts'
import { ActOutcome } from '../../app/components/act-outcome.tsx'
import { Button } from '../../app/components/button.tsx'
import { Dialog } from '../../app/components/dialog.tsx'
import { TextField } from '../../app/components/field.tsx'
import { Note } from '../../app/components/note.tsx'
import { problemOf, useAct } from '../../app/use-act.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import styles from './evidence-strip.module.css'

interface EvidenceDialogProps {
  inspectionId: string
  piece: Evidence | null
  editable: boolean
  onClose: () => void
}

/** One piece of evidence in full: picture, whole hash, caption, and withdrawing it with a reason. */
export function EvidenceDialog({ piece, onClose, ...rest }: EvidenceDialogProps) {
  return (
    <Dialog opened={piece !== null} onClose={onClose} title={piece?.caption || '证据'} width={720}>
      {piece && <Content key={piece.id} piece={piece} onClose={onClose} {...rest} />}
    </Dialog>
  )
}

function Content({ inspectionId, piece, editable, onClose }: EvidenceDialogProps & { piece: Evidence }) {
  const workspace = useWorkspace()
  const act = useAct()
  const original = useOriginal(piece)
  const [caption, setCaption] = useState(piece.caption)
  const [withdrawing, setWithdrawing] = useState(false)
  const [reason, setReason] = useState('')

  const rename = () =>
    act.run(() => {
      const { id, by: _by, withdrawn: _withdrawn, ...rest } = piece
      return workspace.dispatch(inspectionId, 'addEvidence', {
        ...rest,
        evidenceId: id,
        caption: caption.trim(),
      })
    })
  const withdraw = async () => {
    const done = await act.run(() =>
      workspace.dispatch(inspectionId, 'withdrawEvidence', { evidenceId: piece.id, reason: reason.trim() }),
    )
    if (done) onClose()
  }

  return (
    <>
      {original.problem && <Note tone="red">{original.problem}</Note>}
      {original.url && piece.mediaType.startsWith('image/') && (
        <img src={original.url} alt={piece.caption} className={styles.original} />
      )}
      {original.url && piece.mediaType.startsWith('video/') && (
        // biome-ignore lint/a11y/useMediaCaption: a recording made on site has no captions
        <video src={original.url} controls className={styles.original} />
      )}
      <p className={styles.facts}>
        {piece.name}，{sizeText(piece.size)}，{chineseMoment(piece.capturedAt)} 采集
        <br />
        SHA-256 <span className={styles.whole}>{piece.id.match(/.{4}/g)?.join(' ')}</span>
      </p>
      {editable && !withdrawing && (
        <div className={styles.renaming}>
          <TextField
            label="说明"
            value={caption}
            maxLength={200}
            onChange={(event) => setCaption(event.target.value)}
            frameClassName={styles.grow}
          />
          <Button onClick={rename} busy={act.busy} disabled={caption.trim() === piece.caption}>
            改说明
          </Button>
          <Button onClick={() => setWithdrawing(true)}>撤下这件证据</Button>
        </div>
      )}
      {withdrawing && (
        <>
          <TextField
            label="撤下的理由"
            required
            value={reason}
            maxLength={500}
            data-autofocus
            hint="原件和理由都会保留在记录里。"
            onChange={(event) => setReason(event.target.value)}
          />
          <div className={styles.ways}>
            <Button onClick={() => setWithdrawing(false)}>留着这件证据</Button>
            <Button kind="primary" onClick={withdraw} busy={act.busy}>
              撤下证据
            </Button>
          </div>
        </>
      )}
      <ActOutcome act={act} />
    </>
  )
}

/** The original as an object URL, verified by the store; released when the dialog closes. */
function useOriginal(piece: Evidence) {
  const workspace = useWorkspace()
  const [found, setFound] = useState<{ url?: string; problem?: string }>({})
  useEffect(() => {
    let url: string | undefined
    let current = true
    workspace.evidenceBlob(piece.id, piece.mediaType).then(
      (blob) => {
        if (!current) return
        url = URL.createObjectURL(blob)
        setFound({ url })
      },
      (error) => current && setFound({ problem: problemOf(error).message }),
    )
    return () => {
      current = false
      if (url) URL.revokeObjectURL(url)
    }
  }, [workspace, piece])
  return found
}

function sizeText(bytes: number): string {
  return bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
