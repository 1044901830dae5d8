import { canonical, canonicalHash } from './canonical.ts'
import type { Inspection } from './inspection.ts'

/**
 * The signed part of an inspection: identity of the business, people present, recusals, answers, evidence hashes,
 * conclusion, the party's statement, and the versions that the record was made under. Nothing in it is assigned by
 * the server after dispatch, so both officers can sign it with no network.
 */
export function findingsOf(inspection: Inspection) {
  return {
    inspectionId: inspection.id,
    task: { number: inspection.task.number, name: inspection.task.name },
    business: {
      name: inspection.business.name,
      code: inspection.business.code,
      kind: inspection.business.kind,
      registeredAddress: inspection.business.registeredAddress,
    },
    officers: inspection.officers.map(({ id, name, certificateNumber, department }) => ({
      id,
      name,
      certificateNumber,
      ...(department ? { department } : {}),
    })),
    recusals: inspection.recusals,
    deliveries: inspection.deliveries,
    mailings: inspection.mailings,
    ...factsOf(inspection),
    ...mattersByDepartment(inspection),
    arrival: inspection.arrival ?? null,
    answers: inspection.answers,
    evidence: inspection.evidence,
    conclusion: inspection.conclusion ?? null,
    party: inspection.party ?? null,
    versions: inspection.versions,
  }
}

/** Kinds of facts that came later: a record without them keeps the hash that it was signed under. */
function factsOf({ methods, statusChecks, opinions, obstructions }: Inspection) {
  return {
    ...(methods.length > 0 ? { methods } : {}),
    ...(statusChecks.length > 0 ? { statusChecks } : {}),
    ...(opinions.length > 0 ? { opinions } : {}),
    ...(obstructions.length > 0 ? { obstructions } : {}),
  }
}

/** Which matter is whose in a 部门联合检查 (P15); left out of a record of one department, whose hash stays. */
function mattersByDepartment({ checklists }: Inspection) {
  const departments = Object.fromEntries(
    checklists.flatMap(({ id, department }) => (department ? [[id, department]] : [])),
  )
  return Object.keys(departments).length > 0 ? { departments } : {}
}

/** SHA-256 (hex) of the canonical form (RFC 8785) of the findings. */
export function findingsHash(inspection: Inspection): string {
  return canonicalHash(findingsOf(inspection))
}

/** What an officer's key signs: the findings' hash bound to who signs and when. */
export function signatureStatement(statement: {
  inspectionId: string
  findingsHash: string
  officerId: string
  certificateId: string
  signedAt: string
}): string {
  return canonical({ purpose: 'suijian.findings.v1', ...statement })
}

/** Whether every signature still covers the findings as they stand: false means 签字已失效. */
export function sealIntact(inspection: Inspection): boolean {
  const hash = findingsHash(inspection)
  return inspection.signatures.every((signature) => signature.findingsHash === hash)
}
