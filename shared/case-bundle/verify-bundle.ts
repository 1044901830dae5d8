import { z } from 'zod'
import { currentBody } from '../domain/current-body.ts'
import type { Inspection } from '../domain/inspection.ts'
import { inspectionSchema } from '../domain/inspection-schema.ts'
import { type PublicKey, type Reference, referenceSchema } from '../protocol/http.ts'
import { schemeOfCurve } from '../signing/schemes.ts'
import type { ByteSource } from './byte-source.ts'
import { checkCertificates } from './certificate-checks.ts'
import { checkDeviceChains, checkStationEntries } from './chain-checks.ts'
import { checkCommands } from './command-checks.ts'
import { type BundleFault, Findings } from './faults.ts'
import { checkFiles, checkReference } from './file-checks.ts'
import {
  type BundleManifest,
  bundleSignatureSchema,
  bundleStatement,
  certificatesSchema,
  chainsSchema,
  keyFingerprint,
  logLineSchema,
  manifestSchema,
  parkedLineSchema,
  stationChainSchema,
} from './format.ts'
import type { Checks } from './people.ts'
import { jsonLines, jsonMember, type ReadBundle, readBundle } from './read-bundle.ts'
import { checkReplay } from './replay-checks.ts'
import { type SignatureHolds, strictly } from './signature-check.ts'
import { checkOlderChain, checkStationChain } from './station-chain-checks.ts'

/** What a verifier says of a bundle. */
export interface Verification {
  /** No fault was found; notices may stand. */
  intact: boolean
  faults: BundleFault[]
  notices: BundleFault[]
  /** What it is about, as far as that could be read. */
  about?: {
    inspectionId: string
    business: string
    stationName: string
    madeAt: string
    madeBy: string
    /** Of the station's public key in the bundle. */
    fingerprint: string
    /** Whether the key is the one that the verifier was given. */
    key: 'matches' | 'differs' | 'not-compared'
    commands: number
    signatures: number
    files: number
  }
}

/**
 * Verifies a case bundle offline and names exactly what does not hold. Every check is made, whatever the others say.
 * @param options.holds the host's signature check
 * @param options.fingerprint of the station's key, known from elsewhere
 */
export async function verifyBundle(
  source: ByteSource,
  options: { holds: SignatureHolds; fingerprint?: string; onProgress?: (share: number) => void },
): Promise<Verification> {
  const found = new Findings()
  const bundle = await readBundle(source, found, options.onProgress)
  const about = bundle && (await checkBundle(bundle, found, strictly(options.holds), options.fingerprint))
  const faults = found.all.filter(({ severity }) => severity === 'fault')
  const notices = found.all.filter(({ severity }) => severity === 'notice')
  return { intact: faults.length === 0, faults, notices, ...(about ? { about } : {}) }
}

async function checkBundle(
  bundle: ReadBundle,
  found: Findings,
  holds: SignatureHolds,
  expected: string | undefined,
): Promise<Verification['about']> {
  const manifest = jsonMember(bundle, 'manifest.json', manifestSchema, found)
  const signers = jsonMember(bundle, 'certificates.json', certificatesSchema, found)
  const record = readRecord(bundle, found)
  const reference = jsonMember(bundle, 'reference.json', referenceSchema, found)
  const chains = jsonMember(bundle, 'chains.json', chainsSchema, found)
  const lines = jsonLines(bundle, 'commands.jsonl', logLineSchema, found)
  const parked = jsonLines(bundle, 'parked.jsonl', parkedLineSchema, found)

  await checkManifest(bundle, found, holds, manifest, signers?.stationKey)
  if (manifest) checkMembers(bundle, found, manifest)
  const fingerprint = signers ? keyFingerprint(signers.stationKey) : ''
  const differs = expected !== undefined && fingerprint !== expected
  if (differs) found.add('station-key.differs')
  if (!manifest) return undefined

  const certificates = new Map(signers?.certificates.map((entry) => [entry.certificate.id, entry]))
  const checks: Checks = { found, inspectionId: manifest.inspectionId, certificates, holds }
  // A bundle may be spoiled in any way: one check that fails on it doesn't keep the others from being made.
  const attempt = async (check: () => void | Promise<void>) => {
    try {
      await check()
    } catch (error) {
      found.add('bundle.inconsistent', { detail: (error as Error).message })
    }
  }
  if (signers) await attempt(() => checkCertificates(checks, signers))
  await attempt(() => checkCommands(checks, lines, parked))
  await attempt(() => checkStationEntries(checks, lines))
  if (manifest.version === 1) await attempt(() => checkOlderChain(checks, lines))
  else {
    const whole = jsonMember(bundle, 'station-chain.json', stationChainSchema, found)
    if (whole) await attempt(() => checkStationChain(checks, whole, lines, manifest))
  }
  if (chains) await attempt(() => checkDeviceChains(checks, chains, lines, parked))
  if (record) await attempt(() => checkReplay(checks, lines, record))
  if (record) await attempt(() => checkFiles(checks, record, manifest, bundle))
  if (reference) await attempt(() => checkReference(checks, reference as Reference, lines))
  const last = lines.at(-1)
  if (last && manifest.madeAt < last.at)
    found.add('time.made-before', { madeAt: manifest.madeAt, at: last.at })
  return {
    inspectionId: manifest.inspectionId,
    business: record?.business.name ?? '',
    stationName: manifest.station.name,
    madeAt: manifest.madeAt,
    madeBy: manifest.madeBy.name,
    fingerprint,
    key: expected === undefined ? 'not-compared' : differs ? 'differs' : 'matches',
    commands: lines.filter(({ command }) => command !== null).length,
    signatures: record?.signatures.length ?? 0,
    files: [...bundle.sums.keys()].filter((name) => name.includes('/')).length,
  }
}

/** The record as it stands, unknown members of a newer station included. */
function readRecord(bundle: ReadBundle, found: Findings): Inspection | undefined {
  const raw = jsonMember(bundle, 'record.json', z.unknown(), found)
  if (raw === undefined) return undefined
  const parsed = inspectionSchema.safeParse(raw)
  if (parsed.success) return currentBody(raw as Inspection)
  const path = parsed.error.issues[0]?.path.join('.') ?? ''
  found.add('member.unreadable', { name: 'record.json', detail: `“${path}”不合格式` })
  return undefined
}

async function checkManifest(
  bundle: ReadBundle,
  found: Findings,
  holds: SignatureHolds,
  manifest: BundleManifest | undefined,
  stationKey: PublicKey | undefined,
): Promise<void> {
  if (manifest && stationKey && manifest.station.keyFingerprint !== keyFingerprint(stationKey))
    found.add('station-key.altered')
  const signed = jsonMember(bundle, 'signature.json', bundleSignatureSchema, found)
  if (!signed) return
  const text = bundle.texts.get('manifest.json')
  if (text !== undefined && bundle.sums.get('manifest.json')?.sha256 !== signed.manifest)
    found.add('manifest.altered')
  const ownScheme = stationKey && schemeOfCurve(stationKey.crv) === signed.scheme
  if (
    stationKey &&
    !(ownScheme && (await holds(stationKey, signed.signature, bundleStatement(signed.manifest))))
  )
    found.add('manifest.signature')
}

/** The members are those of the manifest, byte for byte. */
function checkMembers({ sums }: ReadBundle, found: Findings, { members }: BundleManifest): void {
  const listed = new Set(['manifest.json', 'signature.json'])
  for (const { name, size, sha256 } of members) {
    listed.add(name)
    const sum = sums.get(name)
    if (!sum) found.add('member.missing', { name })
    else if (sum.sha256 !== sha256 || sum.size !== size) found.add('member.altered', { name })
  }
  for (const name of sums.keys()) if (!listed.has(name)) found.add('member.unexpected', { name })
}
