import type { StandardPhrases } from '../phrase-text.ts'

/** Sentences of the 责令改正通知书 that a district may word in its own way. */
export const correctionOrderPhrases = {
  'correction-order.opening': {
    name: '首部',
    text: '我局于{date}按照“{task}”安排（抽查任务编号：{taskNumber}）对{you}实施行政检查。经查，{you}存在以下违法事实：',
    places: ['date', 'task', 'taskNumber', 'you'],
  },
  'correction-order.breach': {
    name: '违反条款',
    text: '上述行为违反了{clauses}的规定。',
    places: ['clauses', 'you'],
    required: ['clauses'],
  },
  'correction-order.until': {
    name: '限期改正',
    text: '根据{clauses}的规定，现责令{you}于{deadline}前（含当日）改正。改正内容和要求如下：',
    places: ['clauses', 'you', 'deadline'],
    required: ['clauses', 'deadline'],
  },
  'correction-order.at-once': {
    name: '立即改正',
    text: '根据{clauses}的规定，现责令{you}立即改正。改正内容和要求如下：',
    places: ['clauses', 'you'],
    required: ['clauses'],
  },
  'correction-order.report': {
    name: '改正情况的报送',
    text: '改正完成后，{you}应当将改正情况及证明材料书面报送{station}。我局将对改正情况进行复查。',
    places: ['you', 'station', 'organ'],
  },
} as const satisfies StandardPhrases
