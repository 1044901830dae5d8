import type { Inspection } from './inspection.ts'
import { noProcess } from './process.ts'

/** Members that inspections got after the first version of the station, with what stands for “none yet”. */
const laterMembers = {
  mailings: [],
  reminders: [],
  reviewRequired: false,
  methods: [],
  statusChecks: [],
  opinions: [],
  obstructions: [],
  process: noProcess,
} satisfies Partial<Inspection>

/** A stored body as this version of the core expects it: what an older version left out is there, empty. */
export function currentBody(stored: Inspection): Inspection {
  return { ...laterMembers, ...stored }
}
