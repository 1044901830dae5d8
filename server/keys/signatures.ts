import { webcrypto } from 'node:crypto'
import { signingSchemes } from '../../shared/signing/schemes.ts'

/** The station's signing schemes. */
export const schemes = signingSchemes(webcrypto.subtle)

/** Whether a base64 signature of a key stands over a text, by the key's own scheme. What can't be read counts as no. */
export const signatureHolds = schemes.verify
