import { createHash } from 'node:crypto'
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'
import { signatureHolds } from '../../server/keys/signatures.ts'
import type { StationKey } from '../../server/keys/station-keys.ts'
import { bytesSource } from '../../shared/case-bundle/byte-source.ts'
import { type BundleManifest, bundleStatement, type LogLine } from '../../shared/case-bundle/format.ts'
import { type Verification, verifyBundle } from '../../shared/case-bundle/verify-bundle.ts'
import { canonical } from '../../shared/domain/canonical.ts'
import type { SchemeId } from '../../shared/signing/scheme.ts'

/** Members of a bundle, unpacked, for a test to change. */
export type Members = Record<string, Uint8Array>

export function unpack(bundle: Uint8Array): Members {
  return unzipSync(bundle)
}

/** Files stored, texts packed, as the station writes them. */
export function pack(members: Members): Uint8Array {
  const files: Zippable = {}
  for (const [name, bytes] of Object.entries(members))
    files[name] = [bytes, { level: name.includes('/') ? 0 : 6 }]
  return zipSync(files)
}

export function verify(bundle: Uint8Array, fingerprint?: string): Promise<Verification> {
  return verifyBundle(bytesSource(bundle), { holds: signatureHolds, fingerprint })
}

/** Codes of the faults, each once, sorted. */
export function codesOf({ faults }: Verification): string[] {
  return [...new Set(faults.map(({ code }) => code))].sort()
}

/** A JSON member, changed. */
// biome-ignore lint/suspicious/noExplicitAny: a test reaches into whatever stands there
export function edit(members: Members, name: string, change: (value: any) => unknown): Members {
  const value = JSON.parse(strFromU8(members[name]!))
  const changed = change(value) ?? value
  return { ...members, [name]: strToU8(canonical(changed)) }
}

/** The lines of commands.jsonl, changed. */
export function editLines(members: Members, change: (lines: LogLine[]) => LogLine[] | undefined): Members {
  const lines = strFromU8(members['commands.jsonl']!)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as LogLine)
  const changed = change(lines) ?? lines
  const text = changed.map((line) => `${canonical(line)}\n`).join('')
  return { ...members, 'commands.jsonl': strToU8(text) }
}

/** What somebody does who has the station's key: a new manifest over the changed members, signed. */
export async function signAnew(
  members: Members,
  sign: StationKey['sign'],
  scheme: SchemeId = 'ECDSA-P256-SHA256',
): Promise<Members> {
  const manifest = JSON.parse(strFromU8(members['manifest.json']!)) as BundleManifest
  const listed = Object.keys(members).filter((name) => !['manifest.json', 'signature.json'].includes(name))
  const whole = {
    ...manifest,
    members: listed.map((name) => ({ name, size: members[name]!.length, sha256: sha256(members[name]!) })),
  }
  const bytes = strToU8(canonical(whole))
  const hash = sha256(bytes)
  const signature = await sign(bundleStatement(hash))
  return {
    ...members,
    'manifest.json': bytes,
    'signature.json': strToU8(canonical({ scheme, manifest: hash, signature })),
  }
}

/** One bit of one byte, turned over. */
export function flip(bytes: Uint8Array, at: number, bit = 0): Uint8Array {
  const changed = Uint8Array.from(bytes)
  changed[at]! ^= 1 << bit
  return changed
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
