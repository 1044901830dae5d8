import type { RefusalTexts } from './refusal-texts.ts'

/** Refusals about the conclusion. */
export const concludeRefusals = {
  'conclude.mailing-open': {
    title: '没有到场核查，还不能这样结论',
    happened:
      '没有到场核查时，只有两次邮寄都无人签收退回，才能认定无法联系；各事项都以非现场方式检查且足以认定的，才能作其他结论。',
    remedy: '到场核查后再作结论；只认定无法联系的，按台账完成两次邮寄。',
    ruleId: 'F5',
  },
  'conclude.signed-for': {
    title: '不能选“{result}”',
    happened: '专用信函 {on} 已有人签收，视为取得联系。',
    remedy: '按实际检查情况选择结果。',
    ruleId: 'F5',
  },
  'conclude.open-items': {
    title: '还有 {count} 项没有作答',
    happened: '{titles}。',
    remedy: '逐项作答；确实无法检查的选“无法核实”。',
    ruleId: 'Q17',
  },
  'conclude.facts-missing': {
    title: '有不符合项没有写事实',
    happened: '{titles}。',
    remedy: '逐项写清发现的事实。',
    ruleId: 'F12',
  },
  'conclude.evidence-missing': {
    title: '证据不够',
    happened: '{titles}。',
    remedy: '补拍照片或者补选文件，再作结论。',
    ruleId: 'Q17',
  },
  'conclude.matter-result': {
    title: '事项结果与清单不一致',
    happened: '“{matter}”的清单应为“{expected}”。',
    remedy: '事项结果由清单得出，请按清单改正。',
    ruleId: 'J9',
  },
  'conclude.result-unknown': {
    title: '结果清单里没有这个结果',
    happened: '结果代码“{code}”不在第 {version} 版结果清单里。',
    remedy: '请从清单里选一个。',
    ruleId: 'J9',
  },
  'conclude.problem-found': {
    title: '不能选“{result}”',
    happened: '{titles}不符合。',
    remedy: '选一个与发现的问题相应的结果。',
    ruleId: 'F12',
  },
  'conclude.no-problem-found': {
    title: '不能选“{result}”',
    happened: '清单里没有不符合的项。',
    remedy: '选“未发现问题”，或者先在清单里记录问题。',
    ruleId: 'F12',
  },
  'conclude.party-met': {
    title: '不能选“{result}”',
    happened: '{at} 已在登记的住所（经营场所）找到当事人。',
    remedy: '按实际检查情况选择结果。',
    ruleId: 'F12',
  },
  'conclude.statement-missing': {
    title: '结论还缺内容',
    happened: '{missing}还空着。',
    remedy: '写清事实、定性和适用依据。',
    ruleId: 'F12',
  },
  'conclude.result-evidence': {
    title: '“{result}”要有证据',
    happened: '至少 {minimum} 件，现有 {count} 件。',
    remedy: '补上现场照片、录音录像或者见证材料。',
    ruleId: 'Q17',
  },
  'conclude.follow-up': {
    title: '后续处置与结果不配',
    happened: '“{result}”不能配“{followUp}”。',
    remedy: '可选：{allowed}。',
    ruleId: 'F22',
  },
  'conclude.follow-up-due': {
    title: '后续处置还缺内容',
    happened: '“{followUp}”缺{missing}。',
    remedy: '补上再作结论。期限须晚于检查结束日。',
    ruleId: 'F22',
  },
  'conclude.status-check': {
    title: '还没有核对存续状态',
    happened: '认定“{result}”前，须核对歇业备案、迁出和注销情况（市场主体登记管理条例第三十条）。',
    remedy: '在公示系统或者登记档案里核对，登记后再作结论。',
    ruleId: 'F14',
  },
  'conclude.suspended': {
    title: '已办歇业备案，先按送达地址联系',
    happened:
      '{on}核对为{status}，歇业期间法律文书送达地址“{address}”可以代替住所（市场主体登记管理条例第三十条）。',
    remedy: '向送达地址寄专用信函或者上门；信函退回后，仍无法联系的再认定。',
    ruleId: 'F14',
  },
  'conclude.gone': {
    title: '不能选“{result}”',
    happened: '{on}核对为{status}，不属于无法联系。',
    remedy: '选“已关闭停业、注销、吊销、撤销或者迁出”。',
    ruleId: 'F14',
  },
  'conclude.operator-address': {
    title: '还没有查找经营者住所',
    happened: '个体工商户无法联系，登记的经营场所和经营者住所都要查找。经营者住所：{address}。',
    remedy: '查找经营者住所，再登记一次存续状态核对，勾选“已查找经营者住所”。',
    ruleId: 'F14',
  },
  'conclude.ended': {
    title: '检查结束时间不对',
    happened: '结束 {ended}，到场 {arrived}，本机时间 {now}。',
    remedy: '结束时间须在到场之后，也不能晚于现在。',
    ruleId: 'Q17',
  },
} satisfies RefusalTexts
