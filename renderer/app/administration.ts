import type { Checklist } from '../../shared/domain/checklist.ts'
import type { HolidayYear } from '../../shared/domain/holiday-notice.ts'
import type { ProfileDraft } from '../../shared/jurisdictions/profile.ts'
import type { EnrolledDevice, ReferenceHistory, SavedVersion } from '../../shared/protocol/administration.ts'
import type { RescueReport } from '../../shared/rescue/report.ts'

/** What an admin changes in the station's rules. All of it needs the network; every call throws a problem without it. */
export interface Administration {
  /** Saves the district's rules as the version after `basedOn`; this laptop has it when the promise resolves. */
  saveProfile(basedOn: number, profile: ProfileDraft, reason: string): Promise<SavedVersion>
  /** Adds or corrects a year of the holiday table. */
  saveHolidayYear(basedOn: number, table: HolidayYear): Promise<SavedVersion>
  /** Saves a checklist as the version after `basedOn`; records that are dispatched keep theirs (P3). */
  saveChecklist(basedOn: number, checklist: Omit<Checklist, 'version'>, reason: string): Promise<SavedVersion>
  /** Brings a rescue package to the station. @returns row by row what became of it */
  importRescue(file: Blob): Promise<RescueReport>
  /** Who saved which version, the newest first. */
  history(): Promise<ReferenceHistory>
  /** Every device on which somebody of the district is enrolled. */
  devices(): Promise<EnrolledDevice[]>
  /** Stops a device for good: it gets and sends nothing any more, and is wiped by its officer. */
  stopDevice(id: string, reason: string): Promise<void>
}
