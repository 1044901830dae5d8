import { applyEvents } from '../domain/apply.ts'
import { canonical, canonicalHash } from '../domain/canonical.ts'
import { currentBody } from '../domain/current-body.ts'
import { findingsHash, signatureStatement } from '../domain/findings.ts'
import type { Inspection } from '../domain/inspection.ts'
import { checkUse } from './certificate-checks.ts'
import type { LogLine } from './format.ts'
import { type Checks, lineName, personName } from './people.ts'

/** Differences told one by one; more are the same story. */
const mostDifferences = 12

/** The record is what its commands lead to, and every signature covers the findings as they stand. */
export async function checkReplay(
  checks: Checks,
  lines: readonly LogLine[],
  record: Inspection,
): Promise<void> {
  const { found } = checks
  const replayed = await replay(checks, lines)
  if (replayed)
    for (const { path, expected, actual } of differences(replayed, record).slice(0, mostDifferences))
      found.add('record.differs', { path, expected: words(expected), found: words(actual) })
  const now = findingsHash(record)
  for (const { officerId, findingsHash: signed } of record.signatures)
    if (signed !== now) found.add('findings.altered', { name: personName(checks, officerId), signed, now })
  await checkRecordSignatures(checks, lines, record)
}

async function replay(checks: Checks, lines: readonly LogLine[]): Promise<Inspection | undefined> {
  const { found } = checks
  if (lines.length > 0 && !lines[0]!.body) {
    found.add('record.beginning-unknown')
    return undefined
  }
  let state: Inspection | undefined
  for (const [index, line] of lines.entries()) {
    const { body, command, events } = line
    const act = lineName(checks, line, index)
    try {
      if (state && command && line.device && canonicalHash(state) !== command.baseHash)
        found.add('base.differs', { act })
      if (state && command?.type === 'signOff') {
        const now = findingsHash(state)
        const { findingsHash: signed } = command.payload
        if (signed !== now)
          found.add('findings.altered', { name: personName(checks, command.actorId), signed, now })
      }
      state = body ? currentBody(body) : applyEvents(state!, events)
    } catch {
      found.add('record.unplayable', { act })
      return undefined
    }
  }
  return state
}

/** Signatures as the record carries them, and those that a later 更正 replaced, as they were given. */
async function checkRecordSignatures(
  checks: Checks,
  lines: readonly LogLine[],
  record: Inspection,
): Promise<void> {
  const given = lines.flatMap(({ command, at }) =>
    command?.type === 'signOff' ? [{ ...command.payload, officerId: command.actorId, takenAt: at }] : [],
  )
  const carried = record.signatures.map(({ value, ...rest }) => ({
    ...rest,
    signature: value,
    takenAt: given.find(({ signature }) => signature === value)?.takenAt ?? rest.signedAt,
  }))
  const each = new Map([...given, ...carried].map((entry) => [canonical(entry), entry]))
  for (const {
    officerId,
    certificateId,
    signature,
    signedAt,
    takenAt,
    findingsHash: signed,
  } of each.values()) {
    const name = personName(checks, officerId)
    const key = checkUse(checks, {
      act: `${name}的签字`,
      certificateId,
      accountId: officerId,
      signedAt,
      takenAt,
    })
    const statement = signatureStatement({
      inspectionId: checks.inspectionId,
      findingsHash: signed,
      officerId,
      certificateId,
      signedAt,
    })
    if (key && !(await checks.holds(key, signature, statement)))
      checks.found.add('findings.signature', { name })
  }
}

interface Difference {
  path: string
  expected: unknown
  actual: unknown
}

/** Where two values differ, at the deepest members that both have a place for. */
export function differences(expected: unknown, actual: unknown, path = ''): Difference[] {
  if (isBranch(expected) && isBranch(actual) && Array.isArray(expected) === Array.isArray(actual)) {
    const keys = new Set([...Object.keys(expected), ...Object.keys(actual)])
    return [...keys].flatMap((key) =>
      differences(expected[key], actual[key], path === '' ? key : `${path}.${key}`),
    )
  }
  return Object.is(expected, actual) ? [] : [{ path, expected, actual }]
}

function isBranch(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function words(value: unknown): string {
  if (value === undefined) return '没有这一项'
  const text = JSON.stringify(value) ?? ''
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
