import { canonical } from '../../shared/domain/canonical.ts'
import type { Certificate, PublicKey, SignInAnswer } from '../../shared/protocol/http.ts'
import { ProblemError } from '../../shared/protocol/problems.ts'
import { endorsementText } from '../../shared/signing/schemes.ts'
import type { Keyring } from './keyring.ts'
import { schemes } from './signing.ts'

/**
 * Whether it is the station that this laptop was enrolled at: it has the pinned key, or one that the pinned key speaks
 * for (the district changed its signing scheme), which is pinned from now on.
 * @throws ProblemError `station.other`
 */
export async function trustStation(
  keyring: Keyring,
  { certificateKey, endorsement }: Pick<SignInAnswer, 'certificateKey' | 'endorsement'>,
  address: string,
): Promise<void> {
  const pinned = keyring.station.certificateKey
  if (canonical(certificateKey) === canonical(pinned)) return
  const endorsed =
    endorsement && (await schemes.verify(pinned, endorsement.signature, endorsementText(certificateKey)))
  if (!endorsed) throw new ProblemError('station.other', { address })
  keyring.station.certificateKey = certificateKey
}

/** A new certificate is over the own key and signed by the pinned station. @throws ProblemError `certificate.not-of-station` */
export async function checkCertificate(
  certificate: Certificate,
  stationKey: PublicKey,
  ownKey: PublicKey,
): Promise<void> {
  const { signature, ...body } = certificate
  const holds = await schemes.verify(stationKey, signature, canonical(body))
  if (!holds || canonical(body.publicKey) !== canonical(ownKey))
    throw new ProblemError('certificate.not-of-station')
}
