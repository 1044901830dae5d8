import { IconCamera, IconPlus, IconX } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { Button, IconButton } from '../../app/components/button.tsx'
import { FieldLabel } from '../../app/components/field.tsx'
import { CameraDialog } from '../inspecting/camera-dialog.tsx'
import type { ProofFile } from './letter-proofs.ts'
import styles from './task-detail.module.css'

/** Photos that are kept as proof once the entry is made: taken with the camera or chosen as files. */
export function ProofField({
  label,
  files,
  onChange,
}: {
  label: string
  files: readonly ProofFile[]
  onChange: (files: readonly ProofFile[]) => void
}) {
  const [camera, setCamera] = useState(false)
  const picker = useRef<HTMLInputElement>(null)
  return (
    <div>
      <FieldLabel>{label}</FieldLabel>
      {files.length > 0 && (
        <ul className={styles.files}>
          {files.map((file, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two photos may have the same name
            <li key={index}>
              <span>{file.name}</span>
              <IconButton
                label={`不要“${file.name}”`}
                onClick={() => onChange(files.filter((_, other) => other !== index))}
              >
                <IconX size={16} stroke={1.7} />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.ways}>
        <Button icon={<IconCamera size={18} stroke={1.7} />} onClick={() => setCamera(true)}>
          拍照
        </Button>
        <Button icon={<IconPlus size={18} stroke={1.7} />} onClick={() => picker.current?.click()}>
          选文件
        </Button>
      </div>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        data-testid="proof-file"
        onChange={(event) => {
          const chosen = [...(event.target.files ?? [])].map((blob) => ({ blob, name: blob.name }))
          event.target.value = ''
          onChange([...files, ...chosen])
        }}
      />
      <CameraDialog
        opened={camera}
        onClose={() => setCamera(false)}
        onPhoto={({ blob, name }) => onChange([...files, { blob, name, source: 'camera' }])}
        onChooseFiles={() => picker.current?.click()}
      />
    </div>
  )
}
