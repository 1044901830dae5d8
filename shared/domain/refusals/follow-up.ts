import type { RefusalTexts } from './refusal-texts.ts'

/** Refusals about the follow-up (F22, Q14). */
export const followUpRefusals = {
  'follow-up.correct-by-missing': {
    title: '责令改正还没有期限',
    happened: '{titles}写了责令改正，没有改正期限；本户的后续处置是“{followUp}”，不带改正期限。',
    remedy: '在该项写明改正期限，或者改选处置。',
    ruleId: 'F22',
  },
  'follow-up.correct-by-later': {
    title: '本户改正期限早于单项的期限',
    happened: '{titles}的改正期限是{latest}，本户的改正期限是{due}。',
    remedy: '把本户的改正期限定在{latest}或者以后，复查时各项都已到期。',
    ruleId: 'F22',
  },
  'follow-up.closed': {
    title: '“{what}”已经办结',
    happened: '{on}已经办结，不再登记新的步骤。',
    remedy: '内容有误的，按更正程序办理。',
    ruleId: 'F22',
  },
  'follow-up.no-correction': {
    title: '本户没有责令改正',
    happened: '结论的后续处置是“{followUp}”，没有要复查的改正事项。',
    remedy: '按“{followUp}”办理。',
    ruleId: 'F22',
  },
  'follow-up.not-named': {
    title: '结论没有写明“{what}”',
    happened: '结论的后续处置是“{followUp}”，没有把“{what}”作为处置。',
    remedy: '按结论办理；复查仍未改正的，可以移送立案。',
    ruleId: 'J8',
  },
  'follow-up.closure-kind': {
    title: '不能直接办结',
    happened: '后续处置是“{followUp}”，要靠复查、反馈或者决定办结，不能只写说明。',
    remedy: '接下来：{missing}。',
    ruleId: 'F22',
  },
  'follow-up.closure-text': {
    title: '请写明怎样办结',
    happened: '办结说明还空着。',
    remedy: '写明处置经过和结果。',
    ruleId: 'Q14',
  },
  'follow-up.present': {
    title: '复查不足两人',
    happened: '到场的检查人员只选了 {count} 名。',
    remedy: '现场检查人员不得少于两人，选齐到场的人员。',
    ruleId: 'F11',
  },
  'follow-up.officer': {
    title: '到场人员不能参加复查',
    happened: '有 {count} 名到场人员既不是本户检查人员，也不是{station}的人员。',
    remedy: '由本户检查人员或者辖区市场监管所的人员复查。',
    ruleId: 'F17',
  },
  'follow-up.time': {
    title: '复查时间不对',
    happened: '填的是 {at}；要在 {earliest} 以后，不晚于现在（{now}）。',
    remedy: '改成实际到场的时间。',
    ruleId: 'F22',
  },
  'follow-up.facts-missing': {
    title: '请写明复查情况',
    happened: '复查情况还空着。',
    remedy: '写明看到了什么、哪些已经改正、哪些没有。',
    ruleId: 'F22',
  },
  'follow-up.next-due': {
    title: '新的改正期限不对',
    happened: '填的是{due}，复查在{visit}。',
    remedy: '期限要晚于复查日期，也不能早于原来的期限；不再给期限的，空着，随后移送立案。',
    ruleId: 'F22',
  },
  'follow-up.proof-none': {
    title: '还没有{what}的材料',
    happened: '“{what}”至少要有一件照片或者文件作证明。',
    remedy: '拍照或者选择文件。',
    ruleId: 'Q17',
  },
  'follow-up.proof-missing': {
    title: '所列材料不在记录中',
    happened: '有 {count} 件材料没有作为“{what}”的材料存入本户。',
    remedy: '重新拍照或者选择文件。',
    ruleId: 'Q17',
  },
  'follow-up.proof-used': {
    title: '材料已经证明过别的步骤',
    happened: '“{name}”是另一步的材料，不能再证明“{what}”。',
    remedy: '这一步另外拍照或者选择文件。',
    ruleId: 'Q17',
  },
  'follow-up.proof-of-findings': {
    title: '这是检查时的证据',
    happened: '“{name}”与检查时的一件证据完全相同，不能再作为处置材料。',
    remedy: '处置材料要是检查之后的照片或者文件。',
    ruleId: 'Q17',
  },
  'follow-up.receiver-missing': {
    title: '移送还缺内容',
    happened: '{missing}还空着。',
    remedy: '写明交给哪个单位、由谁签收。',
    ruleId: 'P17',
  },
  'follow-up.transfer-date': {
    title: '移送日期不对',
    happened: '填的是{on}；检查在{ended}结束，今天是{today}。',
    remedy: '改成实际移送的日期。',
    ruleId: 'Z9',
  },
  'follow-up.transfer-pending': {
    title: '上一次移送还没有反馈',
    happened: '{on}已经移送{receiver}，还没有反馈。',
    remedy: '先登记反馈；被退回的，可以再移送。',
    ruleId: 'Q14',
  },
  'follow-up.transfer-unknown': {
    title: '找不到这次移送',
    happened: '本户记录里没有这次移送。',
    remedy: '刷新后重新选择。',
    ruleId: 'Q14',
  },
  'follow-up.feedback-known': {
    title: '反馈已经登记',
    happened: '这次移送在{on}已经有反馈，只登记一次。',
    remedy: '后来又有变化的，重新移送后登记。',
    ruleId: 'Q14',
  },
  'follow-up.feedback-date': {
    title: '反馈日期不对',
    happened: '填的是{on}；移送在{sent}，今天是{today}。',
    remedy: '反馈不早于移送，不晚于今天。',
    ruleId: 'Q14',
  },
  'follow-up.feedback-text': {
    title: '请写明反馈内容',
    happened: '反馈内容还空着。',
    remedy: '写明受理、立案或者处理的结果；被退回的，写明理由。',
    ruleId: 'Q14',
  },
} satisfies RefusalTexts
