import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { problem } from '../../shared/protocol/problems.ts'
import { sendProblem } from './answers.ts'

/** The desktop's policy, but calls go to the station only. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self' blob:",
  "worker-src 'self' blob:",
  "frame-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ')

const securityHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(self), microphone=(), geolocation=(), usb=(), serial=()',
}

/** Headers of every answer; answers of the API are kept by no cache. */
export function secureAnswers(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(securityHeaders)
    if (request.url.startsWith('/api')) reply.header('cache-control', 'no-store')
  })
}

/**
 * Serves the built renderer to browsers: files as they are, any other address as its first page.
 * @param folder absolute, or relative to the working folder
 */
export async function serveRenderer(app: FastifyInstance, folder: string): Promise<void> {
  const root = resolve(folder)
  const built = existsSync(join(root, 'index.html'))
  if (built)
    await app.register(fastifyStatic, {
      root,
      wildcard: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        // Names under assets/ carry a hash of their content; everything else is asked for anew.
        const hashed = path.startsWith(join(root, 'assets'))
        reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
        reply.header('service-worker-allowed', '/')
      },
    })
  app.setNotFoundHandler((request, reply) => {
    const page = ['GET', 'HEAD'].includes(request.method) && !request.url.startsWith('/api')
    // A missing file is missing; only addresses of screens lead to the first page.
    const file = /\.\w+$/.test(request.url.split('?')[0]!)
    if (built && page && !file) return reply.sendFile('index.html')
    return sendProblem(reply, problem('resource.missing', { what: request.url.split('?')[0]!.slice(0, 200) }))
  })
}
