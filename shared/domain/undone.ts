import type { Inspection } from './inspection.ts'
import { noProcess } from './process.ts'

/**
 * An inspection as it may have been dispatched: nothing done on it yet. For a log whose beginning was not kept; the
 * officers are those of today.
 */
export function undone(inspection: Inspection): Inspection {
  const {
    arrival: _arrival,
    conclusion: _conclusion,
    party: _party,
    listing: _listing,
    stationNote: _stationNote,
    receivedAt: _receivedAt,
    ...rest
  } = inspection
  return {
    ...rest,
    version: 0,
    state: 'awaiting-recusal',
    recusals: [],
    replacements: [],
    deliveries: [],
    mailings: [],
    reminders: [],
    methods: [],
    statusChecks: [],
    opinions: [],
    obstructions: [],
    answers: {},
    evidence: [],
    signatures: [],
    documents: [],
    handedOver: [],
    process: noProcess,
  }
}
