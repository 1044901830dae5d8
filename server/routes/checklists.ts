import type { FastifyInstance } from 'fastify'
import { type SavedChecklist, saveChecklistSchema } from '../../shared/protocol/checklists.ts'
import { audit } from '../accounts/audit.ts'
import { timestamp } from '../clock.ts'
import { parse } from '../http/answers.ts'
import type { Station } from '../http/context.ts'
import { adminOf } from '../http/session.ts'
import { saveChecklist } from '../inspections/save-checklist.ts'
import { write } from '../store/database.ts'

/** Checklists are data of the station: an admin writes a new version, dispatched records keep theirs (P3, J9). */
export function checklistRoutes(app: FastifyInstance, station: Station): void {
  const { database } = station
  app.post('/api/admin/checklists', async (request): Promise<SavedChecklist> => {
    const { account } = adminOf(request)
    const given = parse(saveChecklistSchema, request.body)
    return write(database, async (transaction) => {
      const checklist = await saveChecklist(transaction, given)
      await audit(transaction, {
        at: timestamp(station.clock),
        actorId: account.id,
        action: 'checklist.saved',
        subject: checklist.id,
        detail: { version: checklist.version, reason: given.reason },
      })
      return { checklist }
    })
  })
}
