import type { formGrids } from './form-grids.ts'

/**
 * The layout blocks that a document is made of. They say what stands on the paper and which part it plays;
 * sizes, faces and distances belong to the typesetter alone.
 */

/** The typographic roles of GB/T 9704-2012. A font set gives each role a face; `songti` sets page numbers. */
export type Slot = 'fangsong' | 'title' | 'heiti' | 'kaiti' | 'songti'

/**
 * The sheet a document is set on: `official` is the page of GB/T 9704-2012; `letter` its 信函 variant (organ at the
 * head, two double rules, first page without a number); `form` the same text block with the smaller text of forms;
 * `landscape` a form on A4 turned round.
 */
export type Sheet = 'official' | 'letter' | 'form' | 'landscape'

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
export type FormGrid = keyof typeof formGrids

export interface TableCell {
  /**
   * `label` is centred and kept on every page the row reaches; `value` starts at the left; `middle` is centred and
   * split like a value (ordinals, dates, yes and no).
   */
  readonly role: 'label' | 'value' | 'middle'
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
  /** `head` rows stand at the top of the table and again on every page it goes on; `section` rows divide it. */
  readonly part?: 'head' | 'section'
}

/** An image of a seal: PNG or JPEG bytes. Its size on paper is the typesetter's (a round seal of 42 mm). */
export interface SealImage {
  readonly bytes: Uint8Array
}

export type Block =
  | { readonly kind: 'issuer'; readonly text: string }
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'addressee'; readonly text: RichText }
  /** First line indented by two characters; `head` is a level-one head that runs into the text. */
  | { readonly kind: 'paragraph'; readonly text: RichText; readonly head?: string }
  /** A head on a line of its own: 一、黑体, （一）楷体, 1. and （1） in the face of the text. */
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly text: string }
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
  | {
      readonly kind: 'seal'
      readonly organ: string
      readonly place: string
      readonly date: string
      readonly image?: SealImage
    }
  /** 附件说明: two characters in, each entry numbered where there are several, lines after the first hanging. */
  | { readonly kind: 'attachments'; readonly items: readonly string[] }
  /** 版记 at the foot of the last page: what stands above and below its rules, such as 抄送 and 印发. */
  | { readonly kind: 'imprint'; readonly copies: string; readonly organ: string; readonly date: string }
  /** A label to cut out and stick on the envelope of a registered letter or EMS. Kept on one page. */
  | {
      readonly kind: 'address-label'
      /** Such as 挂号信 or EMS, and a note such as 专用信函. */
      readonly channel: string
      readonly recipient: readonly string[]
      readonly sender: readonly string[]
    }
  /** Big lines of a cover, centred, such as the organ's name over 行政检查案卷. */
  | { readonly kind: 'cover-title'; readonly text: string }
  | { readonly kind: 'new-page' }
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
  /** `official` unless told. */
  readonly sheet?: Sheet
  /** `none` for a cover, which is not counted among the pages of its file. */
  readonly pageNumbers?: 'none'
  /** Mark of a re-issued paper, small at the head of the first page, such as 第2版（替代2026年8月10日第1版）. */
  readonly edition?: string
  /** Mark printed at the head of every page while the document has no number. */
  readonly mark?: string
  readonly blocks: readonly Block[]
}
