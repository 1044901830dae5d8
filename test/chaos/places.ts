import { crashPoints as laptopPoints } from '../../renderer/store/crash-points.ts'
import { crashPoints } from '../../server/crash-points.ts'

/** Places at which the station is killed, in turn. */
export const stationPlaces: readonly string[] = crashPoints

const around = (...calls: string[]) => calls.flatMap((call) => [`${call}:begun`, `${call}:done`])
const transactions = (...tables: string[]) =>
  tables.flatMap((names) => [`transaction ${names}:begun`, `transaction ${names}:committed`])
const calls = (...names: string[]) =>
  names.flatMap((name) => [`fetch ${name}:begun`, `fetch ${name}:answered`])

/** Places at which a device is killed, in turn: the named crash points, and before and after each call to the machine, the database, the network. */
export const clientPlaces: readonly string[] = [
  ...laptopPoints,
  ...around('journal.append', 'journal.read', 'keyring.read', 'keyring.write'),
  ...around(
    'evidence.create',
    'evidence.write',
    'evidence.finish',
    'evidence.list',
    'evidence.size',
    'evidence.read',
  ),
  ...transactions(
    'inspections+meta+outbox+summaries',
    'inspections+meta+summaries',
    'inspections+summaries',
    'outbox',
    'meta+outbox',
    'meta',
    'evidence',
    'evidence+inspections+meta+outbox',
    'summaries',
    'reference',
    'documentNumbers',
  ),
  ...calls(
    'POST /api/sync/push',
    'GET /api/sync/pull',
    'GET /api/handshake',
    'GET /api/reference',
    'POST /api/sign-in',
    'POST /api/numbers',
    'GET /api/evidence/missing',
    'POST /api/uploads',
    'PATCH /api/uploads/:id',
  ),
]
