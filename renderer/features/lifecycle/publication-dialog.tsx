import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { type RedactionGround, redactionGroundNames } from '../../../shared/domain/process.ts'
import { publicationDraft } from '../../../shared/domain/publication-draft.ts'
import { ActOutcome } from '../../app/components/act-outcome.tsx'
import { Button } from '../../app/components/button.tsx'
import { Dialog } from '../../app/components/dialog.tsx'
import { SelectField, TextArea, TextField } from '../../app/components/field.tsx'
import { useAct } from '../../app/use-act.ts'
import { useSeenVersion } from '../../app/use-seen-version.ts'
import type { LoadedInspection } from '../../app/workspace.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import styles from './lifecycle.module.css'

const grounds = Object.entries(redactionGroundNames) as [RedactionGround, string][]

/** 拟定公示内容 (P16): the text as the record gives it, and what is left out of it, each with ground and reason. */
export function PublicationDialog({ loaded, onClose }: { loaded: LoadedInspection; onClose: () => void }) {
  const { inspection } = loaded
  const workspace = useWorkspace()
  const act = useAct()
  const { publication } = inspection.process
  const [text, setText] = useState(publication?.text ?? publicationDraft(inspection))
  const [rows, setRows] = useState(() =>
    (publication?.redactions ?? []).map((redaction) => ({ ...redaction, key: crypto.randomUUID() })),
  )
  const seen = useSeenVersion(inspection, 'preparePublication', true)
  const change = (key: string, more: Partial<(typeof rows)[number]>) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...more } : row)))
  const submit = async () => {
    const redactions = rows.map(({ key: _, ...redaction }) => redaction)
    const done = await act.run(() =>
      workspace
        .dispatch(inspection.id, 'preparePublication', {
          text: text.trim(),
          redactions,
          replaces: seen.replaces,
        })
        .then(seen.told),
    )
    if (done) onClose()
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      title="拟定公示内容"
      lead={inspection.business.name}
      width={640}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>先不拟定</Button>
          <Button kind="primary" type="submit" busy={act.busy}>
            保存公示内容
          </Button>
        </>
      }
    >
      <TextArea
        label="公示内容"
        required
        rows={6}
        value={text}
        maxLength={4000}
        onChange={(event) => setText(event.target.value)}
      />
      <fieldset className={styles.redactions}>
        <legend>不予公示的内容</legend>
        {rows.length === 0 && (
          <p className={styles.none}>
            没有。涉及国家安全、商业秘密和个人隐私的，从公示内容里去掉并登记在这里。
          </p>
        )}
        {rows.map((row, index) => (
          <div key={row.key} className={styles.redaction}>
            <TextField
              label={`内容 ${index + 1}`}
              required
              value={row.part}
              maxLength={200}
              onChange={(event) => change(row.key, { part: event.target.value })}
            />
            <SelectField
              label="依据"
              value={row.ground}
              onChange={(event) => change(row.key, { ground: event.target.value as RedactionGround })}
            >
              {grounds.map(([value, name]) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
            </SelectField>
            <TextField
              label="理由"
              required
              value={row.reason}
              maxLength={200}
              onChange={(event) => change(row.key, { reason: event.target.value })}
            />
            <Button
              kind="plain"
              aria-label={`去掉第 ${index + 1} 处`}
              icon={<IconTrash size={16} stroke={1.7} />}
              onClick={() => setRows(rows.filter(({ key }) => key !== row.key))}
            />
          </div>
        ))}
        <Button
          kind="plain"
          icon={<IconPlus size={16} stroke={1.7} />}
          onClick={() =>
            setRows([...rows, { key: crypto.randomUUID(), part: '', ground: 'privacy', reason: '' }])
          }
        >
          登记不予公示的内容
        </Button>
      </fieldset>
      <ActOutcome act={act} />
    </Dialog>
  )
}
