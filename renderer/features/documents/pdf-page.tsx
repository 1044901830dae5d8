import { useEffect, useRef, useState } from 'react'
import type { OpenPdf } from './pdf-document.ts'
import styles from './pdf-page.module.css'

/** One page of white paper, drawn when it comes near the visible part of its scroller. */
export function PdfPage({
  pdf,
  number,
  width,
  thumbnail = false,
}: {
  pdf: OpenPdf
  number: number
  /** CSS pixels. */
  width: number
  /** A picture only: no text to mark, copy or read aloud. */
  thumbnail?: boolean
}) {
  const frame = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const layer = useRef<HTMLDivElement>(null)
  const near = useNear(frame)
  const [drawn, setDrawn] = useState(false)
  const [text, setText] = useState('')

  useEffect(() => {
    if (!near) return
    const giveUp = new AbortController()
    pdf
      .draw(number, canvas.current!, width, giveUp.signal)
      .then((done) => {
        if (!done) return
        setDrawn(true)
        if (layer.current) return pdf.layText(number, layer.current, width, giveUp.signal)
      })
      .catch(() => undefined)
    return () => giveUp.abort()
  }, [pdf, number, width, near])

  useEffect(() => {
    if (thumbnail) return
    let current = true
    pdf.text(number).then(
      (found) => current && setText(found),
      () => undefined,
    )
    return () => {
      current = false
    }
  }, [pdf, number, thumbnail])

  return (
    <div
      ref={frame}
      className={styles.page}
      style={{ width, height: Math.round(width * pdf.ratio) }}
      data-drawn={drawn || undefined}
    >
      <canvas ref={canvas} className={styles.canvas} aria-hidden />
      {!thumbnail && (
        <>
          <div ref={layer} className={styles.text} aria-hidden />
          <section className="visually-hidden" aria-label={`第 ${number} 页正文`}>
            {text}
          </section>
        </>
      )}
    </div>
  )
}

/** Whether an element is, or was once, within a screen of what is visible. */
function useNear(element: { readonly current: HTMLElement | null }): boolean {
  const [near, setNear] = useState(false)
  useEffect(() => {
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return
        setNear(true)
        observer.disconnect()
      },
      { rootMargin: '100%' },
    )
    observer.observe(element.current!)
    return () => observer.disconnect()
  }, [element])
  return near
}
