import type { CommandType } from '../../shared/domain/commands.ts'
import { type InspectionState, inspectionStateNames } from '../../shared/domain/inspection.ts'
import { findRule } from '../../shared/domain/rules.ts'
import { type Transition, transitionActorNames, transitions } from '../../shared/domain/transitions.ts'

/** What each command is called on the page. */
const commandNames: Record<CommandType, string> = {
  declareRecusal: '回避声明',
  issueDocument: '出具文书',
  voidDocument: '作废文书',
  recordNoticeDelivery: '登记送达',
  recordMailing: '登记邮寄',
  recordMailingOutcome: '登记退信或者签收',
  recordReminder: '列异提醒',
  recordArrival: '登记到场',
  recordMethod: '登记检查方式',
  recordStatusCheck: '核对存续状态',
  answerItem: '作答',
  fillRemaining: '其余全部符合',
  addEvidence: '添加证据',
  withdrawEvidence: '撤下证据',
  recordOpinion: '登记专业结论',
  recordObstruction: '记录不配合',
  conclude: '作结论',
  recordPartyStatement: '记录当事人意见',
  signOff: '检查人员签字',
  returnTask: '退回任务',
  applyPlanChange: '申请延期或者取消',
  decidePlanChange: '决定延期或者取消',
  reviewResult: '复核',
  amendFindings: '更正',
  recordReceipt: '受理',
  replaceOfficer: '重新抽取检查人员',
  reassignOfficers: '改派',
  cancelInspection: '取消',
  proposeListing: '报审批表',
  reviewListing: '审批',
  recordListingDecision: '作出列入决定',
  addProof: '添加处置材料',
  recordReinspection: '登记复查',
  recordTransfer: '登记移送',
  recordFeedback: '登记反馈',
  closeFollowUp: '办结后续处置',
  preparePublication: '拟定公示内容',
  recordPublication: '登记公示',
  archiveCase: '立卷归档',
  resolveConflict: '合并两台电脑的版本',
  resolveParked: '处理未受理的记录',
}

const states = Object.keys(inspectionStateNames) as InspectionState[]
const namesOf = (list: readonly InspectionState[]) =>
  list.map((state) => inspectionStateNames[state]).join('、')
const actorsOf = ({ actors }: Transition) => actors.map((actor) => transitionActorNames[actor]).join('、')
const moving = transitions.filter(({ moves }) => Object.keys(moves).length > 0)

/** One arrow per pair of states, with all commands that make it. */
function diagram(): string[] {
  const arrows = states.flatMap((from) =>
    states.flatMap((to) => {
      const commands = moving.filter(({ moves }) => moves[from]?.includes(to))
      if (commands.length === 0) return []
      return [
        `  ${idOf(from)} --> ${idOf(to)}: ${commands.map(({ command }) => commandNames[command]).join('、')}`,
      ]
    }),
  )
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...states.map((state) => `  state "${inspectionStateNames[state]}" as ${idOf(state)}`),
    `  [*] --> ${idOf('awaiting-recusal')}`,
    ...arrows,
    `  ${idOf('archived')} --> [*]`,
    `  ${idOf('cancelled')} --> [*]`,
    '```',
  ]
}

function idOf(state: InspectionState): string {
  return state.replaceAll('-', '_')
}

function moveRows(): string[] {
  return moving.flatMap((entry) =>
    Object.entries(entry.moves).map(
      ([from, to]) =>
        `| ${inspectionStateNames[from as InspectionState]} | ${commandNames[entry.command]} \`${entry.command}\` | ${namesOf(to)} | ${actorsOf(entry)} | ${entry.ruleId} |`,
    ),
  )
}

function stayRows(): string[] {
  return transitions
    .filter(({ stays }) => stays.length > 0)
    .map(
      (entry) =>
        `| ${commandNames[entry.command]} \`${entry.command}\` | ${namesOf(entry.stays)} | ${actorsOf(entry)} | ${entry.ruleId} |`,
    )
}

function ruleRows(): string[] {
  const ids = [...new Set(transitions.map(({ ruleId }) => ruleId))].sort()
  return ids.map((id) => `| ${id} | ${findRule(id)!.text} | ${findRule(id)!.source} |`)
}

/** The text of `docs/inspection-states.md`. */
export function inspectionStatesPage(): string {
  return [
    '# States of an inspection',
    '',
    'Written by `npm run states` from `shared/domain/transitions.ts`; a unit test compares that table with what `decide` and',
    '`apply` do on random commands, and this page with the table. Do not edit it by hand.',
    '',
    ...diagram(),
    '',
    '## Steps that change the state',
    '',
    '| from | command | to | who | rule |',
    '|---|---|---|---|---|',
    ...moveRows(),
    '',
    '## Commands that leave the state as it is',
    '',
    '| command | in | who | rule |',
    '|---|---|---|---|',
    ...stayRows(),
    '',
    '## Rules',
    '',
    '| id | text | source |',
    '|---|---|---|',
    ...ruleRows(),
    '',
  ].join('\n')
}
