import { canonical } from '../domain/canonical.ts'
import type { PublicKey } from '../protocol/http.ts'
import { ecdsaP256, type SubtleCryptography } from './ecdsa-p256.ts'
import type { SchemeId, SigningScheme } from './scheme.ts'
import { sm2 } from './sm2.ts'

/** The schemes of a host; a key names its own by its curve. */
export interface SigningSchemes {
  byId(id: SchemeId): SigningScheme
  /** The scheme of a public key. */
  of(publicKey: PublicKey): SigningScheme
  /** Whether a signature of a key stands over a text, by the key's own scheme. */
  verify(publicKey: PublicKey, signature: string, text: string): Promise<boolean>
}

/** @param subtle the host's Web Cryptography */
export function signingSchemes<Key>(subtle: SubtleCryptography<Key>): SigningSchemes {
  const all = [ecdsaP256(subtle), sm2]
  const byId = (id: SchemeId) => all.find((scheme) => scheme.id === id)!
  const of = ({ crv }: PublicKey) => byId(schemeOfCurve(crv))
  return {
    byId,
    of,
    verify: (publicKey, signature, text) => of(publicKey).verify(publicKey, signature, text),
  }
}

/** The scheme that a curve stands for. */
export function schemeOfCurve(curve: PublicKey['crv']): SchemeId {
  return curve === 'SM2' ? 'SM2-SM3' : 'ECDSA-P256-SHA256'
}

/** What a station's key signs for another key of the same station, when the district changes its scheme. */
export function endorsementText({ kty, crv, x, y }: PublicKey): string {
  return canonical({ purpose: 'suijian.station-key.v1', key: { kty, crv, x, y } })
}
