import { createSHA256 } from 'hash-wasm'
import { ProblemError } from '../../shared/protocol/problems.ts'
import { type Host, HostError } from '../host/host.ts'
import type { Bytes } from './bytes.ts'
import { crashPoint } from './crash-points.ts'
import { seal, unseal } from './crypto.ts'

/** Plaintext bytes of one segment (1 MiB); the last one may be shorter. */
export const segmentBytes = 1024 * 1024
/** IV and tag that a sealed segment is longer by. */
const overhead = 28
const sealedSegment = segmentBytes + overhead

/** What a segment is bound to: its file, its place, and being the last or not. */
function segmentLabel(fileName: string, index: number, last: boolean): string {
  return `suijian.evidence.${fileName}.${index}.${last ? 'last' : 'more'}`
}

/** Bytes of the plaintext of a sealed file that is `sealed` bytes long. */
export function plainSize(sealed: number): number {
  return sealed - Math.ceil(sealed / sealedSegment) * overhead
}

/** SHA-256 (hex) of a file, read in segments: a 200 MB video takes 1 MiB of memory. */
export async function hashFile(blob: Blob, onProgress?: (share: number) => void): Promise<string> {
  const hasher = await createSHA256()
  for (let offset = 0; offset < blob.size; offset += segmentBytes) {
    hasher.update(new Uint8Array(await blob.slice(offset, offset + segmentBytes).arrayBuffer()))
    onProgress?.(Math.min(1, (offset + segmentBytes) / blob.size))
  }
  return hasher.digest('hex')
}

/**
 * One file lies sealed under one name, whoever takes it in. Looking whether it is there, writing and removing it run in
 * turn for each name: a dialog may take in what its draft is just keeping.
 */
export function inFileTurn<T>(fileName: string, work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(`suijian-file.${fileName}`, work) as Promise<T>
}

/**
 * Seals a file in segments under a name.
 * To be called in the file's turn.
 * @throws ProblemError `disk-full`, `journal.write-failed`; HostError; nothing of it is left then
 */
export async function writeSealedFile(
  host: Host,
  key: CryptoKey,
  fileName: string,
  blob: Blob,
  onProgress: (share: number) => void = () => {},
): Promise<void> {
  const writer = await host.evidence.create(fileName)
  crashPoint('evidence.created')
  try {
    const count = Math.ceil(blob.size / segmentBytes)
    for (let index = 0; index < count; index++) {
      const bytes = new Uint8Array(
        await blob.slice(index * segmentBytes, (index + 1) * segmentBytes).arrayBuffer(),
      )
      await writer.write(await seal(key, segmentLabel(fileName, index, index === count - 1), bytes))
      crashPoint('evidence.segment')
      onProgress((index + 1) / count)
    }
    await writer.finish()
    crashPoint('evidence.finished')
  } catch (error) {
    await writer.abort().catch(() => {})
    // The machine's own sentence says what is wrong with it.
    if (error instanceof HostError && error.code !== 'disk-full') throw error
    if ((error as { code?: string }).code === 'disk-full') throw new ProblemError('disk-full')
    throw new ProblemError('journal.write-failed', {
      detail: error instanceof Error ? error.message : String(error),
    })
  }
}

/** One segment's plaintext. @param last whether the file ends with it. @throws OperationError when it was changed */
export async function readSegment(
  host: Host,
  key: CryptoKey,
  fileName: string,
  index: number,
  last: boolean,
): Promise<Bytes> {
  const sealed = await host.evidence.read(fileName, index * sealedSegment, sealedSegment)
  return unseal(key, segmentLabel(fileName, index, last), sealed)
}

/**
 * The plaintext of a sealed file, segment by segment; needs nothing but the file and the key.
 * @throws OperationError when a segment was changed, swapped or cut
 */
export async function* readSealedFile(host: Host, key: CryptoKey, fileName: string): AsyncGenerator<Bytes> {
  const count = Math.ceil((await host.evidence.size(fileName)) / sealedSegment)
  for (let index = 0; index < count; index++)
    yield await readSegment(host, key, fileName, index, index === count - 1)
}
