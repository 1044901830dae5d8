import { largestEvidenceBytes } from '../../shared/protocol/http.ts'
import { ProblemError } from '../../shared/protocol/problems.ts'
import type { EvidenceCapture } from '../app/workspace.ts'
import { type Bytes, concatBytes } from './bytes.ts'
import { crashPoint } from './crash-points.ts'
import { evidenceFileName, seal, unseal } from './crypto.ts'
import type { EvidenceRow } from './database.ts'
import type { RecordStore } from './record-store.ts'
import { hashFile, inFileTurn, readSegment, segmentBytes, writeSealedFile } from './sealed-files.ts'

/** What seals, thumbnail and row of a file take beside its bytes, at most. */
const evidenceOverhead = 2 * 1024 * 1024

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(bytes < 10 * 1024 * 1024 ? 1 : 0)} MB`
}

/** Small JPEG of an image, at most 264×176. @throws ProblemError when the bytes are not an image */
export async function makeThumbnail(blob: Blob, name: string): Promise<Blob> {
  let bitmap: ImageBitmap
  try {
    bitmap = await createImageBitmap(blob)
  } catch {
    throw new ProblemError('evidence.not-image', { name })
  }
  const scale = Math.min(1, Math.max(264 / bitmap.width, 176 / bitmap.height))
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(bitmap.width * scale)),
    Math.max(1, Math.round(bitmap.height * scale)),
  )
  canvas.getContext('2d')!.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 })
}

/**
 * Evidence on this laptop: hashed at capture, sealed in 1 MiB segments with index and final mark authenticated, so that
 * a swapped, missing or cut segment is noticed.
 */
export class EvidenceStore {
  readonly #store: RecordStore
  constructor(store: RecordStore) {
    this.#store = store
  }

  /** Hashes, seals and makes durable. The record's command comes after, so that it never names bytes that are not there. */
  async keep(
    inspectionId: string,
    file: EvidenceCapture,
    onProgress?: (share: number) => void,
  ): Promise<EvidenceRow> {
    const { blob, name } = file
    if (blob.size === 0) throw new ProblemError('evidence.empty', { name })
    if (blob.size > largestEvidenceBytes)
      throw new ProblemError('evidence.too-large', {
        name,
        size: megabytes(blob.size),
        limit: megabytes(largestEvidenceBytes),
      })
    const thumbnail = blob.type.startsWith('image/') ? await makeThumbnail(blob, name) : undefined
    const id = await hashFile(blob, (share) => onProgress?.(share / 2))
    crashPoint('evidence.hashed')
    await this.#store.space.need(blob.size + evidenceOverhead)
    const fileName = await evidenceFileName(this.#store.key, id)
    return inFileTurn(fileName, async () => {
      const known = await this.find(id)
      if (known) return this.#again(known, inspectionId, blob)
      return this.#first(
        { id, inspectionId, fileName, size: blob.size, uploaded: 0 },
        blob,
        thumbnail,
        (share) => onProgress?.(0.5 + share / 2),
      )
    })
  }

  /** Bytes that no row names yet; their file may lie there for a draft. */
  async #first(
    bare: EvidenceRow,
    blob: Blob,
    thumbnail: Blob | undefined,
    onProgress: (share: number) => void,
  ): Promise<EvidenceRow> {
    const { database, host, key } = this.#store
    const { id, fileName } = bare
    if (!(await host.evidence.list()).includes(fileName))
      await writeSealedFile(host, key, fileName, blob, onProgress)
    const row: EvidenceRow = { ...bare }
    if (thumbnail) {
      const bytes = new Uint8Array(await thumbnail.arrayBuffer())
      row.thumbnail = await seal(key, `suijian.thumbnail.${id}`, bytes)
    }
    await database.evidence.put(row)
    crashPoint('evidence.recorded')
    return row
  }

  /** The same bytes once more: for another inspection they go up for that one too; a damaged file is written anew. */
  async #again(row: EvidenceRow, inspectionId: string, blob: Blob): Promise<EvidenceRow> {
    const whole = await this.slice(row, 0, row.size).then(
      () => true,
      () => false,
    )
    if (!whole) {
      const { host, key } = this.#store
      await host.evidence.remove(row.fileName)
      await writeSealedFile(host, key, row.fileName, blob)
    }
    const elsewhere = row.inspectionId !== inspectionId && !row.alsoIn?.includes(inspectionId)
    const alsoIn = elsewhere ? [...(row.alsoIn ?? []), inspectionId] : row.alsoIn
    const next = { ...row, ...(alsoIn ? { alsoIn } : {}), uploaded: whole && !elsewhere ? row.uploaded : 0 }
    await this.#store.database.evidence.put(next)
    return next
  }

  find(id: string): Promise<EvidenceRow | undefined> {
    return this.#store.database.evidence.get(id)
  }

  /** A decrypted slice: what an upload reads. @throws ProblemError `evidence.damaged` */
  async slice(row: EvidenceRow, start: number, end: number): Promise<Bytes> {
    const count = Math.ceil(row.size / segmentBytes)
    const parts: Bytes[] = []
    const stop = Math.min(end, row.size)
    for (
      let index = Math.floor(start / segmentBytes);
      index < count && index * segmentBytes < stop;
      index++
    ) {
      const bytes = await this.#segment(row.fileName, index, index === count - 1)
      const from = index * segmentBytes
      parts.push(bytes.subarray(Math.max(0, start - from), Math.min(bytes.length, stop - from)))
    }
    return concatBytes(...parts)
  }

  async #segment(fileName: string, index: number, last: boolean): Promise<Bytes> {
    try {
      return await readSegment(this.#store.host, this.#store.key, fileName, index, last)
    } catch {
      throw new ProblemError('evidence.damaged')
    }
  }

  /** The whole plaintext, verified against its hash. */
  async blob(row: EvidenceRow, mediaType: string): Promise<Blob> {
    const blob = new Blob([await this.slice(row, 0, row.size)], { type: mediaType })
    if ((await hashFile(blob)) !== row.id) throw new ProblemError('evidence.damaged')
    return blob
  }

  async thumbnail(row: EvidenceRow): Promise<Blob | null> {
    if (!row.thumbnail) return null
    return new Blob([await unseal(this.#store.key, `suijian.thumbnail.${row.id}`, row.thumbnail)], {
      type: 'image/jpeg',
    })
  }

  async markUploaded(id: string): Promise<void> {
    await this.#store.database.evidence.update(id, { uploaded: 1 })
  }
}
