import { signingSchemes } from '../../shared/signing/schemes.ts'

/** The laptop's signing schemes. */
export const schemes = signingSchemes(crypto.subtle)
