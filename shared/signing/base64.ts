const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Base64 (RFC 4648 §4) of bytes. */
export function bytesToBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const group = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    const digits = [18, 12, 6, 0].map((shift) => alphabet[(group >> shift) & 63]!)
    const left = bytes.length - at
    text += left >= 3 ? digits.join('') : `${digits.slice(0, left + 1).join('')}${'='.repeat(3 - left)}`
  }
  return text
}

/** Base64url without padding (RFC 4648 §5), as keys stand in a JSON Web Key. */
export function bytesToBase64Url(bytes: Uint8Array): string {
  return bytesToBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** Bytes of base64 or base64url. @throws RangeError for any other character */
export function base64ToBytes(text: string): Uint8Array<ArrayBuffer> {
  const digits = text.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '')
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4))
  let group = 0
  let bits = 0
  let at = 0
  for (const digit of digits) {
    const value = alphabet.indexOf(digit)
    if (value < 0) throw new RangeError('base64: a character that is none of its digits')
    group = ((group << 6) | value) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[at++] = (group >> bits) & 0xff
  }
  return bytes
}
