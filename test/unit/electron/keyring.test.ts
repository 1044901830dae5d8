import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { KeyringFile, type Keystore, protect, unprotect } from '../../../electron/keyring.ts'
import { readStationAddress, rememberStationAddress } from '../../../electron/station-address.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'suijian-keyring-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

it('the record is null at first, and replaced as a whole', async () => {
  const keyring = new KeyringFile(join(folder, 'store/keyring.bin'))
  expect(await keyring.read()).toBeNull()
  await Promise.all([keyring.write(new Uint8Array(5000).fill(1)), keyring.write(Uint8Array.of(2, 3))])
  expect(await keyring.read()).toEqual(Uint8Array.of(2, 3))
  expect(await readdir(join(folder, 'store'))).toEqual(['keyring.bin'])
})

it('a failed replacement leaves the record that was there', async () => {
  const path = join(folder, 'keyring.bin')
  const keyring = new KeyringFile(path)
  await keyring.write(Uint8Array.of(1))
  // A folder in the way of the temporary file refuses the write, for root too.
  await mkdir(`${path}.part`)
  await expect(keyring.write(Uint8Array.of(2))).rejects.toMatchObject({ code: 'write-failed' })
  expect(await keyring.read()).toEqual(Uint8Array.of(1))
})

/** A keystore that turns every bit, under the name of a real one. */
function turning(backend: string): Keystore {
  const turn = (bytes: Uint8Array) => bytes.map((byte) => byte ^ 0xff)
  return {
    backend: () => backend,
    encrypt: (text) => turn(new TextEncoder().encode(text)),
    decrypt: (bytes) => new TextDecoder('utf-8', { fatal: true }).decode(turn(bytes)),
  }
}

it('wraps and unwraps with the keystore, and refuses bytes of another one', () => {
  const bytes = Uint8Array.of(0, 1, 254, 255)
  const kept = protect(turning('dpapi'), bytes)
  expect(kept.backend).toBe('dpapi')
  expect(Buffer.from(kept.bytes).includes(Buffer.from(bytes))).toBe(false)
  expect(unprotect(turning('dpapi'), 'dpapi', kept.bytes)).toEqual(bytes)
  const changed = () => unprotect(turning('gnome_libsecret'), 'dpapi', kept.bytes)
  expect(changed).toThrow(expect.objectContaining({ code: 'keystore.changed' }))
  expect(() => unprotect(turning('none'), 'dpapi', kept.bytes)).toThrow(
    expect.objectContaining({ code: 'keystore.changed' }),
  )
  expect(() => unprotect(turning('dpapi'), 'dpapi', Uint8Array.of(1))).toThrow(
    expect.objectContaining({ code: 'keystore.changed' }),
  )
})

it('without a keystore the bytes pass through, and say so', () => {
  const kept = protect(turning('none'), Uint8Array.of(5))
  expect(kept).toEqual({ backend: 'none', bytes: Uint8Array.of(5) })
  expect(unprotect(turning('dpapi'), 'none', kept.bytes)).toEqual(Uint8Array.of(5))
})

it('the address of the station: given at start, then by the environment, then remembered, else null', async () => {
  const file = join(folder, 'station.json')
  expect(await readStationAddress(file, '', undefined)).toBeNull()
  await rememberStationAddress(file, 'https://station.example')
  expect(await readStationAddress(file, '', undefined)).toBe('https://station.example')
  expect(await readStationAddress(file, '', 'http://127.0.0.1:2')).toBe('http://127.0.0.1:2')
  expect(await readStationAddress(file, 'http://127.0.0.1:1', 'http://127.0.0.1:2')).toBe(
    'http://127.0.0.1:1',
  )
  expect(await readStationAddress(file, 'javascript:alert(1)', 'file:///etc')).toBe('https://station.example')
})
