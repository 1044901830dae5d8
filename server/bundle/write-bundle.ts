import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import { type BundleManifest, bundleStatement, type TextMember } from '../../shared/case-bundle/format.ts'
import { canonical } from '../../shared/domain/canonical.ts'
import { schemeOfCurve } from '../../shared/signing/schemes.ts'
import type { StationKey } from '../keys/station-keys.ts'
import type { BundleContent, BundleFile } from './collect.ts'

/**
 * A case bundle as a stream of bytes. Files are read piece by piece; the manifest comes after them, with the hashes of
 * the very bytes that were written.
 * @param manifest all of it but the members
 * @param key of the station, which signs the manifest
 */
export async function* writeBundle(
  content: BundleContent,
  files: readonly BundleFile[],
  manifest: Omit<BundleManifest, 'members'>,
  key: StationKey,
): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, bytes) => {
    if (error) throw error
    ready.push(bytes)
  })
  const mtime = new Date(manifest.madeAt)
  const members: BundleManifest['members'] = []
  const text = (name: TextMember, value: string) => {
    const bytes = Buffer.from(value, 'utf8')
    const member = new ZipDeflate(name, { level: 6 })
    member.mtime = mtime
    zip.add(member)
    member.push(bytes, true)
    const sha256 = hex(createHash('sha256').update(bytes))
    members.push({ name, size: bytes.length, sha256 })
    return sha256
  }
  const lines = (values: readonly unknown[]) => values.map((value) => `${canonical(value)}\n`).join('')

  text('record.json', canonical(content.record))
  text('commands.jsonl', lines(content.lines))
  text('parked.jsonl', lines(content.parked))
  text('chains.json', canonical(content.chains))
  text('station-chain.json', canonical(content.stationChain))
  text('certificates.json', canonical(content.certificates))
  text('reference.json', canonical(content.reference))
  yield* ready.splice(0)
  for (const { member: name, path } of files) {
    const member = new ZipPassThrough(name)
    member.mtime = mtime
    zip.add(member)
    const hash = createHash('sha256')
    let size = 0
    for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
      hash.update(piece)
      size += piece.length
      member.push(piece)
      yield* ready.splice(0)
    }
    member.push(new Uint8Array(0), true)
    members.push({ name, size, sha256: hex(hash) })
  }
  const whole: BundleManifest = { ...manifest, members: [...members] }
  const manifestHash = text('manifest.json', canonical(whole))
  const signature = await key.sign(bundleStatement(manifestHash))
  const scheme = schemeOfCurve(key.publicKey.crv)
  text('signature.json', canonical({ scheme, manifest: manifestHash, signature }))
  zip.end()
  yield* ready.splice(0)
}

function hex(hash: Hash): string {
  return hash.digest('hex')
}
