import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { HostError } from '../../../renderer/host/host.ts'
import { makeDataKey } from '../../../renderer/store/crypto.ts'
import {
  type Keyring,
  noteSuccess,
  readKeyring,
  tryKeys,
  wrapForAccount,
  writeKeyring,
} from '../../../renderer/store/keyring.ts'
import { schemes } from '../../../renderer/store/signing.ts'
import { type NodeHost, openNodeHost } from '../../chaos/child/node-host.ts'
import { officerOf } from '../../tools/small-district.ts'

let folder: string
let host: NodeHost
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'suijian-keyring-'))
})
afterEach(async () => {
  await host.close()
  await rm(folder, { recursive: true, force: true })
})

const certificateKey = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } as const

async function enrolledLaptop() {
  host = await openNodeHost(folder, 'http://127.0.0.1:1')
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
  return host
}

describe('a keyring on a full disk', () => {
  it('opens with the right password, though that can not be noted', async () => {
    const host = await enrolledLaptop()
    const full = { ...host, keyring: { ...host.keyring, write: async () => Promise.reject(diskFull) } }

    const read = (await readKeyring(full))!
    const [enrolled] = read.accounts
    expect(await tryKeys(full, read, enrolled!, 'password-jia', Date.now())).not.toBeNull()
    await noteSuccess(full, read, enrolled!, Date.now(), true)
    expect((await readKeyring(host))!.accounts[0]!.lastUsedAt).toBeNull()

    await noteSuccess(host, read, enrolled!, Date.now(), true)
    expect((await readKeyring(host))!.accounts[0]).toMatchObject({
      failures: 0,
      lastUsedAt: expect.any(String),
    })
  })
})

describe('a try of a password', () => {
  it('is on the disk before the password is checked, so that ending the app saves none', async () => {
    const host = await enrolledLaptop()
    let onDisk: number | undefined
    const watched = {
      ...host,
      keyring: {
        ...host.keyring,
        unprotect: async (backend: string, bytes: Uint8Array<ArrayBuffer>) => {
          onDisk = (await readKeyring(host))!.accounts[0]!.failures
          return host.keyring.unprotect(backend, bytes)
        },
      },
    }
    const read = (await readKeyring(host))!
    expect(await tryKeys(watched, read, read.accounts[0]!, 'wrong', Date.now())).toBeNull()
    expect(onDisk).toBe(3)
    const again = (await readKeyring(host))!
    expect(await tryKeys(host, again, again.accounts[0]!, 'wrong', Date.now())).toBeNull()
    const fifth = (await readKeyring(host))!
    expect(await tryKeys(host, fifth, fifth.accounts[0]!, 'wrong', Date.now())).toBeNull()
    const locked = (await readKeyring(host))!
    await expect(
      tryKeys(host, locked, locked.accounts[0]!, 'password-jia', Date.now()),
    ).rejects.toMatchObject({
      problem: { code: 'unlock.locked' },
    })
  })

  it('is none when the machine fails to answer', async () => {
    const host = await enrolledLaptop()
    const failing = {
      ...host,
      keyring: { ...host.keyring, unprotect: async () => Promise.reject(new Error('keystore')) },
    }
    const read = (await readKeyring(host))!
    await expect(tryKeys(failing, read, read.accounts[0]!, 'password-jia', Date.now())).rejects.toThrow(
      'keystore',
    )
    expect((await readKeyring(host))!.accounts[0]!.failures).toBe(2)
  })
})

const diskFull = new HostError('disk-full', '磁盘已满')
