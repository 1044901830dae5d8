export type * from './blocks.ts'
export type { FontFile, FontSet } from './faces.ts'
export { TypesetError } from './typeset-error.ts'
export {
  type BatchOptions,
  type BatchResult,
  type SetLetter,
  type TypesetResult,
  Typesetter,
} from './typesetter.ts'
export { typesetterVersion } from './write-pdf.ts'
