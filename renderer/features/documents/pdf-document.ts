import {
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentProxy,
  RenderingCancelledException,
} from 'pdfjs-dist/legacy/build/pdf.mjs'
import workerAddress from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'

GlobalWorkerOptions.workerSrc = workerAddress

/** Opens a PDF for the preview. The bytes stay the caller's. The caller ends it with `close`. */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  const task = getDocument({ data: bytes.slice() })
  const pdf = await task.promise
  return new OpenPdf(pdf, () => void task.destroy())
}

/** A PDF that is open for the preview. */
export class OpenPdf {
  readonly pages: number
  readonly close: () => void
  readonly #pdf: PDFDocumentProxy

  constructor(pdf: PDFDocumentProxy, close: () => void) {
    this.#pdf = pdf
    this.pages = pdf.numPages
    this.close = close
  }

  /**
   * Draws a page (from 1) into the canvas, `width` CSS pixels wide.
   * @returns false when a later drawing on the same canvas or `signal` took its place
   */
  async draw(
    number: number,
    canvas: HTMLCanvasElement,
    width: number,
    signal: AbortSignal,
  ): Promise<boolean> {
    const page = await this.#pdf.getPage(number)
    if (signal.aborted) return false
    const scale = (width * window.devicePixelRatio) / page.getViewport({ scale: 1 }).width
    const viewport = page.getViewport({ scale })
    // Drawn beside the page and shown when it is whole, so that zooming never flickers.
    const fresh = document.createElement('canvas')
    fresh.width = Math.round(viewport.width)
    fresh.height = Math.round(viewport.height)
    const task = page.render({ canvas: fresh, viewport })
    const stop = () => task.cancel()
    signal.addEventListener('abort', stop, { once: true })
    try {
      await task.promise
    } catch (error) {
      if (error instanceof RenderingCancelledException) return false
      throw error
    } finally {
      signal.removeEventListener('abort', stop)
    }
    if (signal.aborted) return false
    canvas.width = fresh.width
    canvas.height = fresh.height
    canvas.getContext('2d')?.drawImage(fresh, 0, 0)
    return true
  }

  /** The text of a page (from 1), as a reader program hears it. */
  async text(number: number): Promise<string> {
    const page = await this.#pdf.getPage(number)
    const { items } = await page.getTextContent()
    return items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('')
  }
}
