import { useEffect, useState } from 'react'
import { type OpenPdf, openPdf } from './pdf-document.ts'

/** Opens bytes as a PDF and closes it when they change; the one before stays until the next is open. */
export function usePdf(bytes: Uint8Array | null): { pdf: OpenPdf | null; failure: unknown } {
  const [pdf, setPdf] = useState<OpenPdf | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  useEffect(() => {
    if (!bytes) return setPdf(null)
    let current = true
    let opened: OpenPdf | undefined
    setFailure(null)
    openPdf(bytes).then(
      (next) => {
        if (!current) return next.close()
        opened = next
        setPdf(next)
      },
      (error) => current && setFailure(error),
    )
    return () => {
      current = false
      // After the next one is shown: a page may still be drawn from this one.
      if (opened) window.setTimeout(opened.close, 1000)
    }
  }, [bytes])
  return { pdf, failure }
}
