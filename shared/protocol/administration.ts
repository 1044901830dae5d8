import { z } from 'zod'
import { holidayYearSchema } from '../domain/holiday-notice.ts'
import { profileSchema } from '../jurisdictions/profile.ts'
import { schemeIds } from '../signing/scheme.ts'
import { roleSchema } from './http.ts'

/** POST /api/admin/profiles: a district's own admin saves the next version of its rules. */
export const saveProfileSchema = z.object({
  /** The version that the admin saw; another one saved meanwhile is not overwritten. */
  basedOn: z.number().int().nonnegative(),
  /** Whole profile without `version`; checked with `districtProblems`. */
  profile: z.unknown(),
  reason: z.string().trim().min(1, '请写明修改理由').max(500),
})
export const savedVersionSchema = z.object({ id: z.string(), version: z.number().int().positive() })
export type SavedVersion = z.infer<typeof savedVersionSchema>

/** POST /api/admin/calendars: one year of the holiday table. */
export const saveCalendarSchema = z.object({ basedOn: z.number().int().positive(), table: holidayYearSchema })

/** GET /api/admin/reference-history: who saved which version, the newest first. */
export const referenceHistorySchema = z.array(
  z.object({
    kind: z.enum(['profile', 'calendar']),
    id: z.string(),
    version: z.number().int(),
    /** ISO timestamp of the station. */
    at: z.string(),
    by: z.string(),
    reason: z.string(),
    changes: z.array(
      z.object({
        group: z.string(),
        label: z.string(),
        before: z.string().nullable(),
        after: z.string().nullable(),
      }),
    ),
  }),
)
export type ReferenceHistory = z.infer<typeof referenceHistorySchema>

/** GET /api/admin/devices: every device on which somebody of the district is enrolled, the oldest first. */
export const enrolledDevicesSchema = z.array(
  z.object({
    id: z.string(),
    /** What kind of app it runs, as it said at enrolment. */
    name: z.string(),
    /** ISO timestamps of the station, like all below. */
    enrolledAt: z.string(),
    officers: z.array(z.string()).min(1),
    /** The one that asks. */
    own: z.boolean(),
    /** Scheme of its newest signing key. */
    scheme: z.enum(schemeIds),
    /** When it brought commands last. */
    lastPushAt: z.string().nullable(),
    /** End of the newest sign-in that is still good; null when there is none. */
    sessionUntil: z.string().nullable(),
    stoppedAt: z.string().nullable(),
    /** Who stopped it, as the audit log has it. */
    stop: z.object({ by: z.string(), reason: z.string() }).nullable(),
  }),
)
export type EnrolledDevice = z.infer<typeof enrolledDevicesSchema>[number]

/**
 * A district that is added to a station: `npm run station -- --add-district FILE`. Its rules, its units and its
 * accounts; no code.
 */
export const newDistrictSchema = z.object({
  profile: profileSchema.omit({ version: true }),
  stations: z
    .array(z.object({ id: z.string().min(1).max(80), name: z.string().trim().min(1).max(200) }))
    .min(1),
  accounts: z
    .array(
      z.object({
        login: z.string().trim().min(1).max(80),
        name: z.string().trim().min(1).max(200),
        role: roleSchema,
        /** Id of one of the stations. */
        stationId: z.string(),
        /** First password; everybody changes it through the admin. */
        password: z.string().min(8, '密码至少 8 位').max(200),
        certificateNumber: z.string().max(80).default(''),
        /** ISO date; empty without a 执法证. */
        certificateValidUntil: z
          .string()
          .regex(/^(\d{4}-\d{2}-\d{2})?$/)
          .default(''),
      }),
    )
    .min(1),
})
export type NewDistrict = z.infer<typeof newDistrictSchema>
