import { createHash, webcrypto } from 'node:crypto'
import { type FileHandle, open, rm } from 'node:fs/promises'
import type { ByteSource } from '../../shared/case-bundle/byte-source.ts'
import { readDirectory, readEntry, type ZipEntry, ZipRefusal } from '../../shared/case-bundle/zip-reader.ts'
import { ProblemError } from '../../shared/protocol/problems.ts'
import {
  type RescueEnvelope,
  rescueEnvelopeSchema,
  rescueKeyLabel,
  sealedNames,
} from '../../shared/rescue/envelope.ts'
import { openSegments, SegmentRefusal } from '../../shared/rescue/sealed-segments.ts'
import type { StationKeys } from '../keys/station-keys.ts'
import { fileSource, openSource } from './read-package.ts'

/** Envelope and guide are read into memory. */
const largestText = 64 * 1024
const { subtle } = webcrypto

/**
 * Opens a sealed rescue package and lets `use` read what was in it. The opened content lies in one file in the folder
 * of `path`, which loses its name as soon as it is there and its bytes when `use` is done, also after an error.
 * @param path of the sealed package on disk
 * @throws ProblemError `rescue.unreadable`, `rescue.other-station`; whatever `use` throws
 */
export async function withOpenedPackage<T>(
  keys: Pick<StationKeys, 'recoveryKey' | 'openEscrow'>,
  path: string,
  use: (content: ByteSource) => Promise<T>,
): Promise<T> {
  const sealed = await openSource(path)
  const openedPath = `${path}-opened`
  let opened: FileHandle | undefined
  try {
    opened = await open(openedPath, 'wx+', 0o600)
    await rm(openedPath)
    await openInto(keys, sealed.source, opened)
    return await use(await fileSource(opened))
  } catch (error) {
    if (error instanceof ZipRefusal || error instanceof SegmentRefusal)
      throw new ProblemError('rescue.unreadable', { detail: error.message })
    throw error
  } finally {
    // A file system that keeps the bytes of a removed file gets none of them.
    await opened?.truncate(0).catch(() => undefined)
    await opened?.close()
    await rm(openedPath, { force: true })
    await sealed.file.close()
  }
}

async function openInto(
  keys: Pick<StationKeys, 'recoveryKey' | 'openEscrow'>,
  source: ByteSource,
  opened: FileHandle,
): Promise<void> {
  const entries = await readDirectory(source)
  const [guide, text, content] = [sealedNames.guide, sealedNames.envelope, sealedNames.content].map((name) =>
    memberOf(entries, name),
  ) as [ZipEntry, ZipEntry, ZipEntry]
  if (entries.length !== 3) throw new ZipRefusal('加密的救援包里有多余的文件')
  const bound = await readText(source, text)
  const envelope = parse(bound)
  const own = sha256Of(Buffer.from(keys.recoveryKey, 'base64'))
  if (envelope.recoveryKeySha256 !== own)
    throw new ProblemError('rescue.other-station', { station: envelope.station.name })
  if (sha256Of(await readText(source, guide)) !== envelope.guideSha256)
    throw new ZipRefusal(`“${sealedNames.guide}”可能被改动或损坏`)
  const key = await contentKey(keys, envelope)
  for await (const bytes of openSegments(subtle, key, bound, readEntry(source, content)))
    await opened.writeFile(bytes)
}

function memberOf(entries: readonly ZipEntry[], name: string): ZipEntry {
  const entry = entries.find((each) => each.name === name)
  if (!entry) throw new ZipRefusal(`缺“${name}”，不是加密的救援包`)
  if (entry.method !== 0) throw new ZipRefusal(`“${name}”不应当是压缩的`)
  if (name !== sealedNames.content && entry.size > largestText) throw new ZipRefusal(`“${name}”过大`)
  return entry
}

async function readText(source: ByteSource, entry: ZipEntry): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = []
  for await (const bytes of readEntry(source, entry)) pieces.push(bytes)
  return Uint8Array.from(Buffer.concat(pieces))
}

function parse(bytes: Uint8Array): RescueEnvelope {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new ZipRefusal(`“${sealedNames.envelope}”读不出`)
  }
  const parsed = rescueEnvelopeSchema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new ZipRefusal(`“${sealedNames.envelope}”的“${parsed.error.issues[0]?.path.join('.')}”不合格式`)
}

async function contentKey(
  keys: Pick<StationKeys, 'openEscrow'>,
  envelope: RescueEnvelope,
): Promise<webcrypto.CryptoKey> {
  let raw: Buffer
  try {
    raw = keys.openEscrow(envelope.contentKey, rescueKeyLabel)
  } catch {
    throw new ZipRefusal('密钥打不开，可能被改动或损坏')
  }
  if (raw.length !== 32) throw new ZipRefusal('密钥的长度不对')
  return subtle.importKey('raw', Uint8Array.from(raw), 'AES-GCM', false, ['decrypt'])
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
