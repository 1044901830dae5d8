import { createHash } from 'node:crypto'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ByteSource } from '../../shared/case-bundle/byte-source.ts'
import { readDirectory, readEntry, type ZipEntry, ZipRefusal } from '../../shared/case-bundle/zip-reader.ts'
import { ProblemError } from '../../shared/protocol/problems.ts'
import {
  type RescueManifest,
  rescueFileName,
  rescueManifestName,
  rescueManifestSchema,
  rescueTexts,
} from '../../shared/rescue/format.ts'

/** The manifest and the commands are read into memory; other texts are only checked. */
const largestText = 256 * 1024 * 1024

/** A rescue package whose every member has the size and the hash that its manifest says. */
interface RescuePackage {
  manifest: RescueManifest
  /** Lines of `commands.jsonl`. */
  commands: string[]
  files: PackedFile[]
}

export interface PackedFile {
  name: string
  sha256: string
  size: number
  /** Unpacks it once more. @throws ZipRefusal */
  bytes(): AsyncGenerator<Uint8Array>
}

/**
 * Reads and checks a whole package before anything of it is used. Names lead nowhere: only those of the format are
 * known, and none is used as a path.
 * @param largestFile bytes of one file
 * @throws ProblemError `rescue.unreadable`
 */
export async function readPackage(source: ByteSource, largestFile: number): Promise<RescuePackage> {
  try {
    const entries = await readDirectory(source)
    for (const entry of entries) checkMember(entry, largestFile)
    const manifest = await readManifest(source, entries)
    const listed = new Map(manifest.members.map((member) => [member.name, member]))
    if (listed.size !== manifest.members.length) throw new ZipRefusal('清单里有一个文件列了两次')
    for (const { name } of manifest.members)
      if (!entries.some((entry) => entry.name === name)) throw new ZipRefusal(`缺“${name}”`)
    let commands: string[] = []
    const files: PackedFile[] = []
    for (const entry of entries) {
      const { name, size } = entry
      if (name === rescueManifestName) continue
      const member = listed.get(name)
      if (!member) throw new ZipRefusal(`“${name}”不在清单里`)
      const keep = name === 'commands.jsonl'
      const read = await readMember(source, entry, keep)
      const sha256 = rescueFileName.exec(name)?.[2]
      if (member.size !== size || read.sha256 !== member.sha256 || (sha256 && sha256 !== read.sha256))
        throw new ZipRefusal(`“${name}”与清单里的哈希不一致，可能被改动或损坏`)
      if (keep) commands = read.text.split('\n').filter((line) => line !== '')
      if (sha256) files.push({ name, sha256, size, bytes: () => readEntry(source, entry) })
    }
    return { manifest, commands, files }
  } catch (error) {
    if (error instanceof ZipRefusal) throw new ProblemError('rescue.unreadable', { detail: error.message })
    throw error
  }
}

function checkMember({ name, method, size }: ZipEntry, largestFile: number): void {
  if (rescueFileName.test(name)) {
    // Files are never packed: whatever is would be made to swell.
    if (method !== 0) throw new ZipRefusal(`“${name}”不应当是压缩的`)
    if (size > largestFile) throw new ZipRefusal(`“${name}”过大`)
    return
  }
  const known = name === rescueManifestName || (rescueTexts as readonly string[]).includes(name)
  if (!known) throw new ZipRefusal(`有不认识的文件“${name}”`)
  if (size > largestText) throw new ZipRefusal(`“${name}”过大`)
}

async function readManifest(source: ByteSource, entries: readonly ZipEntry[]): Promise<RescueManifest> {
  const entry = entries.find(({ name }) => name === rescueManifestName)
  if (!entry) throw new ZipRefusal('没有清单')
  const { text } = await readMember(source, entry, true)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new ZipRefusal('清单读不出')
  }
  const parsed = rescueManifestSchema.safeParse(value)
  if (!parsed.success) throw new ZipRefusal(`清单的“${parsed.error.issues[0]?.path.join('.')}”不合格式`)
  return parsed.data
}

async function readMember(source: ByteSource, entry: ZipEntry, keep: boolean) {
  const hash = createHash('sha256')
  const pieces: Uint8Array[] = []
  for await (const bytes of readEntry(source, entry)) {
    hash.update(bytes)
    if (keep) pieces.push(bytes)
  }
  return { sha256: hash.digest('hex'), text: Buffer.concat(pieces).toString('utf8') }
}

/** A file on disk as a source of bytes. */
export async function openSource(path: string): Promise<{ source: ByteSource; file: FileHandle }> {
  const file = await open(path, 'r')
  return { source: await fileSource(file), file }
}

/** An opened file as a source of bytes, as long as it is open. */
export async function fileSource(file: FileHandle): Promise<ByteSource> {
  const { size } = await file.stat()
  const read = async (start: number, end: number) => {
    const bytes = new Uint8Array(Math.max(0, end - start))
    let filled = 0
    while (filled < bytes.length) {
      const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, start + filled)
      if (bytesRead === 0) break
      filled += bytesRead
    }
    return bytes.subarray(0, filled)
  }
  return { size, read }
}

/** Writes a packed file into a folder under a plain name. A failure leaves nothing. */
export async function unpack(file: PackedFile, folder: string, name: string): Promise<void> {
  const path = join(folder, name)
  const handle = await open(path, 'wx')
  try {
    for await (const bytes of file.bytes()) await handle.writeFile(bytes)
  } catch (error) {
    await rm(path, { force: true })
    throw error
  } finally {
    await handle.close()
  }
}
