/** Sentences of the 现场检查笔录 that a district may word in its own way. */
export const inspectionRecordPhrases = {
  'inspection-record.cause': {
    name: '检查事由',
    text: '按照“{task}”安排（抽查任务编号：{taskNumber}），经随机抽取检查对象和检查人员，依法实施检查',
    places: ['task', 'taskNumber'],
  },
  'inspection-record.introduction': {
    name: '表明身份',
    text: '我们是{organ}的执法人员{officers}，已向{you}出示执法证件，现依法对{you}进行检查，请予以配合。',
    places: ['organ', 'officers', 'you'],
    required: ['officers'],
  },
  'inspection-record.nobody-met': {
    name: '未见到当事人',
    text: '我们是{organ}的执法人员{officers}，依法对{you}进行检查。到达检查地点时，未见到当事人或者能够代表当事人的人。',
    places: ['organ', 'officers', 'you'],
    required: ['officers'],
  },
  'inspection-record.recusal': {
    name: '回避权利告知',
    text: '依照{clauses}，检查人员有下列情形之一的应当回避，{you}也有权申请其回避：',
    places: ['clauses', 'you'],
  },
  'inspection-record.recusal-question': {
    name: '回避询问',
    text: '是否申请检查人员回避：',
    places: [],
  },
  'inspection-record.clean': {
    name: '未发现问题',
    text: '经检查，上述事项均未发现问题。',
    places: [],
  },
  'inspection-record.confirmation': {
    name: '核对笔录',
    text: '请核对本笔录；记录有遗漏或者差错的，可以补充、更正。核对无误后，请写明意见并签名或者盖章。',
    places: [],
  },
  'inspection-record.refused': {
    name: '拒绝签字',
    text: '被检查人拒绝在本笔录上签字，情况：{reason}。检查人员邀请{person}到场见证，并在本笔录注明。',
    places: ['reason', 'person'],
    required: ['reason'],
  },
  'inspection-record.absent': {
    name: '当事人不在场',
    text: '检查时被检查人不在场，情况：{reason}。检查人员邀请{person}到场见证，并在本笔录注明。',
    places: ['reason', 'person'],
    required: ['reason'],
  },
} as const
