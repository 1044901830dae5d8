import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sealRescue } from '../../renderer/store/rescue/seal-rescue.ts'
import type { StationKeys } from '../../server/keys/station-keys.ts'
import { withOpenedPackage } from '../../server/rescue/open-package.ts'

/** A package sealed to a station's recovery key, as a laptop does it. @param content the package in clear */
export async function sealedPackage(content: Uint8Array, recoveryKey: string): Promise<Buffer<ArrayBuffer>> {
  const pieces: Uint8Array[] = []
  const clear = async function* () {
    yield content
  }
  const about = {
    madeAt: '2026-08-12T02:00:00.000Z',
    deviceId: 'device-1',
    station: { name: '第一市场监管所' },
    part: 1,
    last: true,
  }
  for await (const piece of sealRescue(clear(), about, recoveryKey)) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** The package in clear, as the station opens it. @throws ProblemError */
export async function openedPackage(
  keys: Pick<StationKeys, 'recoveryKey' | 'openEscrow'>,
  sealed: Uint8Array,
): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'suijian-opened-'))
  try {
    const path = join(folder, 'package')
    await writeFile(path, sealed)
    return await withOpenedPackage(keys, path, ({ size, read }) => read(0, size))
  } finally {
    await rm(folder, { recursive: true })
  }
}
