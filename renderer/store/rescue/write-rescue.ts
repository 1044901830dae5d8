import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import { createSHA256 } from 'hash-wasm'
import { canonical } from '../../../shared/domain/canonical.ts'
import { type RescueManifest, rescueManifestName } from '../../../shared/rescue/format.ts'
import type { Host } from '../../host/host.ts'
import { textBytes } from '../bytes.ts'
import { readSealedFile } from '../sealed-files.ts'
import type { RescueContent, RescueFile } from './collect-rescue.ts'

const guide = `随检救援包

这里是一台电脑上的随检记录。离开那台电脑时它是加密的，只有所属站点能打开；打开后的内容请像保管案卷原件一样保管。

commands.jsonl  每一步操作，一行一条，带操作人的签名，首尾相接
records.jsonl   导出时本机的检查记录
drafts.jsonl    填过、没有保存的内容
evidence/       证据原件，文件名是它的 SHA-256
papers/         已出具的文书
others/         没有保存的内容里选过的文件，以及没有记录提到的文件
manifest.json   以上每个文件的大小和 SHA-256，以及导出时读不出的内容

`

/**
 * The content of a rescue package, still in clear, as a stream of bytes; one segment of one file is in memory at a time. A file that turns out
 * unreadable is left out and named among the problems.
 * @param about the manifest but for its members; `problems` grows while writing
 * @param onFile told the plain bytes written so far
 */
export async function* writeRescue(
  host: Host,
  key: CryptoKey,
  content: Pick<RescueContent, 'commands' | 'records' | 'drafts'>,
  files: readonly RescueFile[],
  about: Omit<RescueManifest, 'members'>,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, bytes) => {
    if (error) throw error
    ready.push(bytes)
  })
  const mtime = new Date(about.madeAt)
  const members: RescueManifest['members'] = []
  const text = async (name: string, value: string) => {
    const bytes = textBytes(value)
    const hash = await createSHA256()
    members.push({ name, size: bytes.length, sha256: hash.update(bytes).digest('hex') })
    const member = new ZipDeflate(name, { level: 6 })
    member.mtime = mtime
    zip.add(member)
    member.push(bytes, true)
  }
  const lines = (values: readonly string[]) => values.map((value) => `${value}\n`).join('')

  await text('说明.txt', guide)
  await text('commands.jsonl', lines(content.commands))
  await text('records.jsonl', lines(content.records))
  await text('drafts.jsonl', lines(content.drafts))
  yield* ready.splice(0)
  const names = new Set<string>()
  for (const file of files) {
    const sums = await hashSealed(host, key, file)
    if (!sums) {
      about.problems.push(`文件 ${file.sha256 ?? file.fileName} 校验不一致，可能被改动或损坏，没有放进包里。`)
      continue
    }
    if (file.sha256 && sums.sha256 !== file.sha256)
      about.problems.push(`文件 ${file.sha256} 的内容与登记的哈希不同，按实际内容放在“others”里。`)
    const matches = file.sha256 === undefined || sums.sha256 === file.sha256
    const name = `${matches ? file.folder : 'others'}/${sums.sha256}${file.extension}`
    if (names.has(name)) continue
    names.add(name)
    const member = new ZipPassThrough(name)
    member.mtime = mtime
    zip.add(member)
    for await (const bytes of readSealedFile(host, key, file.fileName)) {
      member.push(bytes)
      onBytes(bytes.length)
      yield* ready.splice(0)
    }
    member.push(new Uint8Array(0), true)
    members.push({ name, ...sums })
  }
  await text(rescueManifestName, canonical({ ...about, members: [...members] }))
  zip.end()
  yield* ready.splice(0)
}

/** Reads a file to its end before it goes in, so that its name is its hash and no half of it stands in the package. */
async function hashSealed(
  host: Host,
  key: CryptoKey,
  { fileName }: RescueFile,
): Promise<{ size: number; sha256: string } | null> {
  const hash = await createSHA256()
  let size = 0
  try {
    for await (const bytes of readSealedFile(host, key, fileName)) {
      hash.update(bytes)
      size += bytes.length
    }
  } catch {
    return null
  }
  return { size, sha256: hash.digest('hex') }
}
