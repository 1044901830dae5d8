import { useCallback, useState } from 'react'
import type { Refusal } from '../../../shared/domain/refusals.ts'
import type { Problem } from '../../../shared/protocol/problems.ts'
import { problemOf } from '../../app/use-act.ts'
import type { EvidenceCapture, Workspace } from '../../app/workspace.ts'

/** A file on its way into the store, or one that was not taken. */
export interface Capturing {
  id: number
  name: string
  answerKey: string
  /** 0 to 1. */
  share: number
  refusal?: Refusal
  problem?: Problem
}

let captures = 0

/**
 * Takes files into the record, one after the other; what was not taken stays listed with its reason until it is put
 * away.
 */
export function useEvidenceCapture(workspace: Workspace, inspectionId: string) {
  const [capturing, setCapturing] = useState<readonly Capturing[]>([])

  const change = useCallback((id: number, values: Partial<Capturing> | null) => {
    setCapturing((all) =>
      values
        ? all.map((entry) => (entry.id === id ? { ...entry, ...values } : entry))
        : all.filter((entry) => entry.id !== id),
    )
  }, [])

  const capture = useCallback(
    async (
      files: readonly { blob: Blob; name: string; caption: string }[],
      answerKey: string,
      source: EvidenceCapture['source'],
    ) => {
      const queued = files.map((file) => {
        captures += 1
        return { file, entry: { id: captures, name: file.name, answerKey, share: 0 } }
      })
      setCapturing((all) => [...all, ...queued.map(({ entry }) => entry)])
      for (const { file, entry } of queued) {
        try {
          const outcome = await workspace.captureEvidence(
            inspectionId,
            { ...file, answerKey, source },
            (share) => change(entry.id, { share }),
          )
          change(entry.id, outcome.refusal ? { refusal: outcome.refusal } : null)
        } catch (error) {
          change(entry.id, { problem: problemOf(error) })
        }
      }
    },
    [workspace, inspectionId, change],
  )

  const putAway = useCallback((id: number) => change(id, null), [change])
  return { capturing, capture, putAway }
}

export type CaptureEvidence = ReturnType<typeof useEvidenceCapture>['capture']
