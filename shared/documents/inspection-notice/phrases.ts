/** Sentences of the 检查通知书 that a district may word in its own way. */
export const inspectionNoticePhrases = {
  'inspection-notice.opening': {
    name: '首部',
    text: '按照“{task}”安排（抽查任务编号：{taskNumber}），经随机抽取检查对象和检查人员，我局决定对{you}实施行政检查。现将有关事项通知如下：',
    places: ['task', 'taskNumber', 'you'],
  },
  'inspection-notice.frequency': {
    name: '检查频次',
    text: '本次为我局本年度对{you}实施的第{visit}次行政检查',
    places: ['you', 'visit'],
  },
  'inspection-notice.entry-code': {
    name: '入企扫码',
    text: '检查人员入企时主动出示执法证件，并扫描入企码（{code}）登记本次检查。',
    places: ['code'],
  },
} as const
