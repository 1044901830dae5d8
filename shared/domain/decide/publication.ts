import type { CommandOf } from '../commands.ts'
import type { Inspection } from '../inspection.ts'
import { type DecideContext, type Decision, happened } from './context.ts'

/** The text to be published, with what must not be shown (P16). */
export function decidePublicationText(
  _state: Inspection,
  command: CommandOf<'preparePublication'>,
): Decision {
  return happened({
    type: 'publicationPrepared',
    publication: {
      ...command.payload,
      preparedBy: command.actorId,
      preparedAt: command.decidedAt.wall,
    },
  })
}

/** The act of 公示 on the district's platform (Q12, F16). */
export function decidePublication(
  _state: Inspection,
  command: CommandOf<'recordPublication'>,
  _context: DecideContext,
): Decision {
  return happened({
    type: 'published',
    ...command.payload,
    by: command.actorId,
    at: command.decidedAt.wall,
  })
}

/** 立卷归档 and handing over (F17). */
export function decideArchive(
  _state: Inspection,
  command: CommandOf<'archiveCase'>,
  _context: DecideContext,
): Decision {
  return happened({
    type: 'archived',
    archive: { ...command.payload, by: command.actorId, at: command.decidedAt.wall },
  })
}
