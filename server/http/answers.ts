import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify'
import { ZodError, type z } from 'zod'
import { type Problem, ProblemError, problem } from '../../shared/protocol/problems.ts'
import { jsonLimit } from './limits.ts'
import { machineFailure } from './machine-failure.ts'
import { unstorable } from './unstorable.ts'

/** Sends a problem with its status; members beside those of a problem may come along. */
export function sendProblem(reply: FastifyReply, sent: Problem): FastifyReply {
  return reply.code(sent.status >= 400 ? sent.status : 500).send(sent)
}

/** Every error leaves as a problem of the catalogue; what the station itself did wrong is only logged. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | Error, request, reply) => {
    const known = problemOf(error)
    if (known.status >= 500) console.error(`${request.method} ${request.routeOptions.url}:`, error)
    return sendProblem(reply, known)
  })
}

function problemOf(error: FastifyError | Error): Problem {
  if (error instanceof ProblemError) return error.problem
  if (error instanceof ZodError) {
    const issue = error.issues[0]
    return problem('request.malformed', {
      field: issue?.path.join('.') || '内容',
      detail: issue?.message ?? '',
    })
  }
  const { code, statusCode } = error as FastifyError
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return problem('request.too-large', { limit: `${jsonLimit / 1024 / 1024} MB` })
  if (statusCode && statusCode >= 400 && statusCode < 500)
    return problem('request.malformed', { field: '内容', detail: '不是可以读的 JSON' })
  return machineFailure(error)
}

/**
 * Checks what came from outside, and that the station can keep its texts.
 * @throws ProblemError `request.malformed` naming the field
 */
export function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const detail = unstorable(value)
  if (detail) throw new ProblemError('request.malformed', { field: '内容', detail })
  return schema.parse(value)
}
