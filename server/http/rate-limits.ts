import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import { ProblemError } from '../../shared/protocol/problems.ts'

/**
 * Sign-ins a minute from one address. A whole office may stand behind one address in the morning; guessing passwords
 * is held by the lock of each login, this holds trying many logins.
 */
export const signInsPerMinute = 240
/** Calls a minute of one session, or of one address without a session; a laptop's busiest round makes a few hundred. */
export const callsPerMinute = 3000

/** Holds back who asks too often, before anything is read or checked. */
export async function limitRates(app: FastifyInstance): Promise<void> {
  await app.register(rateLimit, {
    global: false,
    timeWindow: 60_000,
    max: (request) => (request.routeOptions.url === '/api/sign-in' ? signInsPerMinute : callsPerMinute),
    keyGenerator: (request) =>
      request.routeOptions.url === '/api/sign-in'
        ? `sign-in ${request.ip}`
        : (request.headers.authorization?.slice(0, 120) ?? request.ip),
    // Files of the renderer cost nothing and come in crowds.
    allowList: (request) => !request.url.startsWith('/api'),
    errorResponseBuilder: (_request, { ttl }) =>
      new ProblemError('rate.limited', { seconds: Math.max(1, Math.ceil(ttl / 1000)) }),
  })
  // A hook of the whole server, not of each route: those run after the check of the session.
  app.addHook('onRequest', app.rateLimit())
}
