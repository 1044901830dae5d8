import { IconEraser } from '@tabler/icons-react'
import type { Ref } from 'react'
import { useEffect, useImperativeHandle, useRef, useState } from 'react'
import SignaturePad from 'signature_pad'
import { Button } from '../../app/components/button.tsx'
import styles from './signature-board.module.css'

export interface SignatureBoardHandle {
  /** The drawing as PNG on white; null while nothing is drawn. */
  png(): Promise<Blob | null>
}

/** The pad: white paper in both themes, drawn on by touch, pen or mouse. */
export function SignatureBoard({
  ref,
  label,
  onDrawn,
}: {
  ref: Ref<SignatureBoardHandle>
  label: string
  /** Something was drawn, or wiped. */
  onDrawn: () => void
}) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const pad = useRef<SignaturePad | null>(null)
  const told = useRef(onDrawn)
  told.current = onDrawn
  const [drawn, setDrawn] = useState(false)

  useEffect(() => {
    const element = canvas.current!
    const style = getComputedStyle(element)
    const made = new SignaturePad(element, {
      minWidth: 0.9,
      maxWidth: 2.6,
      penColor: style.color,
      backgroundColor: style.backgroundColor,
    })
    pad.current = made
    const tell = () => {
      setDrawn(!made.isEmpty())
      told.current()
    }
    made.addEventListener('endStroke', tell)
    // The canvas follows the size of the panel; what was drawn is drawn again.
    const resize = () => {
      const ratio = Math.max(window.devicePixelRatio, 1)
      const { width, height } = element.getBoundingClientRect()
      if (
        !width ||
        (element.width === Math.round(width * ratio) && element.height === Math.round(height * ratio))
      )
        return
      const strokes = made.toData()
      element.width = Math.round(width * ratio)
      element.height = Math.round(height * ratio)
      element.getContext('2d')?.scale(ratio, ratio)
      made.clear()
      if (strokes.length > 0) made.fromData(strokes)
    }
    const observer = new ResizeObserver(resize)
    observer.observe(element)
    resize()
    return () => {
      observer.disconnect()
      made.removeEventListener('endStroke', tell)
      made.off()
      pad.current = null
    }
  }, [])

  useImperativeHandle(ref, () => ({
    png: () =>
      new Promise((resolve) => {
        if (!pad.current || pad.current.isEmpty()) resolve(null)
        else canvas.current!.toBlob(resolve, 'image/png')
      }),
  }))

  const clear = () => {
    pad.current?.clear()
    setDrawn(false)
    onDrawn()
  }
  return (
    <div className={styles.board}>
      <canvas ref={canvas} className={styles.canvas} role="img" aria-label={label} />
      {drawn && (
        <Button
          kind="plain"
          className={styles.clear}
          icon={<IconEraser size={16} stroke={1.7} />}
          onClick={clear}
        >
          重签
        </Button>
      )}
      <p className={styles.line}>{drawn ? '' : '请当事人在此签名'}</p>
    </div>
  )
}
