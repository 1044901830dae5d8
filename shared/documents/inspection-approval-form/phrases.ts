/** Sentences of the 行政检查审批表 that a district may word in its own way. */
export const inspectionApprovalPhrases = {
  'inspection-approval-form.source': {
    name: '任务来源',
    text: '双随机、一公开抽查任务“{task}”（任务编号：{taskNumber}），检查对象和检查人员均经随机抽取产生。',
    places: ['task', 'taskNumber'],
    required: ['taskNumber'],
  },
  'inspection-approval-form.opinion': {
    name: '承办意见',
    text: '拟对{business}实施行政检查。检查事项、依据、方式和检查人员符合规定，请予审批。',
    places: ['business', 'task', 'period'],
  },
  'inspection-approval-form.rule': {
    name: '凡检查必审批的说明',
    text: '注：实施行政检查前，应当经行政执法主体负责人批准；情况紧急、需要当场实施检查的，应当及时报告，并补办批准手续。依据：{basis}。',
    places: ['basis'],
  },
} as const
