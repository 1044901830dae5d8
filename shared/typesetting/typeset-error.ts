/** Why a document can't be set. The host says it to the user in its own words. */
export type TypesetErrorCode = 'seal-not-an-image' | 'seal-too-large'

export class TypesetError extends Error {
  readonly code: TypesetErrorCode

  constructor(code: TypesetErrorCode, message: string) {
    super(message)
    this.name = 'TypesetError'
    this.code = code
  }
}
