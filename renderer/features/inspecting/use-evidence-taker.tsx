import { type DragEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useWorkspace } from '../../app/workspace-context.tsx'
import { CameraDialog } from './camera-dialog.tsx'
import { evidenceFiles } from './evidence-files.ts'
import { type Capturing, useEvidenceCapture } from './use-evidence-capture.ts'

/** The four ways into the record for one item: camera, file picker, drop, paste. */
export interface EvidenceTaker {
  capturing: readonly Capturing[]
  putAway: (id: number) => void
  openCamera: () => void
  chooseFiles: () => void
  dragging: boolean
  /** Handlers of the element that files can be dropped on. */
  dropZone: {
    onDragOver: (event: DragEvent) => void
    onDragLeave: (event: DragEvent) => void
    onDrop: (event: DragEvent) => void
  }
  /** Dialog and hidden file field; to be rendered once. */
  parts: ReactNode
}

/** @param answerKey item that new evidence belongs to; empty for the inspection as a whole */
export function useEvidenceTaker(inspectionId: string, answerKey: string, enabled: boolean): EvidenceTaker {
  const workspace = useWorkspace()
  const { capturing, capture, putAway } = useEvidenceCapture(workspace, inspectionId)
  const [camera, setCamera] = useState(false)
  const [dragging, setDragging] = useState(false)
  const picker = useRef<HTMLInputElement>(null)

  useEffect(() => {
    if (!enabled) return
    const onPaste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])]
      if (files.length === 0 || document.querySelector('[role=dialog][aria-modal=true]')) return
      event.preventDefault()
      void capture(evidenceFiles(files), answerKey, 'paste')
    }
    window.addEventListener('paste', onPaste)
    return () => window.removeEventListener('paste', onPaste)
  }, [enabled, capture, answerKey])

  const hasFiles = (event: DragEvent) => enabled && event.dataTransfer.types.includes('Files')
  return {
    capturing,
    putAway,
    dragging,
    openCamera: () => enabled && setCamera(true),
    chooseFiles: () => picker.current?.click(),
    dropZone: {
      onDragOver: (event) => {
        if (!hasFiles(event)) return
        event.preventDefault()
        setDragging(true)
      },
      onDragLeave: (event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setDragging(false)
      },
      onDrop: (event) => {
        setDragging(false)
        if (!hasFiles(event)) return
        event.preventDefault()
        void capture(evidenceFiles(event.dataTransfer.files), answerKey, 'drop')
      },
    },
    parts: (
      <>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          data-testid="evidence-file"
          onChange={(event) => {
            const files = evidenceFiles(event.target.files ?? [])
            event.target.value = ''
            void capture(files, answerKey, 'file')
          }}
        />
        <CameraDialog
          opened={camera}
          onClose={() => setCamera(false)}
          onPhoto={(photo) => void capture([photo], answerKey, 'camera')}
          onChooseFiles={() => picker.current?.click()}
        />
      </>
    ),
  }
}
