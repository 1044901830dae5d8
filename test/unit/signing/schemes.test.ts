import { webcrypto } from 'node:crypto'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { sm2 as curve } from 'sm-crypto-v2'
import { describe, expect, it } from 'vitest'
import type { PublicKey } from '../../../shared/protocol/http.ts'
import { base64ToBytes, bytesToBase64, bytesToBase64Url } from '../../../shared/signing/base64.ts'
import { ecdsaP256 } from '../../../shared/signing/ecdsa-p256.ts'
import { type SigningScheme, schemeIds } from '../../../shared/signing/scheme.ts'
import { signingSchemes } from '../../../shared/signing/schemes.ts'
import { sm2 } from '../../../shared/signing/sm2.ts'

const { subtle } = webcrypto
const hex = (text: string) => text.replaceAll(' ', '').toLowerCase()

/** GB/T 32918.5—2017 annex A.2: digital signature on sm2p256v1. */
const published = {
  message: 'message digest',
  privateKey: hex('3945208F 7B2144B1 3F36E38A C6D39F95 88939369 2860B51A 42FB81EF 4DF7C5B8'),
  x: hex('09F9DF31 1E5421A1 50DD7D16 1E4BC5C6 72179FAD 1833FC07 6BB08FF3 56F35020'),
  y: hex('CCEA490C E26775A5 2DC6EA71 8CC1AA60 0AED05FB F35E084A 6632F607 2DA9AD13'),
  za: hex('B2E14C5C 79C6DF5B 85F4FE7E D8DB7A26 2B9DA7E0 7CCB0EA9 F4747B8C CDA8A4F3'),
  e: hex('F0B43E94 BA45ACCA ACE692ED 534382EB 17E6AB5A 19CE7B31 F4486FDF C0D28640'),
  k: hex('59276E27 D506861A 16680F3A D9C02DCC EF3CC1FA 3CDBE4CE 6D54B80D EAC1BC21'),
  x1: hex('04EBFC71 8E8D1798 62043226 8E77FEB6 415E2EDE 0E073C0F 4F640ECD 2E149A73'),
  r: hex('F5A03B06 48D2C463 0EEAC513 E1BB81A1 5944DA38 27D5B741 43AC7EAC EEE720B3'),
  s: hex('B1B6AA29 DF212FD8 763182BC 0D421CA1 BB9038FD 1F7F42D4 840B69C4 85BBC1AA'),
}

describe('SM3 (GB/T 32905—2016 annex A)', () => {
  it.each([
    ['abc', '66C7F0F4 62EEEDD9 D1F2D46B DC10E4E2 4167C487 5CF2F7A2 297DA02B 8F4BA8E0'],
    ['abcd'.repeat(16), 'DEBE9FF9 2275B8A1 38604889 C18E5A4D 6FDB70E5 387E5765 293DCBA3 9C0C5732'],
  ])('of %s', (text, digest) => expect(sm2.hash(text)).toBe(hex(digest)))
})

describe('SM2 (GB/T 32918.5—2017 annex A.2)', () => {
  const publicKey: PublicKey = {
    kty: 'EC',
    crv: 'SM2',
    x: bytesToBase64Url(hexToBytes(published.x)),
    y: bytesToBase64Url(hexToBytes(published.y)),
  }
  const point = `04${published.x}${published.y}`
  const signature = bytesToBase64(hexToBytes(published.r + published.s))

  it('uses the recommended curve: private key to public key, and ZA of it', () => {
    expect(curve.getPublicKeyFromPrivateKey(published.privateKey)).toBe(point)
    expect(bytesToHex(curve.getZ(point))).toBe(published.za)
    expect(curve.getHash(Buffer.from(published.message), point)).toBe(published.e)
  })

  it('gives the published signature for the published k', () => {
    const pointPool = [{ k: BigInt(`0x${published.k}`), x1: BigInt(`0x${published.x1}`) }]
    // x1 is that of the point k·G, as the standard prints it.
    expect(curve.getPublicKeyFromPrivateKey(published.k).slice(2, 66)).toBe(published.x1)
    const made = curve.doSignature(Buffer.from(published.message), published.privateKey, {
      hash: true,
      publicKey: point,
      pointPool,
    })
    expect(made).toBe(published.r + published.s)
  })

  it('verifies it, and nothing beside it', async () => {
    expect(await sm2.isKey(publicKey)).toBe(true)
    expect(await sm2.verify(publicKey, signature, published.message)).toBe(true)
    expect(await sm2.verify(publicKey, signature, 'message digesT')).toBe(false)
    const other = hexToBytes(published.r + published.s)
    for (let at = 0; at < other.length; at += 7) {
      const flipped = Uint8Array.from(other)
      flipped[at]! ^= 1
      expect(await sm2.verify(publicKey, bytesToBase64(flipped), published.message)).toBe(false)
    }
  })

  it('refuses r and s outside of 1 to n−1, and points that are not on the curve', async () => {
    const n = 'fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123'
    const zero = '0'.repeat(64)
    for (const [r, s] of [
      [zero, published.s],
      [published.r, zero],
      [n, published.s],
      [published.r, n],
      [published.r, published.s.slice(2)],
    ])
      expect(await sm2.verify(publicKey, bytesToBase64(hexToBytes(`${r}${s}`)), published.message)).toBe(
        false,
      )
    const off = { ...publicKey, y: publicKey.x }
    expect(await sm2.isKey(off)).toBe(false)
    expect(await sm2.verify(off, signature, published.message)).toBe(false)
    await expect(sm2.open(hexToBytes(zero))).rejects.toThrow(RangeError)
    await expect(sm2.open(hexToBytes(n))).rejects.toThrow(RangeError)
    await expect(sm2.open(new Uint8Array(31))).rejects.toThrow(RangeError)
  })
})

describe.each(schemeIds)('scheme %s', (id) => {
  const schemes = signingSchemes(subtle)
  const scheme: SigningScheme = schemes.byId(id)

  it('signs what it verifies, by the scheme that the key names', async () => {
    const { secret, publicKey } = await scheme.generate()
    const key = await scheme.open(secret)
    expect(schemes.of(publicKey).id).toBe(id)
    expect(await scheme.isKey(publicKey)).toBe(true)
    for (const text of ['', '检查记录', '{"a":1}']) {
      const signature = await key.sign(text)
      expect(base64ToBytes(signature)).toHaveLength(64)
      expect(await schemes.verify(publicKey, signature, text)).toBe(true)
      expect(await schemes.verify(publicKey, signature, `${text} `)).toBe(false)
    }
  })

  it('takes no signature of another key or under another scheme', async () => {
    const [one, other] = [await scheme.generate(), await scheme.generate()]
    const signature = await (await scheme.open(one.secret)).sign('文本')
    expect(await schemes.verify(other.publicKey, signature, '文本')).toBe(false)
    const crv = one.publicKey.crv === 'SM2' ? 'P-256' : 'SM2'
    expect(await schemes.verify({ ...one.publicKey, crv }, signature, '文本')).toBe(false)
    expect(await schemes.verify(one.publicKey, signature.slice(4), '文本')).toBe(false)
    expect(await schemes.verify(one.publicKey, '不是签名', '文本')).toBe(false)
  })

  it('opens a key that has no member but its scheme and its act of signing', async () => {
    const { secret } = await scheme.generate()
    const key = await scheme.open(secret)
    expect(Reflect.ownKeys(key).sort()).toEqual(['scheme', 'sign'])
    expect(Object.getPrototypeOf(key)).toBe(Object.prototype)
    expect(JSON.stringify(key)).toBe(JSON.stringify({ scheme: id }))
    expect(() => structuredClone(key)).toThrow()
  })
})

describe('an opened ECDSA key', () => {
  it('is one that the host refuses to export, in every form', async () => {
    const held: webcrypto.CryptoKey[] = []
    const watched = new Proxy(subtle, {
      get: (target, name: keyof typeof subtle) =>
        name === 'importKey'
          ? async (...given: Parameters<typeof subtle.importKey>) => {
              const key = await target.importKey(...given)
              held.push(key)
              return key
            }
          : (target[name] as (...given: unknown[]) => unknown).bind(target),
    })
    const scheme = ecdsaP256(watched)
    const { secret } = await scheme.generate()
    await (await scheme.open(secret)).sign('文本')
    expect(held).toHaveLength(1)
    expect(held[0]!.extractable).toBe(false)
    await expect(subtle.exportKey('jwk', held[0]!)).rejects.toThrow()
    for (const form of ['pkcs8', 'raw'] as const)
      await expect(subtle.exportKey(form, held[0]!)).rejects.toThrow()
  })
})

describe('base64', () => {
  it('is that of the platform, for every length', () => {
    for (let length = 0; length < 70; length++) {
      const bytes = webcrypto.getRandomValues(new Uint8Array(length))
      const text = Buffer.from(bytes).toString('base64')
      expect(bytesToBase64(bytes)).toBe(text)
      expect(base64ToBytes(text)).toEqual(bytes)
      expect(bytesToBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'))
      expect(base64ToBytes(bytesToBase64Url(bytes))).toEqual(bytes)
    }
    expect(() => base64ToBytes('ab!d')).toThrow(RangeError)
  })
})
