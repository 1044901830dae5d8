import type { StandardPhrases } from '../phrase-text.ts'

/** Sentences of the 责令限期履行公示义务通知书 that a district may word in its own way. */
export const disclosureOrderPhrases = {
  'disclosure-order.opening': {
    name: '首部',
    text: '我局于{date}按照“{task}”安排（抽查任务编号：{taskNumber}）对{you}实施检查。经查，{you}未依法履行下列信息的公示义务：',
    places: ['date', 'task', 'taskNumber', 'you'],
  },
  'disclosure-order.within-days': {
    name: '责令的内容（按法定天数）',
    text: '根据{clauses}的规定，现责令{you}在{days}日内，即于{deadline}前（含当日），通过{platform}公示上述信息，履行公示义务。',
    places: ['clauses', 'you', 'days', 'deadline', 'platform'],
    required: ['clauses', 'deadline'],
  },
  'disclosure-order.until': {
    name: '责令的内容（按届满日）',
    text: '根据{clauses}的规定，现责令{you}于{deadline}前（含当日），通过{platform}公示上述信息，履行公示义务。',
    places: ['clauses', 'you', 'deadline', 'platform'],
    required: ['clauses', 'deadline'],
  },
  'disclosure-order.copies': {
    name: '份数和送达',
    text: '本通知书一式两份，一份送达{you}，一份归档；送达情况记入送达回证。',
    places: ['you'],
  },
} as const satisfies StandardPhrases
