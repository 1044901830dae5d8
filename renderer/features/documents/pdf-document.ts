import {
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentProxy,
  RenderingCancelledException,
  TextLayer,
} from 'pdfjs-dist/legacy/build/pdf.mjs'
import workerAddress from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'

GlobalWorkerOptions.workerSrc = workerAddress

/** Opens a PDF for the preview. The bytes stay the caller's. The caller ends it with `close`. */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  const task = getDocument({ data: bytes.slice() })
  const pdf = await task.promise
  const { width, height } = (await pdf.getPage(1)).getViewport({ scale: 1 })
  return new OpenPdf(pdf, { width, height }, () => void task.destroy())
}

/** A PDF that is open for the preview. */
export class OpenPdf {
  readonly pages: number
  /** Height of a page, by its width. */
  readonly ratio: number
  /** Width of a page, by that of A4 upright. */
  readonly share: number
  readonly close: () => void
  readonly #pdf: PDFDocumentProxy

  /** @param size of the first page, in points; the pages of one paper are alike */
  constructor(pdf: PDFDocumentProxy, size: { width: number; height: number }, close: () => void) {
    this.#pdf = pdf
    this.pages = pdf.numPages
    this.ratio = size.height / size.width
    this.share = size.width / (210 * (72 / 25.4))
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

  /** Lays the text of a page (from 1) invisibly over its drawing, so that it can be marked and copied. */
  async layText(number: number, layer: HTMLElement, width: number, signal: AbortSignal): Promise<void> {
    const page = await this.#pdf.getPage(number)
    if (signal.aborted) return
    const scale = width / page.getViewport({ scale: 1 }).width
    layer.replaceChildren()
    layer.style.setProperty('--total-scale-factor', String(scale))
    const text = new TextLayer({
      textContentSource: page.streamTextContent(),
      container: layer,
      viewport: page.getViewport({ scale }),
    })
    signal.addEventListener('abort', () => text.cancel(), { once: true })
    await text.render()
  }

  /** The text of a page (from 1), as a reader program hears it. */
  async text(number: number): Promise<string> {
    const page = await this.#pdf.getPage(number)
    const { items } = await page.getTextContent()
    return items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('')
  }
}
