import { ProblemError } from '../../shared/protocol/problems.ts'
import type { RescueReport, RescueRow } from '../../shared/rescue/report.ts'
import type { StoredAccount } from '../accounts/accounts.ts'
import { audit } from '../accounts/audit.ts'
import { timestamp } from '../clock.ts'
import type { Station } from '../http/context.ts'
import { write } from '../store/database.ts'
import { withOpenedPackage } from './open-package.ts'
import { readPackage } from './read-package.ts'
import { takeCommands } from './take-commands.ts'
import { takeFiles } from './take-files.ts'

/**
 * Takes a rescue package in: opened with the station's recovery key, checked as a whole, then its commands like a push,
 * then its files. Doing it again changes nothing.
 * @param path of the sealed package on disk
 * @throws ProblemError `rescue.unreadable`, `rescue.other-station`, `resource.missing` (device), `access.denied` (device
 *   of another district)
 */
export async function importRescue(
  station: Station,
  path: string,
  admin: StoredAccount,
): Promise<RescueReport> {
  return withOpenedPackage(station.keys, path, async (source) => {
    const { manifest, commands, files } = await readPackage(source, station.evidenceLimit)
    const { deviceId } = manifest
    await requireOwnDevice(station, deviceId, admin.districtId)
    const rows = await takeCommands(station, commands, deviceId)
    rows.push(...(await takeFiles(station, files, namedBy(commands), admin.account.id)))
    const { madeAt, madeBy, part, last, problems } = manifest
    await write(station.database, (transaction) =>
      audit(transaction, {
        at: timestamp(station.clock),
        actorId: admin.account.id,
        action: 'rescue.imported',
        subject: deviceId,
        detail: { madeAt, madeBy, part, outcomes: countOf(rows) },
      }),
    )
    return { deviceId, madeAt, madeBy: madeBy.name, part, last, problems, rows }
  })
}

/** A package names its device; only the station that enrolled it, for an officer of the admin's district, takes it. */
async function requireOwnDevice({ database }: Station, deviceId: string, districtId: string): Promise<void> {
  const districts = await database
    .selectFrom('certificates')
    .innerJoin('accounts', 'accounts.id', 'certificates.account_id')
    .innerJoin('stations', 'stations.id', 'accounts.station_id')
    .select('stations.district_id')
    .where('certificates.device_id', '=', deviceId)
    .execute()
  if (districts.length === 0) throw new ProblemError('resource.missing', { what: '救援包所属的设备' })
  if (districts.some(({ district_id }) => district_id !== districtId)) throw new ProblemError('access.denied')
}

/** Hashes of evidence, proofs and papers that the commands bring. */
function namedBy(lines: readonly string[]): Set<string> {
  const named = new Set<string>()
  for (const line of lines) {
    const { type, payload } = commandOf(line)
    const hash =
      type === 'addEvidence' || type === 'addProof'
        ? payload?.evidenceId
        : type === 'issueDocument'
          ? payload?.sha256
          : undefined
    if (typeof hash === 'string') named.add(hash)
  }
  return named
}

function commandOf(line: string): { type?: unknown; payload?: Record<string, unknown> } {
  try {
    return (JSON.parse(line) as { command?: object }).command ?? {}
  } catch {
    return {}
  }
}

function countOf(rows: readonly RescueRow[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { kind, outcome } of rows) {
    const key = `${kind}.${outcome}`
    counts[key] = (counts[key] ?? 0) + 1
  }
  return counts
}
