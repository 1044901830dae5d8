import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Upload } from 'tus-js-client'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { authorizationHeader, protocolHeader } from '../../../shared/protocol/http.ts'
import { SmallDisk, whyNoSmallDisk } from '../../chaos/disk.ts'
import { sha256 } from '../../tools/bundle-tamper.ts'
import { passwordOf, smallDistrict, smallInspection } from '../../tools/small-district.ts'
import { startTestStation, type TestStation } from '../../tools/station.ts'
import { deviceOf, laptopOf } from './engines.ts'

// What the station takes in lies on a small disk of its own, which is really full.
const reason = whyNoSmallDisk()
let station: TestStation
let disk: SmallDisk
let uploads: string

beforeEach(async () => {
  if (reason) return
  station = await startTestStation({ district: smallDistrict([smallInspection(1)]) })
  uploads = join(station.folder, 'uploads')
  disk = SmallDisk.mount(uploads, 4)
  // What has arrived is renamed into its place: on one disk, as at a station.
  const evidence = join(station.folder, 'evidence')
  await rm(evidence, { recursive: true, force: true })
  await mkdir(join(uploads, 'evidence'))
  await symlink(join(uploads, 'evidence'), evidence)
})
afterEach(async () => {
  if (reason) return
  disk.unmount()
  await station.close()
})

it.skipIf(reason)(
  'says of a package that its disk is full, keeps nothing of it, and takes one later',
  async () => {
    const { token } = await deviceOf(station).enrol('admin', passwordOf('admin'))
    const bring = async () => {
      const answer = await fetch(new URL('/api/admin/rescue', station.url), {
        method: 'POST',
        headers: { authorization: authorizationHeader(token), 'content-type': 'application/zip' },
        body: randomBytes(300_000),
      })
      return [answer.status, ((await answer.json()) as { code: string }).code]
    }
    disk.fill()
    expect(await bring()).toEqual([507, 'server.disk-full'])
    disk.free()
    // Random bytes are no package: it was looked into this time.
    expect(await bring()).toEqual([400, 'rescue.unreadable'])
  },
)

it.skipIf(reason)('says the same of a file of evidence, which arrives once there is room', async () => {
  const { officers } = await laptopOf(station, 'jia')
  const bytes = randomBytes(1_500_000)
  const upload = () =>
    new Promise<string>((resolve) => {
      new Upload(bytes, {
        endpoint: `${station.url}/api/uploads`,
        retryDelays: null,
        headers: { authorization: authorizationHeader(officers[0].token), [protocolHeader]: '1' },
        metadata: { sha256: sha256(bytes), inspectionId: 'inspection-1', name: 'a' },
        onSuccess: () => resolve('arrived'),
        onError: (error) => resolve(error.message),
      }).start()
    })
  disk.fill()
  expect(await upload()).toContain('server.disk-full')
  disk.free()
  expect(await upload()).toBe('arrived')
})

it.skipIf(reason)(
  'clears away at its start what a killed one has left of packages, and nothing newer',
  async () => {
    const [old, newer] = ['package-old', 'package-new'].map((name) => join(uploads, name)) as [string, string]
    for (const path of [old, newer]) await writeFile(path, 'x')
    const before = new Date(Date.now() - 25 * 60 * 60_000)
    await utimes(old, before, before)
    await station.restart()
    expect([existsSync(old), existsSync(newer)]).toEqual([false, true])
    await rm(newer)
  },
)
