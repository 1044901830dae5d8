import { evidencePath, hashFile } from '../../../server/evidence/evidence-folder.ts'
import type { Station } from '../../../server/http/context.ts'
import { readLog } from '../../../server/inspections/log.ts'
import { applyEvents } from '../../../shared/domain/apply.ts'
import { canonical } from '../../../shared/domain/canonical.ts'
import { currentBody } from '../../../shared/domain/current-body.ts'
import { filesOf, type Inspection } from '../../../shared/domain/inspection.ts'
import type { StationAudit } from '../messages.ts'
import { tokenOf } from '../oracle.ts'

/** Reads everything that the station holds; the log is checked link by link and replayed from each dispatch. */
export async function auditStation({ database, folder }: Station): Promise<StationAudit> {
  const commands = await database.selectFrom('commands').selectAll().execute()
  const chain = await database.selectFrom('chain').selectAll().orderBy('sequence').execute()
  const faults: string[] = []
  const badFiles: string[] = []
  const logged: { rev: number; commandId: string }[] = []
  let files = 0
  for (const { id, body } of await database.selectFrom('inspections').select(['id', 'body']).execute()) {
    let replayed: Inspection | undefined
    for (const { entry, intact } of await readLog(database, id)) {
      if (!intact) faults.push(`log entry ${entry.rev} of ${id} does not hang in the chain`)
      replayed = replayed ? applyEvents(replayed, entry.events) : entry.body
      if (entry.command) logged.push({ rev: entry.rev, commandId: entry.command.id })
    }
    const stored = currentBody(body)
    if (!replayed || canonical(replayed) !== canonical(stored)) faults.push(`${id} is not what its log says`)
    for (const { id: sha256 } of filesOf(stored)) {
      files += 1
      const hash = await hashFile(evidencePath(folder, sha256)).catch(() => 'missing')
      if (hash !== sha256) badFiles.push(`${sha256} of ${id}: ${hash === 'missing' ? hash : 'other bytes'}`)
    }
  }
  return {
    commands: commands.map((row) => ({
      commandId: row.command_id,
      deviceId: row.device_id,
      sequence: row.sequence,
      status: row.status,
      token: tokenOf((row.body as { command: unknown }).command) ?? null,
    })),
    chain: chain.map((row) => ({
      deviceId: row.device_id,
      sequence: row.sequence,
      hash: row.hash,
      commandId: row.command_id,
    })),
    log: logged.sort((a, b) => a.rev - b.rev).map(({ commandId }) => commandId),
    faults,
    badFiles,
    files,
  }
}
