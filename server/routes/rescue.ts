import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FastifyInstance } from 'fastify'
import { ProblemError } from '../../shared/protocol/problems.ts'
import { storedAccount } from '../accounts/accounts.ts'
import { uploadsFolder } from '../evidence/evidence-folder.ts'
import type { Station } from '../http/context.ts'
import { adminOf } from '../http/session.ts'
import { importRescue } from '../rescue/import-rescue.ts'

/** A ZIP without the 64-bit extension. */
const largestPackage = 4 * 1024 ** 3

const packagePrefix = 'package-'
/** ms; no import takes so long. */
const abandonedAfter = 24 * 60 * 60_000

/** 导入救援包: an admin brings the ZIP that a laptop has exported; the answer says row by row what became of it. */
export function rescueRoute(app: FastifyInstance, station: Station): void {
  // The package goes to the disk, not through a parser.
  app.addContentTypeParser('application/zip', { bodyLimit: largestPackage }, (_request, payload, done) =>
    done(null, payload),
  )
  app.addHook('onReady', () => removeLeftPackages(uploadsFolder(station.folder)))
  app.post('/api/admin/rescue', { bodyLimit: largestPackage }, async (request) => {
    const { account } = adminOf(request)
    const admin = (await storedAccount(station.database, account.id))!
    const body = request.body as Readable | undefined
    if (typeof body?.pipe !== 'function')
      throw new ProblemError('rescue.unreadable', { detail: '请求里没有 ZIP 文件' })
    const folder = uploadsFolder(station.folder)
    await mkdir(folder, { recursive: true })
    const path = join(folder, `${packagePrefix}${randomUUID()}`)
    try {
      await pipeline(body, bounded(largestPackage), createWriteStream(path))
      return await importRescue(station, path, admin)
    } finally {
      await rm(path, { force: true })
    }
  })
}

/** Packages that a station which was killed while it took them in has left; another process may be at a newer one. */
async function removeLeftPackages(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.startsWith(packagePrefix)) continue
    const path = join(folder, name)
    const left = await stat(path).catch(() => null)
    if (left && Date.now() - left.mtimeMs > abandonedAfter) await rm(path, { force: true })
  }
}

function bounded(limit: number): Transform {
  let bytes = 0
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      bytes += piece.length
      if (bytes > limit) done(new ProblemError('rescue.unreadable', { detail: '超过 4 GB' }))
      else done(null, piece)
    },
  })
}
