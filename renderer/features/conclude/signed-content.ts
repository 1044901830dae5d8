import { findingsHash, sealIntact } from '../../../shared/domain/findings.ts'
import {
  type Inspection,
  type Officer,
  officersToSign,
  type Signature,
} from '../../../shared/domain/inspection.ts'
import { shortHash } from '../inspecting/short-hash.ts'

/** What the officers sign, as the quiet block below their signatures shows it. */
export interface SignedContent {
  /** SHA-256 of the findings as they stand, in groups of four hex digits. */
  groups: string[]
  answers: number
  evidence: number
  documents: number
}

export function signedContent(inspection: Inspection): SignedContent {
  return {
    groups: findingsHash(inspection).match(/.{4}/g) ?? [],
    answers: Object.keys(inspection.answers).length,
    evidence: inspection.evidence.filter((piece) => !piece.withdrawn && piece.source !== 'signature').length,
    documents: inspection.documents.length,
  }
}

/** One officer's block. */
export interface SignatureBlock {
  officer: Officer
  signature?: Signature
  /** The signature covers other findings than those on record: 签字已失效. */
  broken: boolean
  /** The signature that completes the two: the button says 签字并封存. */
  last: boolean
}

/** The blocks of the officers who were present, the account's own first. */
export function signatureBlocks(inspection: Inspection, ownId: string): SignatureBlock[] {
  const present = inspection.officers.filter(
    // Without a visit every assigned officer signs.
    ({ id }) => !inspection.arrival || inspection.arrival.present.includes(id),
  )
  const left = officersToSign(inspection).length
  const broken = !sealIntact(inspection)
  return [...present]
    .sort((a, b) => Number(b.id === ownId) - Number(a.id === ownId))
    .map((officer) => {
      const signature = inspection.signatures.find(({ officerId }) => officerId === officer.id)
      return { officer, signature, broken: broken && signature !== undefined, last: left === 1 && !signature }
    })
}

/** A base64 signature as hex, shortened the same way. */
export function shortSignature(base64: string): string {
  let binary: string
  try {
    binary = atob(base64)
  } catch {
    return shortHash(base64)
  }
  return shortHash(
    [...binary].map((character) => character.charCodeAt(0).toString(16).padStart(2, '0')).join(''),
  )
}
