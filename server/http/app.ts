import Fastify, { type FastifyInstance } from 'fastify'
import { uploadRoutes } from '../evidence/uploads.ts'
import { adminRoutes } from '../routes/admin.ts'
import { bundleRoute } from '../routes/bundle.ts'
import { checklistRoutes } from '../routes/checklists.ts'
import { deviceRoutes } from '../routes/devices.ts'
import { enrolRoute } from '../routes/enrol.ts'
import { evidenceRoutes } from '../routes/evidence.ts'
import { figuresRoute } from '../routes/figures.ts'
import { historyRoute } from '../routes/history.ts'
import { importRoute } from '../routes/import.ts'
import { handshakeRoute, informationRoutes } from '../routes/information.ts'
import { numberRoutes } from '../routes/numbers.ts'
import { recoveryRoute } from '../routes/recovery.ts'
import { referenceRoutes } from '../routes/reference.ts'
import { rescueRoute } from '../routes/rescue.ts'
import { signInRoute } from '../routes/sign-in.ts'
import { syncRoutes } from '../routes/sync.ts'
import { answerErrors } from './answers.ts'
import type { Station } from './context.ts'
import { allowDesktop } from './cors.ts'
import { jsonLimit } from './limits.ts'
import { limitRates } from './rate-limits.ts'
import { secureAnswers, serveRenderer } from './renderer.ts'
import { checkProtocol, requireSession } from './session.ts'

/** The HTTP face of a station. @param tls PEM texts; without them it serves clear text */
export async function stationApp(
  station: Station,
  renderer: string,
  tls?: { certificate: string; key: string },
): Promise<FastifyInstance> {
  const app = Fastify({
    // A busy or old machine takes its time over the first start; giving up would leave the station closed.
    pluginTimeout: 0,
    bodyLimit: jsonLimit,
    forceCloseConnections: 'idle',
    exposeHeadRoutes: false,
    ...(tls ? { https: { cert: tls.certificate, key: tls.key, minVersion: 'TLSv1.2' as const } } : {}),
  }) as FastifyInstance
  answerErrors(app)
  secureAnswers(app)
  allowDesktop(app)
  await limitRates(app)
  checkProtocol(app)
  handshakeRoute(app, station)
  signInRoute(app, station)
  await app.register(async (behind) => {
    requireSession(behind, station)
    syncRoutes(behind, station)
    enrolRoute(behind, station)
    recoveryRoute(behind, station)
    informationRoutes(behind, station)
    numberRoutes(behind, station)
    evidenceRoutes(behind, station)
    uploadRoutes(behind, station)
    adminRoutes(behind, station)
    referenceRoutes(behind, station)
    importRoute(behind, station)
    rescueRoute(behind, station)
    figuresRoute(behind, station)
    checklistRoutes(behind, station)
    historyRoute(behind, station)
    bundleRoute(behind, station)
    deviceRoutes(behind, station)
  })
  await serveRenderer(app, renderer)
  return app
}
