import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { HostError } from '../../../renderer/host/host.ts'
import { makeDataKey } from '../../../renderer/store/crypto.ts'
import {
  type Keyring,
  noteSuccess,
  openKeys,
  readKeyring,
  wrapForAccount,
  writeKeyring,
} from '../../../renderer/store/keyring.ts'
import { schemes } from '../../../renderer/store/signing.ts'
import { openNodeHost } from '../../chaos/child/node-host.ts'
import { officerOf } from '../../tools/small-district.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'suijian-keyring-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const certificateKey = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } as const

describe('a keyring on a full disk', () => {
  it('opens with the right password, though that can not be noted', async () => {
    const host = await openNodeHost(folder, 'http://127.0.0.1:1')
    const { secret } = await schemes.byId('ECDSA-P256-SHA256').generate()
    const { id, name, certificateNumber, certificateValidUntil } = officerOf('jia')
    const keyring = {
      format: 1,
      deviceId: 'device',
      station: { address: 'http://127.0.0.1:1', name: '站点', certificateKey, recoveryKey: '' },
      escrow: '',
      accounts: [
        {
          account: {
            id,
            login: 'jia',
            name,
            role: 'inspector',
            stationId: 'station',
            stationName: '所',
            districtId: '350503',
            certificateNumber,
            certificateValidUntil,
          },
          certificate: {
            id: 'certificate',
            accountId: id,
            name,
            certificateNumber,
            deviceId: 'device',
            publicKey: certificateKey,
            validFrom: '2026-01-01T00:00:00.000Z',
            validUntil: '2027-01-01T00:00:00.000Z',
            signature: '',
          },
          ...(await wrapForAccount(host, 'password-jia', await makeDataKey(), secret)),
          failures: 2,
          lockedUntil: null,
          lastUsedAt: null,
        },
      ],
    } satisfies Keyring
    await writeKeyring(host, keyring)
    const full = { ...host, keyring: { ...host.keyring, write: async () => Promise.reject(diskFull) } }

    const read = (await readKeyring(full))!
    const [enrolled] = read.accounts
    expect(await openKeys(full, enrolled!, 'password-jia')).not.toBeNull()
    await noteSuccess(full, read, enrolled!, Date.now(), true)
    expect((await readKeyring(host))!.accounts[0]!.lastUsedAt).toBeNull()

    await noteSuccess(host, read, enrolled!, Date.now(), true)
    expect((await readKeyring(host))!.accounts[0]).toMatchObject({
      failures: 0,
      lastUsedAt: expect.any(String),
    })
  })
})

const diskFull = new HostError('disk-full', '磁盘已满')
