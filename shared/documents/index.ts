import type { z } from 'zod'
import type { PrintableDocument } from '../typesetting/blocks.ts'
import {
  inspectionNotice,
  inspectionNoticeInput,
  inspectionNoticeTitle,
  inspectionNoticeVersion,
} from './inspection-notice.ts'
import { listingApprovalForm, listingApprovalTitle, listingApprovalVersion } from './listing-approval-form.ts'
import { listingApprovalInput } from './listing-approval-input.ts'

export type { EntityKind, OfficerInput } from './input-parts.ts'
export { type InspectionNoticeInput, inspectionNotice, inspectionNoticeInput } from './inspection-notice.ts'
export { listingApprovalForm } from './listing-approval-form.ts'
export { type ListingApprovalInput, listingApprovalInput } from './listing-approval-input.ts'

/** A kind of paper: its name, the version of its template, what it needs, how it is composed. */
export interface DocumentKind<Schema extends z.ZodType> {
  readonly title: string
  readonly templateVersion: number
  readonly input: Schema
  readonly build: (input: z.infer<Schema>) => PrintableDocument
}

/** Ties a template's schema and its function together. */
const kind = <Schema extends z.ZodType>(definition: DocumentKind<Schema>): DocumentKind<Schema> => definition

/** Every paper the app can print, by the kind named in the ledger of papers. */
export const documentKinds = {
  'inspection-notice': kind({
    title: inspectionNoticeTitle,
    templateVersion: inspectionNoticeVersion,
    input: inspectionNoticeInput,
    build: inspectionNotice,
  }),
  'listing-approval-form': kind({
    title: listingApprovalTitle,
    templateVersion: listingApprovalVersion,
    input: listingApprovalInput,
    build: listingApprovalForm,
  }),
} as const
export type DocumentKindName = keyof typeof documentKinds
