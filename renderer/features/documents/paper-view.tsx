import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { classNames } from '../../app/class-names.ts'
import styles from './paper-view.module.css'
import type { OpenPdf } from './pdf-document.ts'
import { PdfPage } from './pdf-page.tsx'

/** `page` shows a whole page, `width` its whole width; a number is the share of the real size (1 = 100 %). */
export type Zoom = 'page' | 'width' | number

/** What is on the screen. */
export interface Shown {
  /** Share of the real size that the zoom came to. */
  readonly share: number
  readonly page: number
  readonly pages: number
}

const steps = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3]
/** Width of A4 at 96 pixels to the inch. */
const realWidth = (210 / 25.4) * 96
const margin = 17

/** The next zoom step up or down. @param shown share that is on the screen now */
export function zoomStep(shown: number, up: boolean): number {
  const next = up ? steps.find((step) => step > shown + 0.01) : steps.findLast((step) => step < shown - 0.01)
  return next ?? shown
}

/** Thumbnails at the left, the pages on a quiet ground in the middle. */
export function PaperView({
  pdf,
  zoom,
  onShown,
}: {
  pdf: OpenPdf
  zoom: Zoom
  onShown: (shown: Shown) => void
}) {
  const ground = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState<{ width: number; height: number } | null>(null)
  const [current, setCurrent] = useState(1)
  const pages = Array.from({ length: pdf.pages }, (_, index) => index + 1)

  useLayoutEffect(() => {
    const element = ground.current!
    const measure = () => setSize({ width: element.clientWidth, height: element.clientHeight })
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  }, [])

  const across = size ? Math.max(160, size.width - margin * 2) : 0
  const whole = size ? Math.max(160, Math.min(across, (size.height - margin * 2) / pdf.ratio)) : 0
  const width = Math.floor(zoom === 'page' ? whole : zoom === 'width' ? across : realWidth * pdf.share * zoom)
  useEffect(() => {
    if (width > 0) onShown({ share: width / (realWidth * pdf.share), page: current, pages: pdf.pages })
  }, [width, current, pdf, onShown])

  const show = useCallback((number: number) => {
    const element = ground.current?.querySelector<HTMLElement>(`[data-page="${number}"]`)
    if (element) ground.current?.scrollTo({ top: element.offsetTop - margin })
    setCurrent(number)
  }, [])
  const onScroll = () => {
    const element = ground.current!
    const middle = element.scrollTop + element.clientHeight / 2
    const places = [...element.querySelectorAll<HTMLElement>('[data-page]')]
    const found = places.findLast((place) => place.offsetTop <= middle)
    setCurrent(Number(found?.dataset.page ?? 1))
  }

  return (
    <div className={styles.view}>
      <nav className={styles.thumbnails} aria-label="页面">
        {pages.map((number) => (
          <button
            key={number}
            type="button"
            className={classNames(styles.thumbnail, number === current && styles.current)}
            aria-current={number === current ? 'page' : undefined}
            aria-label={`第 ${number} 页，共 ${pdf.pages} 页`}
            onClick={() => show(number)}
          >
            <span className={styles.frame}>
              <PdfPage pdf={pdf} number={number} width={92} thumbnail />
            </span>
            <span aria-hidden>{number}</span>
          </button>
        ))}
      </nav>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable with the keyboard */}
      <section className={styles.ground} ref={ground} onScroll={onScroll} tabIndex={0} aria-label="文书预览">
        {width > 0 &&
          pages.map((number) => (
            <div key={number} data-page={number} className={styles.sheet} style={{ width }}>
              <PdfPage pdf={pdf} number={number} width={width} />
            </div>
          ))}
      </section>
    </div>
  )
}
