import {
  IconCloud,
  IconFile,
  IconFileTypePdf,
  IconShieldCheck,
  IconShieldX,
  IconVideo,
} from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { chinaClock } from '../../../shared/domain/china-time.ts'
import type { Evidence } from '../../../shared/domain/inspection.ts'
import { classNames } from '../../app/class-names.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import styles from './evidence-strip.module.css'
import { shortHash } from './short-hash.ts'

/** Thumbnail and state of a piece of evidence; both null until the store has told. */
function useEvidence({ id }: Evidence) {
  const workspace = useWorkspace()
  const [picture, setPicture] = useState<string | null>(null)
  const [state, setState] = useState<'stored' | 'station' | 'damaged' | null>(null)
  useEffect(() => {
    let current = true
    workspace.thumbnail(id).then(
      (url) => current && setPicture(url),
      () => undefined,
    )
    workspace.evidenceState(id).then(
      (found) => current && setState(found),
      () => current && setState('damaged'),
    )
    return () => {
      current = false
    }
  }, [workspace, id])
  return { picture, state }
}

/** One piece: 132×88 with its words below, or small with its words beside. */
export function EvidencePiece({
  piece,
  compact = false,
  onOpen,
}: {
  piece: Evidence
  compact?: boolean
  onOpen: () => void
}) {
  const { picture, state } = useEvidence(piece)
  return (
    <button type="button" className={classNames(styles.piece, compact && styles.compact)} onClick={onOpen}>
      <span className={styles.frame}>
        {picture ? <img src={picture} alt="" /> : <KindIcon mediaType={piece.mediaType} />}
      </span>
      <span className={styles.words}>
        <span className={styles.caption}>{piece.caption || piece.name}</span>
        <span className={styles.proof}>
          {state === 'stored' && (
            <IconShieldCheck size={14} stroke={1.8} aria-hidden className={styles.good} />
          )}
          {state === 'station' && <IconCloud size={14} stroke={1.8} aria-hidden />}
          {state === 'damaged' ? (
            <span className={styles.bad}>
              <IconShieldX size={14} stroke={1.8} aria-hidden /> 校验不一致
            </span>
          ) : (
            <span className={styles.hash}>{state === 'station' ? '在站点' : shortHash(piece.id)}</span>
          )}
          {!compact && <span className={styles.time}>{chinaClock(piece.capturedAt)}</span>}
        </span>
      </span>
    </button>
  )
}

function KindIcon({ mediaType }: { mediaType: string }) {
  const Icon = mediaType.startsWith('video/')
    ? IconVideo
    : mediaType === 'application/pdf'
      ? IconFileTypePdf
      : IconFile
  return <Icon size={28} stroke={1.4} aria-hidden />
}
