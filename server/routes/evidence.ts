import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { ProblemError } from '../../shared/protocol/problems.ts'
import { storedAccount } from '../accounts/accounts.ts'
import { scopesOfAccount } from '../accounts/scopes.ts'
import { evidencePath } from '../evidence/evidence-folder.ts'
import { parse } from '../http/answers.ts'
import type { Station } from '../http/context.ts'
import { sessionOf } from '../http/session.ts'
import { accessTo } from '../inspections/access.ts'
import { missingEvidence, missingFiles } from '../inspections/receipt.ts'

const hash = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) })
const query = z.object({ inspectionId: z.string().min(1).max(80) })

/** Evidence files, for accounts that see an inspection which names them. */
export function evidenceRoutes(app: FastifyInstance, station: Station): void {
  const { database, folder } = station

  app.get('/api/evidence/missing', async (request) => {
    const { inspectionId } = parse(query, request.query)
    const account = await storedAccount(database, sessionOf(request).account.id)
    if (!(await accessTo(database, account!, inspectionId))) throw new ProblemError('access.denied')
    return {
      missing: await missingEvidence(database, inspectionId),
      papers: await missingFiles(database, inspectionId, 'document'),
    }
  })

  app.get('/api/evidence/:sha256', async (request, reply) => {
    const { sha256 } = parse(hash, request.params)
    const account = await storedAccount(database, sessionOf(request).account.id)
    const seen = await database
      .selectFrom('inspection_files')
      .innerJoin('inspection_access', 'inspection_access.inspection_id', 'inspection_files.inspection_id')
      .select('inspection_files.sha256')
      .where('inspection_files.sha256', '=', sha256)
      .where('inspection_access.active', '=', true)
      .where('inspection_access.scope', 'in', scopesOfAccount(account!))
      .limit(1)
      .executeTakeFirst()
    if (!seen) throw new ProblemError('access.denied')
    const held = await database
      .selectFrom('blobs')
      .select('size')
      .where('sha256', '=', sha256)
      .executeTakeFirst()
    const path = evidencePath(folder, sha256)
    const file = held && (await stat(path).catch(() => undefined))
    if (!file) throw new ProblemError('resource.missing', { what: '证据文件' })
    reply.headers({ 'content-type': 'application/octet-stream', 'accept-ranges': 'bytes' })
    const range = readRange(request.headers.range, file.size)
    if (range === 'unsatisfiable')
      return reply
        .code(416)
        .headers({
          'content-range': `bytes */${file.size}`,
          'content-type': 'application/json; charset=utf-8',
        })
        .send(new ProblemError('request.malformed', { field: 'Range', detail: '超出文件末尾' }).problem)
    const { start, end } = range ?? { start: 0, end: file.size - 1 }
    if (range) reply.code(206).header('content-range', `bytes ${start}-${end}/${file.size}`)
    return reply.header('content-length', end - start + 1).send(createReadStream(path, { start, end }))
  })
}

/** One range of bytes; several, or another unit, are ignored as the standard allows. */
function readRange(
  header: string | undefined,
  size: number,
): { start: number; end: number } | 'unsatisfiable' | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (!match || (!match[1] && !match[2])) return undefined
  const start = match[1] ? Number(match[1]) : Math.max(0, size - Number(match[2]))
  const end = match[1] && match[2] ? Math.min(Number(match[2]), size - 1) : size - 1
  return start >= size || start > end ? 'unsatisfiable' : { start, end }
}
