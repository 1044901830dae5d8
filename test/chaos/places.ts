import { crashPoints } from '../../server/crash-points.ts'

/** Places at which the station is killed, in turn. */
export const stationPlaces: readonly string[] = crashPoints

/** Places at which a device is killed, in turn: around each call to the machine, the database and the network. */
export const clientPlaces: readonly string[] = ['journal.append:begun', 'journal.append:done']
