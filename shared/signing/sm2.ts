import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { sm2 as curve, sm3 } from 'sm-crypto-v2'
import type { PublicKey } from '../protocol/http.ts'
import { base64ToBytes, bytesToBase64, bytesToBase64Url } from './base64.ts'
import type { SigningScheme } from './scheme.ts'

/** Order of the curve sm2p256v1 (GB/T 32918.5—2017). */
const order = BigInt('0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123')
/** 用户可辨别标识 where the signer has none of its own (GB/T 35276—2017 §10). */
const userId = '1234567812345678'
const hexScalar = /^[0-9a-f]{64}$/

/** The uncompressed point of a key, as the library reads it. @throws RangeError */
function pointOf({ crv, x, y }: PublicKey): string {
  const [left, right] = [x, y].map((coordinate) => bytesToHex(base64ToBytes(coordinate)))
  if (crv !== 'SM2' || !hexScalar.test(left!) || !hexScalar.test(right!))
    throw new RangeError('SM2: no public key of this curve')
  return `04${left}${right}`
}

function isScalar(hex: string): boolean {
  return hexScalar.test(hex) && BigInt(`0x${hex}`) > 0n && BigInt(`0x${hex}`) < order
}

/**
 * 国密: SM2 on sm2p256v1 with SM3 (GB/T 32918.2, GB/T 32905). No host has it built in: it is computed in the program,
 * so an opened private key lies in its memory and is guarded by the closure alone (docs/threat-model.md).
 */
export const sm2: SigningScheme = {
  id: 'SM2-SM3',
  curve: 'SM2',
  async generate() {
    const pair = curve.generateKeyPairHex()
    const point = hexToBytes(pair.publicKey.slice(2))
    const [x, y] = [point.subarray(0, 32), point.subarray(32)].map(bytesToBase64Url)
    return {
      secret: Uint8Array.from(hexToBytes(pair.privateKey)),
      publicKey: { kty: 'EC', crv: 'SM2', x: x!, y: y! },
    }
  },
  async open(secret) {
    const privateKey = bytesToHex(Uint8Array.from(secret))
    // n - 1 has no inverse of 1 + d (GB/T 32918.1 §6.1).
    if (!isScalar(privateKey) || BigInt(`0x${privateKey}`) === order - 1n)
      throw new RangeError('SM2: no private key of this curve')
    const publicKey = curve.getPublicKeyFromPrivateKey(privateKey)
    return {
      scheme: 'SM2-SM3',
      sign: async (text) => {
        const signature = curve.doSignature(utf8ToBytes(text), privateKey, { hash: true, publicKey, userId })
        return bytesToBase64(hexToBytes(signature))
      },
    }
  },
  async verify(publicKey, signature, text) {
    try {
      const point = pointOf(publicKey)
      const hex = bytesToHex(base64ToBytes(signature))
      // The library does not look at the ranges of r and s (GB/T 32918.2 §7.1, B1 and B2).
      if (hex.length !== 128 || !isScalar(hex.slice(0, 64)) || !isScalar(hex.slice(64))) return false
      return curve.doVerifySignature(utf8ToBytes(text), hex, point, { hash: true, userId })
    } catch {
      return false
    }
  },
  async isKey(publicKey) {
    try {
      return curve.verifyPublicKey(pointOf(publicKey))
    } catch {
      return false
    }
  },
  hash: (text) => sm3(utf8ToBytes(text)),
}
