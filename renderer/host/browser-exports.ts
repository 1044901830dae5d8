import { guarded } from './browser-database.ts'
import type { ExportsHost, ExportWriter } from './host.ts'

/** How long the browser may take to fetch what it was given. */
const fetchMilliseconds = 10 * 60_000
/** Pieces are put together into blobs of this size, which the browser keeps outside of the page's memory. */
const blobBytes = 8 * 1024 * 1024

/** The file picker of Chromium; TypeScript's DOM does not have it. */
type SavePicker = (options: {
  suggestedName: string
  types: { description: string; accept: Record<string, string[]> }[]
}) => Promise<FileSystemFileHandle>

/** Large files in a browser: straight into a chosen file where there is a picker, else a download at the end. */
export const browserExports: ExportsHost = {
  create: async (suggestedName) => {
    const pick = (window as unknown as { showSaveFilePicker?: SavePicker }).showSaveFilePicker
    if (!pick) return downloadWriter(suggestedName)
    try {
      const types = [{ description: 'ZIP 压缩包', accept: { 'application/zip': ['.zip'] } }]
      const handle = await pick.call(window, { suggestedName, types })
      return pickedWriter(handle)
    } catch (error) {
      if ((error as Error).name === 'AbortError') return null
      return downloadWriter(suggestedName)
    }
  },
}

async function pickedWriter(handle: FileSystemFileHandle): Promise<ExportWriter> {
  // Written beside the file; the browser puts it in its place when the stream is closed.
  const stream = await handle.createWritable()
  return {
    write: (bytes) => guarded(() => stream.write(bytes as Uint8Array<ArrayBuffer>)),
    finish: () =>
      guarded(async () => {
        await stream.close()
        return handle.name
      }),
    abort: () => stream.abort(),
  }
}

function downloadWriter(name: string): ExportWriter {
  let blobs: Blob[] = []
  let pieces: BlobPart[] = []
  let size = 0
  const fold = () => {
    blobs.push(new Blob(pieces))
    pieces = []
    size = 0
  }
  return {
    write: async (bytes) => {
      pieces.push(bytes as Uint8Array<ArrayBuffer>)
      size += bytes.length
      if (size >= blobBytes) fold()
    },
    finish: async () => {
      fold()
      const url = URL.createObjectURL(new Blob(blobs, { type: 'application/zip' }))
      const link = document.createElement('a')
      link.href = url
      link.download = name
      link.click()
      setTimeout(() => URL.revokeObjectURL(url), fetchMilliseconds)
      return name
    },
    abort: async () => {
      blobs = []
      pieces = []
    },
  }
}
