import { type FollowUpPart, followUpOf } from '../../domain/follow-up.ts'
import type { Inspection } from '../../domain/inspection.ts'
import { dispositionNames } from '../../domain/inspection.ts'
import { followUpNames } from '../../domain/result-list.ts'
import { type CheckMethod, obstructionKindNames } from '../../domain/visit-facts.ts'
import type { DocumentRecord, PaperFacts } from '../document-kind.ts'
import { presentOfficers } from '../parts/attendance.ts'
import { checkedMatters } from '../parts/checked-matters.ts'
import { closed } from '../parts/findings-wording.ts'
import { paperOf } from '../parts/paper.ts'
import { subjectOf } from '../parts/record-parts.ts'
import { chineseDate, withoutEndMark } from '../parts/wording.ts'
import { type SpotCheckFormInput, spotCheckMethods } from './input.ts'

/** The 抽查情况记录表 of a record; null before the conclusion. */
export function spotCheckFormFrom(record: DocumentRecord, facts: PaperFacts): SpotCheckFormInput | null {
  const { inspection, profile } = record
  const { business, conclusion, obstructions, task } = inspection
  if (!conclusion) return null
  return {
    ...paperOf(profile, facts),
    task: { number: task.number, name: task.name },
    subject: {
      ...subjectOf(business),
      address: business.registeredAddress,
      representative: business.legalRepresentative.trim(),
      phone: business.phone.trim(),
      liaison: business.liaison.trim(),
      liaisonPhone: business.liaisonPhone.trim(),
    },
    matters: checkedMatters(record),
    furtherProblems: obstructions.map(
      ({ facts: what, kind }) => `${obstructionKindNames[kind]}：${closed(what)}`,
    ),
    methods: methodsOf(inspection),
    result: conclusion.resultText,
    grounds: {
      facts: conclusion.facts.trim(),
      qualification: conclusion.qualification.trim(),
      legalBasis: conclusion.legalBasis.trim(),
    },
    followUp: followUpIn(record),
    party: partyOf(inspection),
    officers: presentOfficers(inspection),
    review: reviewOf(inspection),
  }
}

/** How the form calls the ways of checking. 信息共享 rests on what other departments found. */
const formMethods: Readonly<Record<CheckMethod, (typeof spotCheckMethods)[number]>> = {
  现场检查: '实地检查',
  书面检查: '书面检查',
  信息共享: '行政部门检查结果或者专业意见',
  网络监测: '网络监测',
  视频检查: '视频检查',
}

function methodsOf({ arrival, methods, opinions }: Inspection): SpotCheckFormInput['methods'] {
  const used = new Set<string>(methods.map(({ method }) => formMethods[method]))
  if (arrival) used.add('实地检查')
  for (const { kind } of opinions)
    used.add(kind === 'testing' || kind === 'inspection' ? '检验检测' : '委托专业机构辅助')
  return spotCheckMethods.filter((method) => used.has(method))
}

/** Measures that the conclusion names and those that single answers demand beside it, with what is set for them. */
function followUpIn({ inspection, resultList }: DocumentRecord): SpotCheckFormInput['followUp'] {
  const conclusion = inspection.conclusion!
  const found = resultList ? followUpOf(inspection, resultList) : undefined
  const parts: Pick<FollowUpPart, 'kind' | 'due'>[] =
    found?.parts ??
    (conclusion.followUp === 'none' ? [] : [{ kind: conclusion.followUp, due: conclusion.followUpDue }])
  const corrected = Object.values(inspection.answers).some(
    ({ disposition }) => disposition === 'corrected-on-site',
  )
  const measures = [
    ...(corrected ? [dispositionNames['corrected-on-site']] : []),
    ...parts.map(({ kind, due }) => measure(inspection, kind, due)),
  ]
  return {
    measures: measures.length > 0 ? measures : [followUpNames.none],
    closedOn: found?.state === 'closed' ? (found.closedOn ?? null) : null,
    open: found !== undefined && found.state !== 'closed',
  }
}

function measure({ business, conclusion }: Inspection, kind: FollowUpPart['kind'], due?: string): string {
  const { followUp, followUpDue, receiver, reinspectOn } = conclusion!
  const own = followUp === kind
  const name =
    kind === 'listing' && business.kind === 'individual' ? '标记为经营异常状态' : followUpNames[kind]
  const details =
    kind === 'ordered-correction' && own
      ? [
          followUpDue ? `改正期限至${chineseDate(followUpDue)}` : '',
          reinspectOn ? `复查日期${chineseDate(reinspectOn)}` : '',
        ]
      : [due ? `期限至${chineseDate(due)}` : '', own && receiver ? `接收单位：${receiver}` : '']
  const set = details.filter((detail) => detail !== '')
  return set.length === 0 ? name : `${name}（${set.join('，')}）`
}

function partyOf({ party }: Inspection): SpotCheckFormInput['party'] {
  if (!party) return null
  const { mode, opinion, reason, recordedAt, signerName, witnessName } = party
  const witness = witnessName.trim() === '' ? '' : `见证人：${witnessName.trim()}。`
  return {
    opinion: opinion.trim(),
    signer: mode === 'signed' ? signerName.trim() : '',
    note:
      mode === 'signed'
        ? ''
        : `被检查人${mode === 'refused' ? '拒绝签字' : '不在场'}：${withoutEndMark(reason.trim())}。${witness}`,
    at: recordedAt,
  }
}

function reviewOf({ process: { review } }: Inspection): SpotCheckFormInput['review'] {
  if (!review) return null
  const opinion = review.opinion.trim()
  const words = review.decision === 'approve' ? '同意' : '退回'
  return {
    opinion: opinion === '' || opinion.startsWith(words) ? opinion || words : `${words}。${opinion}`,
    name: review.reviewerName,
    at: review.at,
  }
}
