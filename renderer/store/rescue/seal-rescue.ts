import { Zip, ZipPassThrough } from 'fflate'
import { canonical, sha256Hex } from '../../../shared/domain/canonical.ts'
import {
  envelopeFormat,
  envelopeVersion,
  type RescueEnvelope,
  rescueGuide,
  rescueKeyLabel,
  sealedNames,
} from '../../../shared/rescue/envelope.ts'
import { sealSegments, segmentBytes } from '../../../shared/rescue/sealed-segments.ts'
import { fromBase64, textBytes } from '../bytes.ts'
import { escrowDataKey, makeDataKey } from '../crypto.ts'

/**
 * Seals a package to the recovery key of its station, under a fresh key that leaves this function only wrapped; not
 * even this laptop can open it again. One segment is in memory at a time.
 * @param content the ZIP of `writeRescue`
 * @param recoveryKey base64 of its SPKI form, as pinned at enrolment
 */
export async function* sealRescue(
  content: AsyncIterable<Uint8Array>,
  about: Pick<RescueEnvelope, 'madeAt' | 'deviceId' | 'part' | 'last'> & { station: { name: string } },
  recoveryKey: string,
): AsyncGenerator<Uint8Array> {
  const key = await makeDataKey()
  const guide = rescueGuide(about.station.name)
  const envelope: RescueEnvelope = {
    format: envelopeFormat,
    version: envelopeVersion,
    madeAt: about.madeAt,
    deviceId: about.deviceId,
    station: { name: about.station.name },
    part: about.part,
    last: about.last,
    recoveryKeySha256: sha256Hex(fromBase64(recoveryKey)),
    contentKey: await escrowDataKey(key, recoveryKey, rescueKeyLabel),
    segmentBytes,
    guideSha256: sha256Hex(guide),
  }
  const bound = textBytes(canonical(envelope))
  const ready: Uint8Array[] = []
  const zip = new Zip((error, bytes) => {
    if (error) throw error
    ready.push(bytes)
  })
  const member = (name: string) => {
    const added = new ZipPassThrough(name)
    added.mtime = new Date(about.madeAt)
    zip.add(added)
    return added
  }
  member(sealedNames.guide).push(textBytes(guide), true)
  member(sealedNames.envelope).push(bound, true)
  const sealed = member(sealedNames.content)
  for await (const segment of sealSegments(crypto.subtle, key, bound, content)) {
    sealed.push(segment)
    yield* ready.splice(0)
  }
  sealed.push(new Uint8Array(0), true)
  zip.end()
  yield* ready.splice(0)
}
