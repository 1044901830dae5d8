import type { Inspection } from '../../domain/inspection.ts'

/** Officers who were there (all of them where nobody went), with the time of their signature over the findings. */
export function presentOfficers({ arrival, officers, signatures }: Inspection) {
  return officers
    .filter(({ id }) => arrival?.present.includes(id) ?? true)
    .map(({ id, name, certificateNumber }) => ({
      name,
      certificateNumber,
      signedAt: signatures.find(({ officerId }) => officerId === id)?.signedAt ?? null,
    }))
}

/**
 * The party's name beside 签名. What the party drew on the laptop is a handwritten signature kept as a picture, no
 * 可靠的电子签名 (电子签名法第十三条、第十四条): only the officers sign with a key of their own.
 */
export const partySigned = (signer: string): string => (signer === '' ? '' : `${signer}（屏上手写）`)

/** Who signed on record, as it stands beside 签名; empty where nobody did. */
export const signedNames = (
  people: readonly { readonly name: string; readonly signedAt: string | null }[],
): string => {
  const names = people.filter(({ signedAt }) => signedAt !== null).map(({ name }) => name)
  return names.length === 0 ? '' : `${names.join('、')}（已电子签名）`
}

/** ISO timestamp of the last signature, once all have signed. */
export function lastSignature(people: readonly { readonly signedAt: string | null }[]): string | null {
  const times = people.flatMap(({ signedAt }) => (signedAt === null ? [] : [signedAt]))
  return times.length === people.length ? (times.toSorted().at(-1) ?? null) : null
}
