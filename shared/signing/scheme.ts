import type { PublicKey } from '../protocol/http.ts'

export const schemeIds = ['ECDSA-P256-SHA256', 'SM2-SM3'] as const
export type SchemeId = (typeof schemeIds)[number]

/**
 * A way to sign (ADR 0010). Both schemes have the same outward forms, so that whatever carries keys and signatures does
 * not care which one it is: public keys are JSON Web Keys whose curve names the scheme, signatures are base64 of the
 * raw r‖s (64 bytes), and what is signed is the UTF-8 bytes of a text.
 */
export interface SigningScheme {
  readonly id: SchemeId
  /** Curve of its keys in a JSON Web Key. */
  readonly curve: PublicKey['crv']
  /** Makes a key pair. `secret` is the private key's own form, for sealing only. */
  generate(): Promise<{ secret: Uint8Array<ArrayBuffer>; publicKey: PublicKey }>
  /** Opens a private key for signing; nothing gives its bytes back. @throws when they are no private key of the scheme */
  open(secret: Uint8Array): Promise<SigningKey>
  /** Whether a signature of a key stands over a text. A key or signature that can't be read counts as no. */
  verify(publicKey: PublicKey, signature: string, text: string): Promise<boolean>
  /** Whether a public key is a point of the curve. */
  isKey(publicKey: PublicKey): Promise<boolean>
  /** Digest of the UTF-8 bytes of a text that the scheme signs with, in lower-case hexadecimal. */
  hash(text: string): string
}

/** An opened private key: it signs and says nothing of itself. */
export interface SigningKey {
  readonly scheme: SchemeId
  /** Base64 of the raw (r‖s) signature over the UTF-8 bytes of a text. */
  sign(text: string): Promise<string>
}
