import type { Letter } from '../letter.ts'

/** A program that makes PDFs. What it can keep between papers it has prepared: the times are warm ones. */
export interface Contestant {
  readonly name: string
  /** One letter, one file. */
  one(letter: Letter): Promise<Uint8Array>
  /** All letters in one file, a page each. */
  batch(letters: readonly Letter[]): Promise<Uint8Array>
  close?(): Promise<void>
}

/** Page and sizes, the same for all, in points: A4 and the text block of GB/T 9704-2012. */
export const sheet = { width: 595.28, height: 841.89, left: 79.37, top: 104.88, measure: 442.2 } as const
export const sizes = { title: 22, body: 16, leading: 29.6 } as const

/** Both faces as bytes; every contestant sets the title in `title` and the rest in `body`. */
export interface BenchFaces {
  readonly body: Uint8Array
  readonly title: Uint8Array
}
