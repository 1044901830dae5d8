/**
 * The layout blocks that a document is made of. They say what stands on the paper and which part it plays;
 * sizes, faces and distances belong to the typesetter alone.
 */

/** The typographic roles of GB/T 9704-2012. A font set gives each role a face. */
export type Slot = 'fangsong' | 'title' | 'heiti' | 'kaiti'

/** A stretch of text set in one role; without `slot` it takes the role of its block. */
export interface Run {
  readonly text: string
  readonly slot?: Slot
}

/** Text with line breaks (`\n`) kept as they are, or a sequence of runs. */
export type RichText = string | readonly Run[]

/** A short line to be filled in by hand: the label, then a rule up to the end of its share of the line. */
export interface BlankField {
  readonly label: string
  /** Text already known; it stands on the rule. */
  readonly value?: string
}

/** Named column grids of forms; `form-grids.ts` gives their widths in millimetres. */
export type FormGrid = 'label-value-pairs'

export interface TableCell {
  /** `label` is centred and kept on every page the row reaches; `value` starts at the left. */
  readonly role: 'label' | 'value'
  readonly text: RichText
  /** Number of grid columns covered; 1 unless told. */
  readonly span?: number
  /** At the bottom of the cell: place of the signature, in the right half, and the date under it. */
  readonly foot?: { readonly signature: string; readonly date: string }
}

export interface TableRow {
  readonly cells: readonly TableCell[]
  /** `opinion` rows leave room for handwriting above the foot. */
  readonly room?: 'line' | 'opinion'
}

export type Block =
  | { readonly kind: 'issuer'; readonly text: string }
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'addressee'; readonly text: RichText }
  /** First line indented by two characters; `head` is a level-one head that runs into the text. */
  | { readonly kind: 'paragraph'; readonly text: RichText; readonly head?: string }
  | { readonly kind: 'table'; readonly grid: FormGrid; readonly rows: readonly TableRow[] }
  /** One line over a table: text at the left, text at the right. */
  | { readonly kind: 'table-caption'; readonly left: string; readonly right: string }
  /** A boxed part kept on one page: a heading sentence and rows of fields to be filled in. */
  | {
      readonly kind: 'signatures'
      readonly head: RichText
      readonly rows: readonly (readonly BlankField[])[]
    }
  /** Issuing organ, place of the seal, date; centred on the date, kept together. */
  | { readonly kind: 'seal'; readonly organ: string; readonly place: string; readonly date: string }
  | { readonly kind: 'spacer'; readonly lines: number }
  | { readonly kind: 'note'; readonly text: RichText }

/** What a document hands to the typesetter. */
export interface PrintableDocument {
  /** Goes into the file's metadata as its title. */
  readonly title: string
  /** Document number, or null for a draft. */
  readonly number: string | null
  readonly organ: string
  /** Issue date, ISO `yyyy-mm-dd`; the only date that enters the file. */
  readonly issuedOn: string
  /** Kind and template version, such as `inspection-notice@1`. */
  readonly template: string
  /** Mark printed at the head of every page while the document has no number. */
  readonly mark?: string
  readonly blocks: readonly Block[]
}
