import type { z } from 'zod'
import type { Checklist } from '../domain/checklist.ts'
import type { DocumentKindId } from '../domain/document-kinds.ts'
import type { Inspection } from '../domain/inspection.ts'
import type { ResultList } from '../domain/result-list.ts'
import type { Profile } from '../jurisdictions/profile.ts'
import type { PrintableDocument } from '../typesetting/blocks.ts'

/** What a paper is made from: the record and the data it is pinned to. */
export interface DocumentRecord {
  readonly inspection: Inspection
  readonly profile: Profile
  readonly checklists: readonly Checklist[]
  readonly resultList?: ResultList | undefined
}

/** What a paper needs beside record and choices. */
export interface PaperFacts {
  /** 文号; null prints a draft (kinds without a 文号 take no notice of it). */
  readonly number: string | null
  /** ISO date of issue; citations are those in force on it. */
  readonly issuedOn: string
  /** Set when this paper takes the place of an earlier one. */
  readonly edition?: {
    readonly version: number
    readonly replacedVersion: number
    readonly replacedOn: string
  }
}

/** What the officer sets on a paper beyond the record: texts, or lists of texts; dates are ISO. */
export type Choices = Readonly<Record<string, string | readonly string[]>>

/** One thing that the officer sets. The screen makes a field of it; the ledger keeps the value. */
export interface ChoiceField {
  readonly key: string
  /** Chinese name of the field. */
  readonly label: string
  readonly type: 'line' | 'text' | 'lines' | 'date' | 'select' | 'checks'
  /** For `select` and `checks`: what the record offers. */
  readonly options?: (record: DocumentRecord) => readonly { value: string; label: string }[]
  /** One sentence under the field, where it needs one. */
  readonly help?: string
  /** Longest text (each line of `lines`), in characters. */
  readonly longest: number
  readonly optional?: boolean
}

/** A kind of paper: what it needs, what the officer sets, how it is composed. */
export interface DocumentKind<Schema extends z.ZodType = z.ZodType> {
  readonly id: DocumentKindId
  /** Full title as it stands on the paper. */
  readonly title: string
  /** Raised whenever wording or order of the paper changes. */
  readonly templateVersion: number
  readonly input: Schema
  /** Composes the paper. Pure: the same input gives the same blocks. */
  readonly build: (input: z.infer<Schema>) => PrintableDocument
  readonly fields: readonly ChoiceField[]
  /** First values of the fields, from the record. */
  readonly propose: (record: DocumentRecord, issuedOn: string) => Choices
  /**
   * Input from the record; null while the record does not lead to this paper. Nothing is invented: what neither
   * record nor choices give stays empty, and the schema then names what is missing.
   * @param choices over those of `propose`
   */
  readonly fromRecord: (record: DocumentRecord, facts: PaperFacts, choices: Choices) => z.input<Schema> | null
  /** A paper over several records (批量审批表): its input from all of them. */
  readonly fromRecords?: (
    records: readonly DocumentRecord[],
    facts: PaperFacts,
    choices: Choices,
  ) => z.input<Schema> | null
}

/** Ties the parts of a kind together, so that its types are checked where it is written. */
export const documentKind = <Schema extends z.ZodType>(
  definition: DocumentKind<Schema>,
): DocumentKind<Schema> => definition

/** A chosen text; empty when it is not set. */
export function chosenText(choices: Choices, key: string): string {
  const value = choices[key]
  return typeof value === 'string' ? value.trim() : ''
}

/** A chosen list without its empty entries. */
export function chosenList(choices: Choices, key: string): string[] {
  const value = choices[key]
  return Array.isArray(value)
    ? value.map((entry: string) => entry.trim()).filter((entry) => entry !== '')
    : []
}
