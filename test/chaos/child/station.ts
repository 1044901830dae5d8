import { parseArgs } from 'node:util'
import { onCrashPoint } from '../../../server/crash-points.ts'
import { startStation } from '../../../server/station.ts'
import { canonicalHash } from '../../../shared/domain/canonical.ts'
import { currentBody } from '../../../shared/domain/current-body.ts'
import { chaosDistrict } from '../district.ts'
import type { StationQuestions } from '../messages.ts'
import { answerQuestions } from './answering.ts'
import { auditStation } from './station-audit.ts'
import { arm, places, step } from './steps.ts'

// The real station in a process of its own, on the district of the chaos runs, driven by its parent.
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    port: { type: 'string' },
    database: { type: 'string' },
    renderer: { type: 'string' },
    restored: { type: 'boolean', default: false },
    place: { type: 'string' },
    after: { type: 'string', default: '1' },
  },
})

onCrashPoint(step)
// Set before the start, so that it can be killed while it comes up.
if (values.place) arm(values.place, Number(values.after))

const { station, close } = await startStation({
  data: values.data!,
  port: Number(values.port),
  databaseUrl: values.database,
  renderer: values.renderer,
  restored: values.restored,
  district: chaosDistrict,
})
const { database } = station

answerQuestions<StationQuestions>({
  status: async () => {
    const rows = await database.selectFrom('inspections').select(['id', 'body']).execute()
    const { value } = await database.selectFrom('revision').select('value').executeTakeFirstOrThrow()
    const states = Object.fromEntries(rows.map(({ id, body }) => [id, canonicalHash(currentBody(body))]))
    return { states, rev: value, places: places() }
  },
  arm: ({ place, after }) => {
    arm(place, after)
    return null
  },
  audit: () => auditStation(station),
})
process.on('SIGTERM', () => void close().then(() => process.exit(0)))
process.send?.({ ready: true })
