import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { drawFaults, drawRecordSchema, sortPool } from '../../shared/domain/draw.ts'
import { authorizationHeader } from '../../shared/protocol/http.ts'

/**
 * `npm run draw -- --verify FILE` repeats the draws of a log and says whether they were made as committed.
 * `npm run draw -- --export INSPECTION_ID --station URL --token TOKEN` prints the log of an inspection.
 * Exit code 0: all draws hold; 1: one does not, or the file can't be read; 2: wrong use.
 */
const usage =
  '用法：npm run draw -- --verify 文件，或者 npm run draw -- --export 检查编号 --station 地址 --token 令牌'

const recordsSchema = z.union([drawRecordSchema, z.array(drawRecordSchema).min(1)])

async function verify(file: string): Promise<number> {
  let parsed: z.infer<typeof recordsSchema>
  try {
    parsed = recordsSchema.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch (error) {
    const reason = error instanceof z.ZodError ? (error.issues[0]?.message ?? '') : (error as Error).message
    console.error(`“${file}”不是能读的抽取记录：${reason}`)
    return 1
  }
  let failed = 0
  for (const record of [parsed].flat()) {
    const faults = drawFaults(record)
    const drawn = sortPool(record.pool).find(({ id }) => id === record.result)
    console.log(`抽取 ${record.drawId}（${record.purpose}，名单 ${record.pool.length} 人）`)
    if (faults.length === 0) console.log(`  复核一致：抽中 ${drawn?.name}（${drawn?.certificateNumber}）。`)
    for (const fault of faults) console.log(`  不一致：${fault}。`)
    if (faults.length > 0) failed += 1
  }
  return failed === 0 ? 0 : 1
}

async function exportLog(inspectionId: string, station: string, token: string): Promise<number> {
  const url = new URL(`/api/draws/${encodeURIComponent(inspectionId)}`, station)
  const answer = await fetch(url, { headers: { authorization: authorizationHeader(token) } })
  const body = (await answer.json()) as { message?: string }
  if (!answer.ok) {
    console.error(body.message)
    return 1
  }
  console.log(JSON.stringify(body, null, 2))
  return 0
}

const { values } = parseArgs({
  options: {
    verify: { type: 'string' },
    export: { type: 'string' },
    station: { type: 'string', default: 'http://127.0.0.1:7420' },
    token: { type: 'string', default: '' },
  },
})
if (values.verify) process.exitCode = await verify(values.verify)
else if (values.export) process.exitCode = await exportLog(values.export, values.station, values.token)
else {
  console.error(usage)
  process.exitCode = 2
}
