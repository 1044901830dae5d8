import { z } from 'zod'
import { faceSources } from '../documents/official-faces.ts'
import { schemeIds } from '../signing/scheme.ts'

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

export const citationSchema = z.object({
  /** First day on which this wording is cited. */
  from: isoDate,
  text: z.string(),
  /** True while nobody has verified the article numbers ([BG]); the app then shows 待核. */
  background: z.boolean().default(false),
})

/**
 * The rules of one district as data. A record keeps the id and version it was made under, so an edited profile
 * never changes what an earlier inspection was held to.
 */
export const profileSchema = z.object({
  /** Administrative division, for example 350503. */
  id: z.string(),
  version: z.number().int().positive(),
  /** Short name, for example 丰泽区. */
  name: z.string(),
  /** 市场监督管理局 in full, as it stands on papers. */
  authority: z.string(),
  /** How the district calls the bureau above the 市场监管所: 区局, 县局 or 市局. Names the steps of the listing chain. */
  bureau: z.string().optional(),
  platform: z.string(),
  publishDeadline: z.object({
    count: z.number().int().positive(),
    unit: z.enum(['workday', 'calendar']),
    start: z.enum(['inspectionEnd', 'resultProduced']),
    ruleId: z.string(),
  }),
  /** National upper bound, shown where the district's own is shorter. */
  nationalPublishDeadline: z.object({
    count: z.number().int().positive(),
    unit: z.enum(['workday', 'calendar']),
    ruleId: z.string(),
  }),
  advanceNotice: z.object({
    mode: z.enum(['required', 'forbidden', 'optional']),
    methods: z.array(z.enum(['phone', 'mail', 'onSite'])),
    ruleId: z.string(),
  }),
  mailing: z.object({
    minimumDays: z.number().int().positive(),
    maximumDays: z.number().int().positive(),
    channels: z.array(z.string()),
    ruleId: z.string(),
  }),
  /** 列异提醒 before a listing for 无法联系 (F7). */
  preListingReminder: z.object({ required: z.boolean(), ruleId: z.string() }),
  approvalChain: z.array(z.enum(['stationHead', 'bureauReviewer', 'bureauApprover'])),
  /** 复核 inside the unit, by the head of the station, before a result counts as submitted (J11). */
  resultReview: z.object({ required: z.boolean(), ruleId: z.string() }),
  /** How matters are to be checked, by checklist id (J6: 非现场 first; F20: 现场 not to be replaced). */
  matterMode: z.object({
    onsiteRequired: z.array(z.string()),
    offsiteFirst: z.array(z.string()),
    ruleId: z.string(),
  }),
  /** Where results are published. */
  publicationPlatforms: z.array(z.string()).min(1),
  /** Dates of reports and of the end of the work: yearly ones have a month, monthly ones none. */
  reportSchedule: z.array(
    z.object({
      name: z.string(),
      month: z.number().int().min(1).max(12).nullable(),
      day: z.number().int().min(1).max(31),
      ruleId: z.string(),
    }),
  ),
  /** Shares in percent that the district has to reach, with their rule. */
  targets: z.array(z.object({ name: z.string(), percent: z.number().positive(), ruleId: z.string() })),
  resultList: z.object({ id: z.string(), version: z.number().int().positive() }),
  /** 文号 patterns by document kind; {year} and {number} are filled in. */
  numberPatterns: z.record(z.string(), z.string()),
  /** Legal sentences by key (basis of inspection, of listing per reason, remedies), each dated. */
  citations: z.record(z.string(), z.array(citationSchema)),
  /**
   * Sentences of papers in the district's own wording, by key (`correction-order.opening`), each dated; what is left
   * out has the standard wording of `shared/documents`. `{name}` stands for what the record gives.
   */
  phrases: z.record(z.string(), z.array(citationSchema)).optional(),
  /** Faces of papers: those that come with the app, or those of GB/T 9704 that the machine has installed. */
  officialFaces: z.enum(faceSources).optional(),
  /** Minutes without input after which a laptop locks itself; `usualLockMinutes` when left out. */
  lockAfterMinutes: z.number().int().min(1).max(30).optional(),
  /** Rules of the district's own plan that the product does not know, so that a deadline can name its source. */
  rules: z.array(z.object({ id: z.string(), text: z.string(), source: z.string() })).optional(),
  /** Signing schemes of the district, each from its date (ADR 0010); without one ECDSA P-256. */
  signing: z.array(z.object({ from: isoDate, scheme: z.enum(schemeIds) })).optional(),
  /** 监督电话 and contact of papers. */
  supervisionPhone: z.string(),
  /** Source of the profile: plan and date. */
  source: z.string(),
})
export type Profile = z.infer<typeof profileSchema>

/** Minutes without input after which a laptop locks itself, where the district says nothing else. */
export const usualLockMinutes = 10

/** A profile as an admin writes it: the station gives the version. */
export const profileDraftSchema = profileSchema.omit({ version: true })
export type ProfileDraft = z.infer<typeof profileDraftSchema>

/** The highest version of a district's profile; undefined for an unknown district. */
export function newestProfile(profiles: readonly Profile[], id: string): Profile | undefined {
  return profiles.filter((profile) => profile.id === id).sort((a, b) => b.version - a.version)[0]
}

/** The wording of a citation on an ISO date: the newest that is in force; undefined when there is none. */
export function citationOn(
  profile: Profile,
  key: string,
  date: string,
): z.infer<typeof citationSchema> | undefined {
  return profile.citations[key]
    ?.filter((citation) => citation.from <= date)
    .sort((a, b) => (a.from < b.from ? 1 : -1))[0]
}

/** A document number in the district's pattern, for example 泉丰市监检通〔2026〕117号. */
export function formatDocumentNumber(profile: Profile, kind: string, year: number, number: number): string {
  const pattern = profile.numberPatterns[kind]
  if (!pattern) throw new Error(`profile ${profile.id} has no number pattern for ${kind}`)
  return pattern.replace('{year}', String(year)).replace('{number}', String(number))
}
