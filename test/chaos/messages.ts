import type { SyncStatus } from '../../renderer/app/workspace.ts'

/** What a device's process is asked for; every question is answered, unless the process is killed before. */
export interface DeviceQuestions {
  /** First sign-in on this device: enrols account and device. */
  enrol: { question: { login: string; password: string }; answer: { accountId: string } }
  /** Opens the store; `copy` names a kept older database to start from. */
  unlock: {
    question: { accountId: string; password: string; life: string; seed: string; copy: string | null }
    answer: null
  }
  /** Acts until told otherwise, or killed. Answers at once. */
  work: { question: null; answer: null }
  /** Stops acting; answers when the last act is over. */
  rest: { question: null; answer: null }
  /** Resolves everything that is parked on the device; answers how many inspections that were. */
  resolve: { question: null; answer: number }
  /** The process kills itself the `after`th time that it comes past a place (`steps.ts`). */
  arm: { question: { place: string; after: number }; answer: null }
  /** Sets the device's clock wrong by so many milliseconds. */
  clock: { question: number; answer: null }
  /** Keeps a copy of the database as it is now. */
  copy: { question: string; answer: null }
  status: { question: null; answer: DeviceStatus }
  /** Everything that the device holds, for the checks. */
  audit: { question: null; answer: DeviceAudit }
}

export interface DeviceStatus {
  sync: SyncStatus
  /** Inspections with commands that are parked or held. */
  stuck: string[]
  /** Commands that are on their way to the station for reference only. */
  sending: number
  /** Commands that the station has not answered. */
  queued: number
  /** State hash of each inspection, by id. */
  states: Record<string, string>
  counts: { saved: number; refused: number; failed: number }
  places: Record<string, number>
  /** Bytes of a torn journal tail that were cut at the start of this life. */
  tornBytes: number
}

export interface DeviceAudit {
  deviceId: string
  /** The whole journal, read again from the start with every link checked. */
  journal: { sequence: number; hash: string; commandId: string; token: string | null; type: string }[]
  outbox: { commandId: string; status: string; reason: string | null }[]
  /** Evidence that does not open or does not have its hash. */
  damaged: string[]
}

export interface StationQuestions {
  /** State hash of each inspection, by id, and the last rev. */
  status: {
    question: null
    answer: { states: Record<string, string>; rev: number; places: Record<string, number> }
  }
  arm: { question: { place: string; after: number }; answer: null }
  audit: { question: null; answer: StationAudit }
}

export interface StationAudit {
  commands: { commandId: string; deviceId: string; sequence: number; status: string; token: string | null }[]
  /** Links of the devices' chains. */
  chain: { deviceId: string; sequence: number; hash: string; commandId: string }[]
  /** Command ids in the station's log, in `rev` order. */
  log: string[]
  /** What is wrong with the log: a broken link, an inspection that is not what its log says. */
  faults: string[]
  /** Evidence that an inspection names and that is not held, or does not have its hash. */
  badFiles: string[]
  files: number
}
