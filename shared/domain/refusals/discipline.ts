import type { RefusalTexts } from './refusal-texts.ts'

/** Refusals about methods, joint visits, third-party opinions, obstruction (J6, F9, F20, P14, P15, P18). */
export const disciplineRefusals = {
  'method.unknown-matter': {
    title: '本户没有这个抽查事项',
    happened: '“{matter}”不在本户的抽查事项里。',
    remedy: '请同步后重新打开本户，再选事项。',
    ruleId: 'P3',
  },
  'method.onsite-required': {
    title: '这个事项不能用{method}代替现场检查',
    happened: '{district}把“{matter}”列为应当现场检查的事项。',
    remedy: '到场检查这个事项；其他事项仍可非现场检查。',
    ruleId: 'F20',
  },
  'method.not-listed': {
    title: '事项清单没有列这种检查方式',
    happened: '“{matter}”可用的检查方式是{allowed}，选的是{method}。',
    remedy: '从清单列出的方式里选；确需增加的，由管理员修订检查表。',
    ruleId: 'F9',
  },
  'method.reason-missing': {
    title: '请写明检查方式的理由',
    happened: '“{matter}”选了{method}，理由还空着。',
    remedy: '写清查了什么、够不够认定；不够的写明为什么要到场。',
    ruleId: 'F9',
  },
  'method.offsite-first': {
    title: '先作非现场检查，再决定要不要到场',
    happened: '{matters}能以非现场方式检查，还没有先作非现场检查。',
    remedy: '先登记非现场检查的方式和结果；不足以认定的，写明理由后再到场。',
    ruleId: 'J6',
  },
  'method.visit-unneeded': {
    title: '各事项已作非现场检查，不得再入企',
    happened: '{matters}都已登记“非现场检查足以认定”。',
    remedy: '直接作答和作结论；确需到场的，把不足以认定的事项改记并写明理由。',
    ruleId: 'J6',
  },
  'method.visit-due': {
    title: '这个事项要到场后作答',
    happened: '“{matter}”没有登记“非现场检查足以认定”，也还没有登记到场。',
    remedy: '登记到场后作答；能以非现场方式检查的，先登记检查方式。',
    ruleId: 'P11',
  },
  'arrival.department': {
    title: '有部门没有检查人员到场',
    happened: '本户是部门联合检查，{departments}有检查事项，到场的人里没有{departments}的检查人员。',
    remedy: '等各部门的检查人员都到场后，一次登记。',
    ruleId: 'P15',
  },
  'opinion.evidence': {
    title: '还没有专业结论的原文',
    happened: '记录里找不到专业结论的原文，或者它已经撤下。',
    remedy: '先把报告或者结论书作为证据添加，再登记专业结论。',
    ruleId: 'P14',
  },
  'opinion.incomplete': {
    title: '专业结论还缺内容',
    happened: '{missing}还空着。',
    remedy: '写清由谁委托、由哪个机构作出、结论是什么。',
    ruleId: 'P14',
  },
  'opinion.payer': {
    title: '费用不能由当事人承担',
    happened: '费用承担填的是当事人，委托人是{entrustedBy}。',
    remedy: '谁委托、谁付费：改为由委托机关承担；已向当事人收取的，先退还。',
    ruleId: 'P14',
  },
  'obstruction.facts-missing': {
    title: '请写明不配合的事实',
    happened: '“{kind}”还没有写事实。',
    remedy: '写清时间、什么人、怎样不配合，要求过什么。',
    ruleId: 'P18',
  },
  'obstruction.proof-missing': {
    title: '不配合检查要有见证或者证据',
    happened: '没有见证人，本户也没有一件证据。',
    remedy: '写上见证人，或者先拍照、录音录像，再记录。',
    ruleId: 'P18',
  },
  'conclude.obstruction': {
    title: '不能选“{result}”',
    happened: '已记录当事人{kinds}，应当记入检查结果。',
    remedy: '按实际情况选“不配合检查情节严重”或者与发现的问题相应的结果。',
    ruleId: 'P18',
  },
  'conclude.obstruction-missing': {
    title: '不能选“{result}”',
    happened: '没有记录当事人{kinds}。',
    remedy: '先在检查页记录当事人不配合的事实，再选这个结果。',
    ruleId: 'P18',
  },
} satisfies RefusalTexts
