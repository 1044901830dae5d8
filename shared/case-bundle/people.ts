import { chineseMoment } from '../domain/china-time.ts'
import { commandLabel } from '../domain/command-label.ts'
import type { Command } from '../domain/commands.ts'
import type { Certificate } from '../protocol/http.ts'
import type { Findings } from './faults.ts'
import type { LogLine } from './format.ts'
import type { SignatureHolds } from './signature-check.ts'

/** A certificate with when it was stopped. */
export interface KnownCertificate {
  certificate: Certificate
  revokedAt: string | null
}

/** What every check works with. */
export interface Checks {
  found: Findings
  inspectionId: string
  certificates: ReadonlyMap<string, KnownCertificate>
  /** Strict: `strictly`. */
  holds: SignatureHolds
}

/** How a command is called in a finding: 第 4 条“到场登记”（检查员甲，8月12日 10:00）. */
export function actName(checks: Checks, command: Command, position: string): string {
  let label: string
  try {
    label = commandLabel(command, undefined, [])
  } catch {
    label = command.type
  }
  return `${position}“${label ?? command.type}”（${personName(checks, command.actorId)}，${chineseMoment(command.decidedAt.wall)}）`
}

/** How an entry of the station's log is called. */
export function lineName(checks: Checks, line: LogLine, index: number): string {
  return line.command ? actName(checks, line.command, `第 ${index + 1} 条`) : `第 ${index + 1} 条“派发”`
}

export function personName({ certificates }: Checks, accountId: string): string {
  if (accountId === 'station') return '站点'
  for (const { certificate } of certificates.values())
    if (certificate.accountId === accountId) return certificate.name
  return accountId
}
