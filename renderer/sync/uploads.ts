import { type FileReader as TusFileReader, Upload } from 'tus-js-client'
import type { EvidenceRow } from '../store/database.ts'
import type { EvidenceStore } from '../store/evidence-store.ts'
import type { StationApi } from './station-api.ts'

/** Bytes per PATCH: an interrupted link loses at most this much. */
const chunkBytes = 4 * 1024 * 1024

/** Lets tus read decrypted slices of a sealed file, so that the plaintext is never on disk. */
function slicesOf(evidence: EvidenceStore, row: EvidenceRow): TusFileReader {
  return {
    openFile: async () => ({
      size: row.size,
      slice: async (start: number, end: number) => {
        const bytes = await evidence.slice(row, start, end)
        return { value: new Blob([bytes]), size: bytes.length, done: end >= row.size }
      },
      close: () => {},
    }),
  } as unknown as TusFileReader
}

/**
 * Uploads one piece of evidence, resuming where an earlier try stopped. The station hashes what it received and only
 * then counts it as there.
 * @param progress `show` gets the share that was sent, 0 to 1; `taken` is called for every piece that the station has
 */
export function uploadEvidence(
  api: StationApi,
  evidence: EvidenceStore,
  row: EvidenceRow,
  inspectionId: string,
  progress: { show: (share: number) => void; taken: () => void },
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    // Else the signal, which lives as long as the session, would hold every upload with its last piece.
    const ended = new AbortController()
    const upload = new Upload(new Blob([]), {
      endpoint: `${api.address}/api/uploads`,
      headers: api.headers,
      chunkSize: chunkBytes,
      retryDelays: [0, 1000, 3000],
      fileReader: slicesOf(evidence, row),
      fingerprint: async () => `suijian-${api.address}-${row.id}`,
      // tus keeps these in the browser's storage in clear: no name of a file, which may name a business.
      metadata: { sha256: row.id, inspectionId },
      removeFingerprintOnSuccess: true,
      onProgress: (sent, total) => progress.show(total ? sent / total : 0),
      onChunkComplete: progress.taken,
      onSuccess: () => {
        ended.abort()
        resolve()
      },
      onError: (error) => {
        ended.abort()
        reject(error)
      },
    })
    signal.addEventListener('abort', () => void upload.abort(), { signal: ended.signal })
    upload.findPreviousUploads().then((earlier) => {
      if (earlier[0]) upload.resumeFromPreviousUpload(earlier[0])
      upload.start()
    }, reject)
  })
}
