import { FileStore } from '@tus/file-store'
import { Metadata, Server, type Upload } from '@tus/server'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Problem, problem } from '../../shared/protocol/problems.ts'
import { storedAccount } from '../accounts/accounts.ts'
import { sendProblem } from '../http/answers.ts'
import type { Station } from '../http/context.ts'
import { desktopOrigin } from '../http/cors.ts'
import { machineFailure } from '../http/machine-failure.ts'
import { sessionOf } from '../http/session.ts'
import { accessTo } from '../inspections/access.ts'
import { uploadsFolder } from './evidence-folder.ts'
import { finishUpload, isHeld } from './finish-upload.ts'

const uploadsPath = '/api/uploads'
/** Stands in the place of an upload's id when the station holds the file already. */
const heldName = /^held-([0-9a-f]{64})$/
/** An upload that nobody has finished for so long is deleted at the next start. */
const abandonedAfter = 30 * 86_400_000
const tusVersion = { 'tus-resumable': '1.0.0', 'cache-control': 'no-store' }

/**
 * Resumable uploads after the tus protocol. Metadata of an upload: `sha256` of the whole file, `inspectionId`, `name`.
 * A file that the station holds is answered as complete, without taking its bytes again.
 */
export function uploadRoutes(app: FastifyInstance, station: Station): void {
  const store = new FileStore({
    directory: uploadsFolder(station.folder),
    expirationPeriodInMilliseconds: abandonedAfter,
  })
  const tus = new Server({
    path: uploadsPath,
    datastore: store,
    relativeLocation: true,
    maxSize: station.evidenceLimit,
    allowedOrigins: [desktopOrigin],
    onUploadFinish: async (_request, upload) => {
      const found = await finish(station, upload)
      if (found) throw failure(found)
      return {}
    },
    onResponseError: (_request, error) => failure(problemOf(error, station.evidenceLimit)),
  })
  app.addHook('onReady', async () => {
    await tus.cleanUpExpiredUploads().catch((error: unknown) => console.error('uploads:', error))
  })
  /** Whether an upload is another's: it belongs to whoever sees the inspection that it was begun for. */
  const isForeign = async (request: FastifyRequest, upload: Upload | undefined): Promise<boolean> => {
    if (!upload) return false
    const stored = await storedAccount(station.database, sessionOf(request).account.id)
    return !(await accessTo(station.database, stored!, upload.metadata?.inspectionId ?? ''))
  }
  const begun = (name: string) =>
    heldName.test(name) ? undefined : store.getUpload(name).catch(() => undefined)
  const handOver = async (request: FastifyRequest, reply: FastifyReply) => {
    reply.hijack()
    // A hijacked answer has none of the headers that were set before.
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) reply.raw.setHeader(name, value)
    reply.raw.setHeader('content-type', 'application/json; charset=utf-8')
    reply.raw.setHeader('cache-control', 'no-store')
    await tus.handle(request.raw, reply.raw)
  }

  // The bytes of an upload are for the tus server, not for a parser.
  app.addContentTypeParser('application/offset+octet-stream', (_request, _payload, done) => done(null))

  app.post(uploadsPath, async (request, reply) => {
    const { account } = sessionOf(request)
    const metadata = readMetadata(request.headers['upload-metadata'])
    if (!metadata)
      return sendProblem(
        reply,
        problem('request.malformed', { field: 'Upload-Metadata', detail: '缺少 sha256 或 inspectionId' }),
      )
    const stored = await storedAccount(station.database, account.id)
    // A former officer still brings the files of what was parked.
    if (!(await accessTo(station.database, stored!, metadata.inspectionId)))
      return sendProblem(reply, problem('access.denied'))
    if (await isHeld(station.database, metadata.sha256))
      return reply
        .code(201)
        .headers({ ...tusVersion, location: `${uploadsPath}/held-${metadata.sha256}` })
        .send()
    return handOver(request, reply)
  })

  app.head(`${uploadsPath}/:name`, async (request, reply) => {
    const { name } = request.params as { name: string }
    const upload = await begun(name)
    if (await isForeign(request, upload)) return sendProblem(reply, problem('access.denied'))
    if (upload && upload.offset === upload.size) {
      // The station stopped after the last byte and before it had checked them.
      const found = await finish(station, upload)
      if (found) return sendProblem(reply, found)
      return heldAnswer(station, reply, upload.metadata?.sha256 ?? '')
    }
    const held = heldName.exec(name)?.[1]
    return held ? heldAnswer(station, reply, held) : handOver(request, reply)
  })

  app.patch(`${uploadsPath}/:name`, async (request, reply) => {
    const { name } = request.params as { name: string }
    if (await isForeign(request, await begun(name))) return sendProblem(reply, problem('access.denied'))
    const held = heldName.exec(name)?.[1]
    if (!held) return handOver(request, reply)
    const file = await isHeld(station.database, held)
    if (!file) return sendProblem(reply, problem('resource.missing', { what: '上传' }))
    return reply
      .code(204)
      .headers({ ...tusVersion, 'upload-offset': file.size })
      .send()
  })

  app.delete(`${uploadsPath}/:name`, async (request, reply) => {
    const { name } = request.params as { name: string }
    if (await isForeign(request, await begun(name))) return sendProblem(reply, problem('access.denied'))
    return handOver(request, reply)
  })
}

async function heldAnswer(station: Station, reply: FastifyReply, sha256: string): Promise<FastifyReply> {
  const file = await isHeld(station.database, sha256)
  if (!file) return sendProblem(reply, problem('resource.missing', { what: '上传' }))
  const headers = { ...tusVersion, 'upload-offset': file.size, 'upload-length': file.size }
  return reply.code(200).headers(headers).send()
}

/** Uploads that are being checked: a client that asks again meanwhile waits for the same check. */
const checking = new Map<string, Promise<Problem | undefined>>()

function finish(station: Station, upload: Upload): Promise<Problem | undefined> {
  const sha256 = upload.metadata?.sha256 ?? ''
  const running = checking.get(upload.id)
  if (running) return running
  const check = finishUpload(station, { id: upload.id, size: upload.size ?? 0, sha256, accountId: 'upload' })
  checking.set(upload.id, check)
  const done = () => checking.delete(upload.id)
  check.then(done, done)
  return check
}

function readMetadata(header: unknown): { sha256: string; inspectionId: string } | undefined {
  try {
    const { sha256, inspectionId } = Metadata.parse(typeof header === 'string' ? header : undefined)
    if (!sha256 || !/^[0-9a-f]{64}$/.test(sha256)) return undefined
    return inspectionId && !inspectionId.includes('\0') ? { sha256, inspectionId } : undefined
  } catch {
    return undefined
  }
}

function failure({ code, message, status }: Problem): { status_code: number; body: string } {
  return { status_code: status, body: JSON.stringify({ code, message, status }) }
}

/** The tus server's own errors in the words of the catalogue. */
function problemOf(error: Error | { status_code: number; body: string }, limit: number): Problem {
  if (!('status_code' in error)) {
    console.error('upload:', error)
    return machineFailure(error)
  }
  if (error.body.startsWith('{')) return JSON.parse(error.body) as Problem
  if (error.status_code === 413) {
    const size = `${Math.round(limit / 1024 / 1024)} MB`
    return { ...problem('upload.too-large', { size: '的大小', limit: size }) }
  }
  if (error.status_code === 404 || error.status_code === 410)
    return problem('resource.missing', { what: '上传' })
  const detail = error.body.trim()
  return { ...problem('request.malformed', { field: '上传', detail }), status: error.status_code }
}
