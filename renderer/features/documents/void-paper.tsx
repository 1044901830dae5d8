import { useState } from 'react'
import type { IssuedDocument } from '../../../shared/domain/inspection.ts'
import { Button } from '../../app/components/button.tsx'
import type { LoadedInspection } from '../../app/workspace.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import { wouldRefuse } from '../../app/would-refuse.ts'
import { TextDialog } from '../lifecycle/text-dialog.tsx'
import styles from './document-screen.module.css'

/** 作废 of an issued paper, for those who may; paper and number stay in the ledger. */
export function VoidPaper({ loaded, document }: { loaded: LoadedInspection; document: IssuedDocument }) {
  const workspace = useWorkspace()
  const [open, setOpen] = useState(false)
  const { inspection } = loaded
  const wanted = { documentId: document.id, reason: '问' }
  if (wouldRefuse(loaded, 'voidDocument', wanted, new Date().toISOString())) return null
  return (
    <>
      <Button className={styles.act} onClick={() => setOpen(true)}>
        作废
      </Button>
      {open && (
        <TextDialog
          form={`void-paper/${document.id}`}
          title={`作废${document.title}`}
          name={document.number || `第 ${document.version} 版`}
          label="作废理由"
          hint="作废后不能恢复；文书和文号留在台账里，号码不再给出。"
          cancel="不作废"
          submit="作废文书"
          onSubmit={(reason) =>
            workspace.dispatch(inspection.id, 'voidDocument', { documentId: document.id, reason })
          }
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
