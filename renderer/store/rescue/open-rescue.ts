import { chinaClock, chinaDate } from '../../../shared/domain/china-time.ts'
import { ProblemError } from '../../../shared/protocol/problems.ts'
import { type RescueManifest, rescueFormat, rescueVersion } from '../../../shared/rescue/format.ts'
import type { Rescue, RescueSaved } from '../../app/rescue.ts'
import { type Host, HostError } from '../../host/host.ts'
import type { Enrolled, Keyring } from '../keyring.ts'
import { collectRescue, type RescueContent } from './collect-rescue.ts'
import { sealRescue } from './seal-rescue.ts'
import { writeRescue } from './write-rescue.ts'

/** What one ZIP without the 64-bit extension takes, with room for texts and directory. */
const largestPart = 3.8 * 1024 ** 3
const mostFiles = 19_000

/** Reads what can be rescued for an officer whose password has opened the data key. */
export async function openRescue(
  host: Host,
  keyring: Keyring,
  { account }: Enrolled,
  key: CryptoKey,
): Promise<Rescue> {
  const content = await collectRescue(host, key, account.id)
  let part = 1
  let rest = content.files
  return {
    commands: content.commands.length,
    records: content.records.length,
    drafts: content.drafts.length,
    draftsOfOthers: content.draftsOfOthers,
    files: content.files.length,
    bytes: bytesOf(content.files),
    problems: content.problems,
    save: async (onProgress, signal) => {
      const now = new Date().toISOString()
      const files = firstPart(rest)
      const left = rest.slice(files.length)
      const about: Omit<RescueManifest, 'members'> = {
        format: rescueFormat,
        version: rescueVersion,
        madeAt: now,
        madeBy: { id: account.id, name: account.name },
        deviceId: keyring.deviceId,
        station: { name: keyring.station.name, address: keyring.station.address },
        app: host.versions.app,
        part,
        last: left.length === 0,
        problems: [...content.problems],
      }
      const clock = chinaClock(now).replace(':', '')
      const name = `随检救援包_${account.name}_${chinaDate(now)}_${clock}${part > 1 ? `_第${part}部分` : ''}.zip`
      const total = bytesOf(files) + 1
      let read = 0
      const pieces = writeRescue(host, key, content, files, about, (bytes) => {
        read += bytes
        onProgress(Math.min(1, read / total))
      })
      const saved = await stream(host, name, sealRescue(pieces, about, keyring.station.recoveryKey), signal)
      if (saved === null) return null
      const done: RescueSaved = { name: saved, part, left: left.length, problems: about.problems }
      part += 1
      rest = left
      return done
    },
  }
}

/** @returns the name of the file, or null without one. @throws AbortError, ProblemError */
async function stream(
  host: Host,
  name: string,
  pieces: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<string | null> {
  const writer = await host.exports.create(name)
  if (!writer) return null
  try {
    for await (const bytes of pieces) {
      signal.throwIfAborted()
      await writer.write(bytes)
    }
    signal.throwIfAborted()
    return await writer.finish()
  } catch (error) {
    await writer.abort().catch(() => {})
    if (signal.aborted) throw signal.reason
    if (error instanceof HostError && error.code === 'disk-full') throw new ProblemError('rescue.disk-full')
    throw new ProblemError('rescue.failed', {
      detail: error instanceof Error ? error.message : String(error),
    })
  }
}

function firstPart(files: RescueContent['files']): RescueContent['files'] {
  let bytes = 0
  const end = files.findIndex(({ size }, index) => {
    bytes += size
    return index >= mostFiles || (bytes > largestPart && index > 0)
  })
  return end < 0 ? files : files.slice(0, end)
}

function bytesOf(files: RescueContent['files']): number {
  return files.reduce((sum, { size }) => sum + size, 0)
}
