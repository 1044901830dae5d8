import { commandLabel } from '../../shared/domain/command-label.ts'
import { commandSchema } from '../../shared/domain/commands.ts'
import { answerNames } from '../../shared/domain/inspection.ts'
import type { PushResult } from '../../shared/protocol/http.ts'
import { ProblemError } from '../../shared/protocol/problems.ts'
import type { RescueRow } from '../../shared/rescue/report.ts'
import type { Station } from '../http/context.ts'
import { pushOne } from '../push/push-one.ts'
import { type ReceivedEntry, readPush } from '../push/received-entry.ts'

/**
 * Takes the signed commands of a package one by one, in the order of their sequence, through the very path of a push.
 * What the station knows is said to be known; what it can't take does not stop the rest.
 */
export async function takeCommands(
  station: Station,
  lines: readonly string[],
  deviceId: string,
): Promise<RescueRow[]> {
  const rows: RescueRow[] = []
  for (const [index, line] of lines.entries()) rows.push(await takeLine(station, line, index, deviceId))
  return rows
}

async function takeLine(station: Station, line: string, index: number, deviceId: string): Promise<RescueRow> {
  let ref = `第 ${index + 1} 行`
  let label = ''
  const row = (outcome: RescueRow['outcome'], detail = ''): RescueRow => ({
    kind: 'command',
    ref,
    label,
    outcome,
    detail,
  })
  try {
    const [entry] = readPush({ deviceId, entries: [JSON.parse(line)] }).entries as [ReceivedEntry]
    ref = String(entry.sequence)
    label = labelOf(entry)
    const known = await knownResult(station, entry, deviceId)
    if (known) return row('known', detailOf(known))
    const result = await pushOne(station, entry, deviceId)
    if (result.status === 'accepted') return row('taken')
    return row(result.status, result.status === 'held' ? '前面有一条还没有处理。' : detailOf(result))
  } catch (error) {
    if (error instanceof ProblemError) return row('refused', error.problem.message)
    if (error instanceof SyntaxError) return row('refused', '这一行读不出。')
    const issue = (error as { issues?: { path: PropertyKey[] }[] }).issues?.[0]
    if (issue) return row('refused', `“${issue.path.map(String).join('.')}”不合格式。`)
    throw error
  }
}

/** The stored result of an entry that the station has exactly so. */
async function knownResult(
  { database }: Station,
  { commandId, hash }: ReceivedEntry,
  deviceId: string,
): Promise<PushResult | undefined> {
  const found = await database
    .selectFrom('commands')
    .innerJoin('chain', 'chain.command_id', 'commands.command_id')
    .select('commands.result')
    .where('commands.command_id', '=', commandId)
    .where('chain.device_id', '=', deviceId)
    .where('chain.hash', '=', hash)
    .executeTakeFirst()
  return found?.result
}

function detailOf({ status, refusal, problem }: PushResult): string {
  if (status === 'accepted') return ''
  return refusal ? `${refusal.title}。${refusal.happened}` : (problem?.message ?? '')
}

function labelOf({ command }: ReceivedEntry): string {
  const parsed = commandSchema.safeParse(command)
  if (!parsed.success) return command.type
  const { type } = parsed.data
  // Without its record an item has no title, and its key is no word for an admin.
  if (type === 'answerItem') return `检查项目：${answerNames[parsed.data.payload.result]}`
  return commandLabel(parsed.data, undefined, [])
}
