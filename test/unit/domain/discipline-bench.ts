import type { CommandPayload } from '../../../shared/domain/commands.ts'
import type { DecideContext } from '../../../shared/domain/decide/context.ts'
import type { Inspection, Officer } from '../../../shared/domain/inspection.ts'
import { at, Bench, dispatched, officer, people, reference } from './bench.ts'

export const shijiazhuang = reference.profiles.find(({ id }) => id === '130100')!

/** 公示信息 is 非现场优先 in 石家庄. */
export const publicInformation = ['annual-report-information', 'instant-information'] as const

/** A record of these matters; `departments` by checklist id makes it a joint one. */
export function ofMatters(
  ids: readonly string[],
  overrides: Partial<Inspection> = {},
  departments: Record<string, string> = {},
): Inspection {
  const plain = ids.map((id) => ({ id, version: 1 }))
  const state = dispatched(overrides)
  return {
    ...state,
    checklists: plain.map((entry) => {
      const department = departments[entry.id]
      return department ? { ...entry, department } : entry
    }),
    versions: { ...state.versions, checklists: plain, ...overrides.versions },
  }
}

/** A bench whose commands are decided by another profile than 丰泽's. */
export class DistrictBench extends Bench {
  readonly profile: DecideContext['profile']

  constructor(state: Inspection, profile: DecideContext['profile'] = shijiazhuang) {
    super(state)
    this.profile = profile
  }

  override context(by: Parameters<Bench['context']>[0], overrides: Partial<DecideContext> = {}) {
    return { ...super.context(by), profile: this.profile, ...overrides }
  }

  /** A 非现场 check of one matter. */
  offsite(checklistId: string, payload: Partial<CommandPayload<'recordMethod'>> = {}): this {
    return this.give(
      people.jia,
      'recordMethod',
      { ...byDocuments, checklistId, ...payload },
      { wall: at('09:20') },
    )
  }

  fillMatter(checklistId: string): this {
    const answerKeys = this.items()
      .filter(({ checklist }) => checklist.id === checklistId)
      .map(({ key }) => key)
    return this.give(people.jia, 'fillRemaining', { checklistId, answerKeys })
  }
}

export const byDocuments: CommandPayload<'recordMethod'> = {
  checklistId: 'annual-report-information',
  method: '书面检查',
  outcome: 'sufficient',
  reason: '核对公示系统与登记档案，各项一致。',
}

/** A record of 石家庄 with 公示信息 only, declared. */
export const offsiteRecord = (ids: readonly string[] = publicInformation) =>
  new DistrictBench(ofMatters(ids)).declared()

export const regulator = '市场监督管理局'
export const culture = '文化和旅游局'

const of = (who: Officer, department: string): Officer => ({ ...who, department })

/** Two departments in one visit: 登记事项 and 文物经营. */
export const joint = (officers = [of(officer(people.jia), regulator), of(officer(people.yi), culture)]) =>
  new Bench(
    ofMatters(
      ['registration', 'cultural-relics'],
      { officers },
      { registration: regulator, 'cultural-relics': culture },
    ),
  ).declared()

export const opinion: Omit<CommandPayload<'recordOpinion'>, 'evidenceId'> = {
  opinionId: 'opinion-1',
  kind: 'testing',
  body: '某某检测机构',
  entrustedBy: '丰泽区市场监督管理局',
  payer: 'entrusting-body',
  conclusion: '送检样品合格。',
}

export const obstruction: CommandPayload<'recordObstruction'> = {
  obstructionId: 'obstruction-1',
  kind: 'refused-materials',
  facts: '要求出示购销台账，当事人三次拒绝提供。',
  witnessName: '社区网格员',
}
