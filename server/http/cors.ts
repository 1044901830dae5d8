import type { FastifyInstance } from 'fastify'
import { protocolHeader } from '../../shared/protocol/http.ts'
import { pageProofHeader } from '../../shared/protocol/page-proof.ts'

/** Origin of the desktop app; a browser has the app from the station itself. */
export const desktopOrigin = 'app://suijian'

const uploadHeaders = [
  'Tus-Resumable',
  'Tus-Version',
  'Tus-Extension',
  'Tus-Max-Size',
  'Upload-Offset',
  'Upload-Length',
  'Upload-Metadata',
]
const requestHeaders = ['Authorization', 'Content-Type', 'Range', protocolHeader, ...uploadHeaders]
const answerHeaders = ['Location', 'Content-Range', 'Accept-Ranges', pageProofHeader, ...uploadHeaders]

/** Lets the desktop app, and no other origin, call the API. */
export function allowDesktop(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (request.headers.origin !== desktopOrigin) return
    const headers = {
      'access-control-allow-origin': desktopOrigin,
      'access-control-expose-headers': answerHeaders.join(', '),
      vary: 'Origin',
    }
    reply.headers(headers)
    if (request.method !== 'OPTIONS') return
    return reply
      .code(204)
      .headers({
        'access-control-allow-headers': requestHeaders.join(', '),
        'access-control-allow-methods': 'GET, HEAD, POST, PATCH, DELETE',
        // A page on another site can't reach a station on the own machine; the desktop app may.
        'access-control-allow-private-network': 'true',
        'access-control-max-age': '600',
      })
      .send()
  })
}
