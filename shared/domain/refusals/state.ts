import type { RefusalTexts } from './refusal-texts.ts'

/** Refusals about the record as a whole. */
export const stateRefusals = {
  'state.cancelled': {
    title: '本户检查已经取消',
    happened: '站点取消了这次检查：{reason}。',
    remedy: '本机的记录都还在。到“同步与需要处理”看两个版本，选择怎么处理。',
    ruleId: 'Z7',
  },
  'state.not-assigned': {
    title: '这一户不再由你检查',
    happened: '{name}不在这次检查的检查人员名单里。',
    remedy: '到“同步与需要处理”移交已做的内容，或者申请改派撤回。',
    ruleId: 'Z8',
  },
  'state.sealed': {
    title: '记录已经封存，不能修改',
    happened: '第一位检查人员已经签字，签字覆盖全部内容。',
    remedy: '确有错误的，请按更正程序说明理由，原版本会保留。',
    ruleId: 'Q9',
  },
  'state.wrong-step': {
    title: '现在还不能{act}',
    happened: '本户处于“{state}”。',
    remedy: '请先完成“{state}”这一步。',
    ruleId: 'P11',
  },
  'version.pinned': {
    title: '规则版本不一致',
    happened: '本户按{pinned}建立记录，这次操作用的是{used}。',
    remedy: '请先同步，再按本户记录的版本继续。',
    ruleId: 'J9',
  },
  'parked.reason-missing': {
    title: '请写明处理理由',
    happened: '选择会记入日志，理由还空着。',
    remedy: '写一句理由。',
    ruleId: 'Z11',
  },
  'conflict.reason-missing': {
    title: '请写明为什么这样选',
    happened: '两台电脑都答了同一项，选择会记入日志，理由还空着。',
    remedy: '写一句理由，例如“以现场复核的结果为准”。',
    ruleId: 'Q17',
  },
} satisfies RefusalTexts
