import type { RefusalTexts } from './refusal-texts.ts'

/** Refusals about tasks: return, postponement, cancellation (Z7, Z11). */
export const taskRefusals = {
  'task.returned': {
    title: '任务已经退回，等待改派',
    happened: '{name}退回了这项任务：{reason}。',
    remedy: '由站点改派检查人员；改派后记录重新打开。',
    ruleId: 'Z11',
  },
  'task.begun': {
    title: '检查已经开始，不能退回任务',
    happened: '本户已经登记到场、寄出信函或者开始非现场检查。',
    remedy: '继续完成检查；确实不能继续的，申请延期或者取消。',
    ruleId: 'Z11',
  },
  'task.reason-missing': {
    title: '请写明退回理由',
    happened: '退回任务要留下理由，理由还空着。',
    remedy: '写清为什么不能承担这项任务，站点据此改派。',
    ruleId: 'Z11',
  },
  'change.open': {
    title: '已有一份申请在办理',
    happened: '本户的{kind}申请还没有决定。',
    remedy: '等信用监管科作出决定后再申请。',
    ruleId: 'Z7',
  },
  'change.signed': {
    title: '已经签字，不能再变更计划',
    happened: '检查人员已经在记录上签字，检查已经完成。',
    remedy: '按检查结果继续办理；结果有误的，按更正程序办理。',
    ruleId: 'Z7',
  },
  'change.begun': {
    title: '检查已经开始，不能取消',
    happened: '检查人员已经登记到场或者开始作答，情况已在记录。',
    remedy: '不同意取消，由检查人员按实际情况作结论。',
    ruleId: 'Z7',
  },
  'change.reason-missing': {
    title: '请写明申请理由',
    happened: '{kind}须书面申请，理由还空着。',
    remedy: '写清为什么不能按计划检查。',
    ruleId: 'Z7',
  },
  'change.until': {
    title: '请填写延期后的最后一天',
    happened: '现在的最后一天是{last}，延期要在它之后，也不能早于今天。',
    remedy: '填写一个更晚的日期。',
    ruleId: 'Z7',
  },
  'change.none': {
    title: '没有待决定的申请',
    happened: '这份延期或者取消申请不存在，或者已经有了决定。',
    remedy: '同步后看最新状态。',
    ruleId: 'Z7',
  },
  'change.wrong-role': {
    title: '申请不由你决定',
    happened: '延期和取消由信用监管科备案决定。',
    remedy: '由区局审核人员或者管理员决定。',
    ruleId: 'Z7',
  },
  'change.own': {
    title: '不能决定本人的申请',
    happened: '{name}是申请人或者本户的检查人员。',
    remedy: '由其他有权限的人员决定。',
    ruleId: 'Z7',
  },
  'change.opinion-missing': {
    title: '不同意要写明理由',
    happened: '决定意见还空着。',
    remedy: '写清为什么不同意，检查人员会看到。',
    ruleId: 'Z7',
  },
} satisfies RefusalTexts
