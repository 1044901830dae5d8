import { IconCamera } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../app/components/button.tsx'
import { Dialog } from '../../app/components/dialog.tsx'
import { TextField } from '../../app/components/field.tsx'
import { Note } from '../../app/components/note.tsx'
import styles from './evidence-strip.module.css'

interface CameraDialogProps {
  opened: boolean
  onClose: () => void
  onPhoto: (photo: { blob: Blob; name: string; caption: string }) => void
  onChooseFiles: () => void
}

/** Takes photos with the laptop's camera, one after the other; says what to do where there is none. */
export function CameraDialog({ opened, onClose, ...rest }: CameraDialogProps) {
  return (
    <Dialog opened={opened} onClose={onClose} title="拍照" width={720}>
      {opened && <Camera onClose={onClose} {...rest} />}
    </Dialog>
  )
}

function Camera({ onClose, onPhoto, onChooseFiles }: Omit<CameraDialogProps, 'opened'>) {
  const video = useRef<HTMLVideoElement>(null)
  const [state, setState] = useState<'starting' | 'ready' | 'none' | 'denied'>('starting')
  const [caption, setCaption] = useState('')
  const [taken, setTaken] = useState(0)

  useEffect(() => {
    let stream: MediaStream | undefined
    let current = true
    const start = async () => {
      if (!navigator.mediaDevices?.getUserMedia) return setState('none')
      try {
        stream = await navigator.mediaDevices.getUserMedia({
          video: { facingMode: 'environment', width: { ideal: 2560 }, height: { ideal: 1440 } },
        })
      } catch (error) {
        if (current) setState((error as DOMException).name === 'NotAllowedError' ? 'denied' : 'none')
        return
      }
      if (current && video.current) {
        video.current.srcObject = stream
        await video.current.play().catch(() => undefined)
        setState('ready')
      } else for (const track of stream.getTracks()) track.stop()
    }
    void start()
    return () => {
      current = false
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
  }, [])

  const take = () => {
    const source = video.current
    if (!source || state !== 'ready') return
    const canvas = document.createElement('canvas')
    canvas.width = source.videoWidth
    canvas.height = source.videoHeight
    canvas.getContext('2d')?.drawImage(source, 0, 0)
    canvas.toBlob(
      (blob) => {
        if (!blob) return
        const words = caption.trim() || '现场照片'
        onPhoto({ blob, name: `${words}.jpg`, caption: words })
        setTaken((count) => count + 1)
        setCaption('')
      },
      'image/jpeg',
      0.92,
    )
  }

  if (state === 'none' || state === 'denied')
    return (
      <>
        <Note tone="amber">
          {state === 'denied'
            ? '没有允许使用摄像头。请在系统设置里允许随检使用摄像头，再打开本窗口；也可以用手机拍照后选文件，或者复制后按 Ctrl+V。'
            : '这台电脑没有可用的摄像头，或者它正被别的程序占用。可以用手机拍照后选文件，或者复制后按 Ctrl+V。'}
        </Note>
        <div className={styles.ways}>
          <Button onClick={onClose}>关闭</Button>
          <Button
            kind="primary"
            onClick={() => {
              onClose()
              onChooseFiles()
            }}
          >
            选文件
          </Button>
        </div>
      </>
    )
  return (
    <>
      <video ref={video} className={styles.camera} muted playsInline aria-label="摄像头画面" />
      <div className={styles.renaming}>
        <TextField
          label="说明"
          placeholder="门头与门牌"
          value={caption}
          maxLength={120}
          onChange={(event) => setCaption(event.target.value)}
          frameClassName={styles.grow}
        />
        {taken > 0 && <p className={styles.taken}>已拍 {taken} 张</p>}
        <Button onClick={onClose}>{taken > 0 ? '拍完了' : '取消'}</Button>
        <Button
          kind="primary"
          icon={<IconCamera size={18} stroke={1.7} />}
          onClick={take}
          disabled={state !== 'ready'}
          data-autofocus
        >
          拍下这一张
        </Button>
      </div>
    </>
  )
}
