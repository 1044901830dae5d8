import { stat } from 'node:fs/promises'
import {
  type BundleCertificates,
  type BundleChains,
  type BundleManifest,
  type BundleStationChain,
  documentMember,
  evidenceMember,
  type LogLine,
  type ParkedLine,
} from '../../shared/case-bundle/format.ts'
import type { Command } from '../../shared/domain/commands.ts'
import { filesOf, type Inspection, type Versions } from '../../shared/domain/inspection.ts'
import type { PublicKey, Reference } from '../../shared/protocol/http.ts'
import { evidencePath } from '../evidence/evidence-folder.ts'
import { chainHead } from '../inspections/log.ts'
import { readReference } from '../inspections/reference.ts'
import { stoppedAt } from '../keys/certificates.ts'
import { withoutText } from '../push/take-entry.ts'
import type { Queries } from '../store/database.ts'
import { logLines, parkedLines } from './log-lines.ts'
import { stationChain } from './station-chain.ts'

/** A file that goes into a bundle as it lies on disk. */
export interface BundleFile {
  member: string
  path: string
  size: number
}

/** Everything of one inspection that stands in the database, as of one moment. */
export interface BundleContent {
  record: Inspection
  lines: LogLine[]
  parked: ParkedLine[]
  chains: BundleChains
  stationChain: BundleStationChain
  certificates: BundleCertificates
  reference: Reference
  chainHead: BundleManifest['chainHead']
}

/** Reads what a bundle says of an inspection; call it in a transaction of `repeatable read`. */
export async function collect(
  queries: Queries,
  record: Inspection,
  stationKey: PublicKey,
): Promise<BundleContent> {
  const lines = await logLines(queries, record.id)
  const parked = await parkedLines(queries, record.id)
  const commands = lines.flatMap(({ command }) => (command ? [command] : []))
  return {
    record,
    lines,
    parked,
    chains: await deviceChains(queries, record.id),
    stationChain: await stationChain(queries, lines[0]?.rev ?? 1),
    certificates: { stationKey, certificates: await certificatesOf(queries, record, lines, parked) },
    reference: versionsUsed(await readReference(queries), [
      record.versions,
      ...commands.map(({ versions }) => versions),
    ]),
    chainHead: await chainHead(queries),
  }
}

/** Links of each device that acted on the inspection, from the one before its first command to its last command. */
async function deviceChains(queries: Queries, inspectionId: string): Promise<BundleChains> {
  const stored = await queries
    .selectFrom('commands')
    .select(['command_id', 'status'])
    .where('inspection_id', '=', inspectionId)
    // Of a withheld entry there is nothing but its link.
    .where('body_hash', '!=', withoutText)
    .execute()
  const statuses = new Map(stored.map(({ command_id, status }) => [command_id, status]))
  const spans = await queries
    .selectFrom('chain')
    .select(({ fn }) => [
      'device_id',
      fn.min<number>('sequence').as('first'),
      fn.max<number>('sequence').as('last'),
    ])
    .where('inspection_id', '=', inspectionId)
    .groupBy('device_id')
    .orderBy('device_id')
    .execute()
  const devices: BundleChains['devices'] = []
  for (const { device_id, first, last } of spans) {
    const rows = await queries
      .selectFrom('chain')
      .select(['sequence', 'hash', 'command_id', 'inspection_id'])
      .where('device_id', '=', device_id)
      .where('sequence', '>=', first - 1)
      .where('sequence', '<=', last)
      .orderBy('sequence')
      .execute()
    const links = rows.map(({ sequence, hash, command_id: id, inspection_id }) => ({
      sequence,
      hash,
      command: inspection_id === inspectionId ? { id, status: statuses.get(id) ?? ('held' as const) } : null,
    }))
    devices.push({ deviceId: device_id, links })
  }
  return { devices }
}

/** Certificates that commands and signatures name, as far as the station gave them out. */
async function certificatesOf(
  queries: Queries,
  record: Inspection,
  lines: readonly LogLine[],
  parked: readonly ParkedLine[],
): Promise<BundleCertificates['certificates']> {
  const named = new Set([
    ...lines.flatMap(({ device, command }) => [
      ...(device ? [device.proof.certificateId] : []),
      ...(command ? signedWith(command) : []),
    ]),
    ...parked.map(({ entry }) => entry.proof.certificateId),
    ...record.signatures.map(({ certificateId }) => certificateId),
  ])
  if (named.size === 0) return []
  const rows = await queries
    .selectFrom('certificates')
    .innerJoin('devices', 'devices.id', 'certificates.device_id')
    .select(['certificates.body', 'certificates.revoked_at', 'devices.revoked_at as device_revoked_at'])
    .where('certificates.id', 'in', [...named])
    .orderBy('certificates.id')
    .execute()
  return rows.map(({ body, revoked_at, device_revoked_at }) => ({
    certificate: body,
    revokedAt: stoppedAt(revoked_at, device_revoked_at),
  }))
}

function signedWith(command: Command): string[] {
  return command.type === 'signOff' ? [command.payload.certificateId] : []
}

function versionsUsed(reference: Reference, versions: readonly Versions[]): Reference {
  const used = <T extends { id: string; version: number }>(
    all: readonly T[],
    named: readonly { id: string; version: number }[],
  ) => all.filter(({ id, version }) => named.some((one) => one.id === id && one.version === version))
  return {
    profiles: used(
      reference.profiles,
      versions.map(({ profile }) => profile),
    ),
    calendars: used(
      reference.calendars,
      versions.map(({ calendar }) => calendar),
    ),
    resultLists: used(
      reference.resultLists,
      versions.map(({ resultList }) => resultList),
    ),
    checklists: used(
      reference.checklists,
      versions.flatMap(({ checklists }) => checklists),
    ),
  }
}

/** The files that a record names: those on disk, and those that the station does not hold. */
export async function collectFiles(
  folder: string,
  record: Inspection,
): Promise<{ files: BundleFile[]; missing: BundleManifest['missing'] }> {
  const named = [
    ...filesOf(record).map(({ id }) => ({ kind: 'evidence' as const, sha256: id })),
    ...record.documents.map(({ sha256 }) => ({ kind: 'document' as const, sha256 })),
  ]
  const files = new Map<string, BundleFile>()
  const missing = new Map<string, BundleManifest['missing'][number]>()
  for (const { kind, sha256 } of named) {
    const member = kind === 'evidence' ? evidenceMember(sha256) : documentMember(sha256)
    const path = evidencePath(folder, sha256)
    const found = await stat(path).catch(() => undefined)
    if (found) files.set(member, { member, path, size: found.size })
    else missing.set(member, { kind, sha256 })
  }
  return { files: [...files.values()], missing: [...missing.values()] }
}
