import type { RefusalTexts } from './refusal-texts.ts'

/** Refusals about 回避声明. */
export const recusalRefusals = {
  'recusal.not-own': {
    title: '只能由本人声明回避',
    happened: '{name}不能替别人声明。',
    remedy: '请本人在本机输入密码后声明，或者在自己的设备上声明。',
    ruleId: 'P13',
  },
  'recusal.already': {
    title: '回避声明已经作出',
    happened: '{name}已于 {at} 声明。声明后不能撤回。',
    remedy: '情况有变化的，请向所负责人书面说明。',
    ruleId: 'P13',
  },
  'recusal.ground-missing': {
    title: '请写明回避的情形',
    happened: '选了“有应当回避的情形”，但情形、关系或者说明还空着。',
    remedy: '选一种情形，写明与当事人的关系和说明。',
    ruleId: 'P13',
  },
  'recusal.pending': {
    title: '记录还没有打开',
    happened: '{names}还没有就本户声明回避。',
    remedy: '全部检查人员声明后，记录自动打开。',
    ruleId: 'P13',
  },
  'recusal.conflict': {
    title: '本户记录对你关闭',
    happened: '{name}已声明有应当回避的情形。',
    remedy: '联网后由站点从合格人员中随机抽一人替换，不需要再做什么。',
    ruleId: 'P13',
  },
} satisfies RefusalTexts
