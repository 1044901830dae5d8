import { useEffect, useRef, useState } from 'react'
import { classNames } from '../../app/class-names.ts'
import type { OpenPdf } from './pdf-document.ts'
import styles from './pdf-page.module.css'

/** Height of an A4 page, by its width. */
export const pageRatio = 297 / 210

/** One page of white paper. @param readable gives its text to reader programs (not for thumbnails) */
export function PdfPage({
  pdf,
  number,
  width,
  readable = false,
  className,
}: {
  pdf: OpenPdf
  number: number
  /** CSS pixels. */
  width: number
  readable?: boolean
  className?: string | undefined
}) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [drawn, setDrawn] = useState(false)
  const [text, setText] = useState('')

  useEffect(() => {
    const giveUp = new AbortController()
    pdf.draw(number, canvas.current!, width, giveUp.signal).then(
      (done) => done && setDrawn(true),
      () => undefined,
    )
    return () => giveUp.abort()
  }, [pdf, number, width])

  useEffect(() => {
    if (!readable) return
    let current = true
    pdf.text(number).then(
      (found) => current && setText(found),
      () => undefined,
    )
    return () => {
      current = false
    }
  }, [pdf, number, readable])

  return (
    <div
      className={classNames(styles.page, className)}
      style={{ width, height: Math.round(width * pageRatio) }}
      data-drawn={drawn || undefined}
    >
      <canvas ref={canvas} className={styles.canvas} aria-hidden />
      {readable && (
        <section className="visually-hidden" aria-label={`第 ${number} 页正文`}>
          {text}
        </section>
      )}
    </div>
  )
}
