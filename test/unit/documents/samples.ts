import type { InspectionNoticeInput, ListingApprovalInput } from '../../../shared/documents/index.ts'

/** A notice with every field filled, in the manner of 丰泽. */
export const noticeSample: InspectionNoticeInput = {
  organ: '泉州市丰泽区市场监督管理局',
  number: '泉丰市监检通〔2026〕117号',
  issuedOn: '2026-08-10',
  subject: {
    kind: 'enterprise',
    name: '泉州市丰泽区某某餐饮管理有限公司',
    codeLabel: '统一社会信用代码',
    code: '91350503MA0K1X203K',
  },
  opening:
    '按照“2026年第二批企业登记事项和公示信息抽查”安排（抽查任务编号：FZ2026-S2-0117），经随机抽取检查对象和检查人员，我局决定对你单位实施行政检查。现将有关事项通知如下：',
  frequency: '本次为我局本年度对你单位实施的第1次行政检查',
  entryCode: '检查人员入企时主动出示执法证件，并扫描入企码（RQ350503202608120117）登记本次检查。',
  task: { number: 'FZ2026-S2-0117', name: '2026年第二批企业登记事项和公示信息抽查' },
  basis: ['《中华人民共和国市场主体登记管理条例》第三十八条', '《企业公示信息抽查办法》第四条'],
  matters: ['登记事项检查', '公示信息检查'],
  methods: ['实地检查', '书面检查'],
  period: { from: '2026-08-12', to: '2026-08-14' },
  place: '泉州市丰泽区泉秀街道模拟大厦A座903室',
  officers: [
    { name: '检查员甲', certificateNumber: '35050300121' },
    { name: '检查员乙', certificateNumber: '35050300147' },
  ],
  assistants: { count: 1, from: '某某会计师事务所' },
  visitOfYear: 1,
  yearlyLimit: 2,
  materials: [
    '营业执照正、副本',
    '住所（经营场所）使用证明',
    '2025年度财务报表和纳税申报表',
    '认缴、实缴出资凭证',
  ],
  rights: [
    '你单位有权陈述、申辩',
    '认为检查人员与本次检查有直接利害关系或者有其他关系可能影响公正检查的，有权申请回避',
    '检查人员未出示执法证件的，有权拒绝接受检查',
  ],
  duties: [
    '你单位应当配合检查，如实提供有关资料',
    '不予配合、情节严重的，将依法通过国家企业信用信息公示系统公示',
  ],
  conduct: [
    {
      name: '五个严禁',
      items: ['严禁逐利检查', '严禁干扰企业正常生产经营', '严禁任性处罚', '严禁下达检查指标', '严禁变相检查'],
    },
    {
      name: '八个不得',
      items: [
        '不得接受馈赠、报酬、福利待遇',
        '不得参加可能影响公正执法的宴请、娱乐、旅游等活动',
        '不得由企业支付消费开支',
        '不得转嫁检查费用',
        '不得强制指定中介机构',
        '不得刻意要求法定代表人到场',
        '不得泄露商业秘密',
        '不得谋取其他不正当利益',
      ],
    },
  ],
  contact: { name: '检查员甲', phone: '0595-22000000' },
  supervisionPhone: '12345',
}

/** A form for 无法联系, filled up to the officers' opinions. */
export const approvalSample: ListingApprovalInput = {
  organ: '泉州市丰泽区市场监督管理局',
  station: '泉秀市场监管所',
  number: '泉秀异审〔2026〕9号',
  issuedOn: '2026-08-11',
  subject: {
    kind: 'enterprise',
    name: '泉州市丰泽区某某文化传播有限公司',
    codeLabel: '统一社会信用代码',
    code: '91350503MA0Q7F405B',
    address: '泉州市丰泽区泉秀街道模拟大厦A座903室',
    proprietorAddress: null,
    representative: '某某',
    phone: '13800000000',
  },
  task: { name: '2026年第二批企业登记事项和公示信息抽查', number: 'FZ2026-S2-0121' },
  ground: '通过登记的住所或者经营场所无法联系的',
  clauses: ['《企业经营异常名录管理办法》第四条第一款第四项', '第九条'],
  findings: {
    period: { from: '2026-06-30', to: '2026-08-05' },
    facts:
      '8月5日检查人员到登记住所实地核查，该址为空置办公室，物业人员证实该企业已于2025年年底搬离，去向不明。',
    mailings: [
      {
        sentOn: '2026-06-30',
        method: 'EMS',
        trackingNumber: '1023456789012',
        outcome: '无人签收，2026年7月7日退回',
      },
      {
        sentOn: '2026-07-20',
        method: 'EMS',
        trackingNumber: '1023456789029',
        outcome: '无人签收，2026年7月28日退回',
      },
    ],
    mailingInterval: 20,
    reminders: ['2026年7月30日两次电话联系法定代表人，无人接听', '同日向138****0000发送提醒短信，显示送达'],
    priorChecks: ['无歇业备案', '未迁出、未注销', '未因同一事由在列'],
  },
  currentListings: [],
  evidence: [
    { name: '邮寄收据', pieces: 2 },
    { name: '退回信封照片', pieces: 2 },
    { name: '现场照片', pieces: 2 },
    { name: '短信发送记录', pieces: 1 },
  ],
  officers: [
    {
      name: '检查员丙',
      certificateNumber: '35050300163',
      opinion: '经查，该企业通过登记的住所无法联系，事实清楚，证据充分，建议列入经营异常名录',
      signedOn: '2026-08-11',
    },
    { name: '检查员丁', certificateNumber: '35050300178', opinion: '同意承办意见', signedOn: '2026-08-11' },
  ],
  stationHead: { opinion: '情况属实，同意报区局审核', name: '所长', decidedOn: '2026-08-12' },
  bureauReview: { department: '信用监督管理股', step: null },
  bureauApproval: null,
  decision: { number: null, publishedOn: null },
}
