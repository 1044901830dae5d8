import type { SchemeId } from '../signing/scheme.ts'
import type { Profile } from './profile.ts'

/** The signing scheme of a district on an ISO date: the newest entry in force; ECDSA P-256 where it names none. */
export function signingSchemeOn(profile: Profile | undefined, date: string): SchemeId {
  const inForce = (profile?.signing ?? []).filter(({ from }) => from <= date)
  return inForce.sort((a, b) => (a.from < b.from ? 1 : -1))[0]?.scheme ?? 'ECDSA-P256-SHA256'
}
