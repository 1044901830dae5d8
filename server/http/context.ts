import type { Clock } from '../clock.ts'
import type { StationKeys } from '../keys/station-keys.ts'
import type { GivenOut } from '../numbers/given-out.ts'
import type { Database } from '../store/database.ts'
import type { HighWater } from '../store/high-water.ts'

/** What every part of the running station shares. */
export interface Station {
  database: Database
  keys: StationKeys
  clock: Clock
  /** Remembers outside of the database how far it had come. */
  highWater: HighWater
  /** Remembers outside of the database which 文号 were given out. */
  givenOut: GivenOut
  /** Name shown to clients before they sign in. */
  name: string
  version: string
  /** Folder for uploads in progress and evidence. */
  folder: string
  /** Largest evidence file, bytes. */
  evidenceLimit: number
}
