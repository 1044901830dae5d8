import { chineseDate, chineseMoment } from './china-time.ts'
import { listingReasonNames, listingStepNames } from './decide/listing.ts'
import { answerNames, dispositionNames, inspectionStateNames, recusalGroundNames } from './inspection.ts'
import { redactionGroundNames } from './process.ts'
import { followUpNames } from './result-list.ts'
import { businessStatusNames, obstructionKindNames, opinionKindNames } from './visit-facts.ts'

/** What names the ids in a record: the host knows accounts, the checklists know items and matters. */
export interface HistoryNames {
  person: (id: string) => string
  /** Title of an item by its answer key. */
  item: (answerKey: string) => string
  /** 抽查事项 by checklist id. */
  matter: (checklistId: string) => string
}

/** Members of a record in Chinese, by name. */
const fieldNames: Record<string, string> = {
  state: '办理状态',
  task: '任务',
  business: '业务对象',
  checklists: '抽查事项',
  versions: '所用版本',
  profile: '规则',
  calendar: '工作日历',
  resultList: '结果清单',
  noticeRequired: '检查前须通知',
  reviewRequired: '须内部复核',
  officers: '检查人员',
  recusals: '回避声明',
  replacements: '重新抽取',
  deliveries: '送达',
  mailings: '专用信函',
  reminders: '列异提醒',
  methods: '检查方式',
  statusChecks: '存续状态查询',
  opinions: '专业结论',
  obstructions: '不配合检查',
  arrival: '到场登记',
  answers: '检查记录',
  evidence: '证据',
  conclusion: '结论',
  party: '当事人意见',
  signatures: '签字',
  documents: '文书',
  listing: '列入审批',
  handedOver: '未受理记录的处理',
  stationNote: '站点说明',
  receivedAt: '受理时间',
  process: '办理',
  review: '复核',
  amendments: '更正和退回',
  changes: '延期和取消',
  taskReturn: '退回任务',
  proofs: '处置材料',
  followUp: '后续处置',
  reinspections: '复查',
  transfers: '移送',
  closure: '办结',
  publication: '公示',
  archive: '归档',
  redactions: '不公示的内容',
  reviews: '审核意见',
  decision: '决定',
  feedback: '反馈',
  withdrawn: '撤下',
  voided: '作废',
  comparison: '比对',
  matters: '各事项结果',
  // Leaves.
  result: '结论',
  facts: '事实',
  disposition: '本项处置',
  correctBy: '改正期限',
  published: '公示',
  registered: '登记（备案）',
  actual: '实际',
  name: '名称',
  code: '信用代码',
  kind: '类型',
  answerKey: '所属项目',
  caption: '说明',
  source: '来源',
  capturedAt: '取证时间',
  mediaType: '格式',
  reason: '理由',
  reasonText: '事由',
  by: '经办人',
  at: '时间',
  conflict: '有应当回避的情形',
  ground: '情形',
  relation: '关系',
  note: '说明',
  declaredAt: '声明时间',
  outgoing: '换下',
  incoming: '换上',
  method: '方式',
  channel: '寄送方式',
  trackingNumber: '邮件号',
  address: '地址',
  postedOn: '寄出日期',
  on: '日期',
  outcome: '结果',
  number: '号码',
  contact: '联系人',
  place: '地点',
  present: '到场人员',
  credentialsShown: '出示执法证',
  rightsExplained: '告知权利义务',
  partyMet: '见到当事人',
  partyName: '当事人代表',
  partyPosition: '职务',
  resultCode: '结果代码',
  resultText: '检查结果',
  qualification: '定性',
  legalBasis: '适用依据',
  followUpDue: '处置期限',
  reinspectOn: '复查日期',
  receiver: '接收单位',
  endedAt: '检查结束',
  mode: '方式',
  opinion: '意见',
  signerName: '签字人',
  witnessName: '见证人',
  witnessIdTail: '见证人证件尾号',
  recordedAt: '登记时间',
  findingsHash: '签字内容校验值',
  signedAt: '签字时间',
  title: '名称',
  issuedAt: '出具时间',
  sha256: '校验值',
  pages: '页数',
  path: '程序',
  situation: '检查情况',
  clauses: '适用条款',
  handlerOpinion: '承办意见',
  proposedBy: '报送人',
  proposedAt: '报送时间',
  status: '状态',
  step: '环节',
  serviceAddress: '送达地址',
  operatorAddressChecked: '已查经营者住所',
  body: '出具机构',
  entrustedBy: '委托单位',
  payer: '付费',
  evidenceId: '报告',
  choice: '处理',
  commandIds: '所涉记录',
  conflicts: '两台电脑都答了的项',
  answeredBy: '作答人',
  answeredAt: '作答时间',
  taken: '采用',
  own: '本机的答案',
  station: '站点的答案',
  purpose: '用途',
  nextDue: '新的改正期限',
  proofIds: '材料',
  sentOn: '移送日期',
  acknowledgedBy: '经手人',
  text: '内容',
  part: '部分',
  preparedBy: '拟稿人',
  preparedAt: '拟稿时间',
  publishedOn: '公示日期',
  platform: '公示平台',
  reference: '公示编号',
  recordedBy: '登记人',
  fileNumber: '案卷号',
  handedTo: '移交',
  until: '延至',
  appliedBy: '申请人',
  appliedAt: '申请时间',
  approved: '同意',
  officerId: '检查人员',
  reviewerId: '复核人',
  checklistId: '事项',
  certificateNumber: '执法证号',
  certificateValidUntil: '执法证有效期',
  legalRepresentative: '法定代表人',
  phone: '电话',
  liaison: '联络员',
  liaisonPhone: '联络员电话',
  registeredAddress: '登记的住所',
  operatorAddress: '经营者住所',
  businessScope: '经营范围',
  establishedOn: '成立日期',
  businessTerm: '经营期限',
  registrationAuthority: '登记机关',
  stationName: '辖区',
  risk: '风险等级',
  creditFlags: '信用标记',
  inspectedThisYear: '本年检查',
  publicInformation: '公示信息',
  direction: '抽查方式',
  objectScope: '抽查对象',
  ratio: '比例',
  from: '开始',
  to: '截止',
  issuingBody: '下达单位',
  checkingBody: '检查单位',
  visitOfYear: '本年第几次',
}

/** Name of a member; the member itself where a later version added it. */
export function fieldName(key: string): string {
  return fieldNames[key] ?? key
}

const yesNo = { approve: '同意', return: '退回' }
const kinds = {
  ...opinionKindNames,
  ...obstructionKindNames,
  postpone: '延期',
  cancel: '取消',
  'review-return': '复核退回',
  amendment: '更正',
  cancelled: '取消',
  reassigned: '改派',
  'lead-transfer': followUpNames['lead-transfer'],
  'case-filing': followUpNames['case-filing'],
  'notify-other': followUpNames['notify-other'],
  'inspection-notice': '检查通知书',
  'listing-approval-form': '列入审批表',
  enterprise: '企业',
  individual: '个体工商户',
  cooperative: '农民专业合作社',
}

/** Values that are words of the code, by the member that holds them. */
const valueNames: Record<string, Record<string, string>> = {
  state: inspectionStateNames,
  result: { ...answerNames, signed: '签收', returned: '退回' },
  disposition: dispositionNames,
  followUp: followUpNames,
  ground: { ...recusalGroundNames, ...redactionGroundNames },
  kind: kinds,
  mode: { signed: '签字', refused: '拒签', absent: '不在场' },
  method: { phone: '电话', mail: '信函', onSite: '现场', sms: '短信' },
  source: { camera: '拍照', file: '文件', paste: '粘贴', drop: '拖入', signature: '手写签名' },
  status: {
    ...businessStatusNames,
    pending: '审批中',
    returned: '已退回',
    approved: '已审批',
    decided: '已决定',
  },
  step: listingStepNames,
  decision: yesNo,
  path: { listing: '列入经营异常名录', marking: '标记为经营异常状态' },
  reason: listingReasonNames,
  outcome: {
    sufficient: '足以得出结论',
    insufficient: '还须现场检查',
    corrected: '已改正',
    'not-corrected': '未改正',
    accepted: '已受理',
    filed: '已立案',
    handled: '已办结',
    returned: '退回',
    listed: '予以列入',
    'not-listed': '不予列入',
  },
  payer: { 'entrusting-body': '委托单位', party: '当事人' },
  purpose: {
    correction: '改正',
    reinspection: '复查',
    transfer: '移送',
    feedback: '反馈',
    publication: '公示',
    listing: '列入',
    other: '其他',
  },
  taken: { own: '本机的答案', station: '站点的答案' },
  choice: {
    'hand-over': '移交站点参考',
    'request-return': '申请退回',
    'keep-local': '只留在本机',
    merge: '逐项合并',
  },
  matters: { 'no-problem': '未发现问题', problem: '发现问题', 'not-completed': '未完成' },
}

/** Members that hold the id of a person, or several. */
const personMembers = new Set([
  'by',
  'answeredBy',
  'officerId',
  'present',
  'outgoing',
  'incoming',
  'proposedBy',
  'preparedBy',
  'recordedBy',
  'appliedBy',
  'reviewerId',
])
/** Members that hold ids of things a reader does not know by id. */
const countedMembers = new Set(['proofIds', 'commandIds'])

/** A value as a reader should see it. `key` is the member that holds it, `parent` the one above. */
export function valueText(value: unknown, key: string, parent: string, names: HistoryNames): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value)) {
    if (countedMembers.has(key)) return value.length > 0 ? `${value.length} 件` : ''
    return value.map((entry) => valueText(entry, key, parent, names)).join('、')
  }
  const text = String(value)
  if (personMembers.has(key)) return names.person(text)
  if (key === 'answerKey') return text && names.item(text)
  if (key === 'checklistId') return names.matter(text)
  const known = valueNames[key]?.[text] ?? valueNames[parent]?.[text]
  if (known) return known
  if (/^[0-9a-f]{64}$/.test(text)) return `${text.slice(0, 4)}…${text.slice(-4)}`
  if (/^\d{4}-\d{2}-\d{2}T/.test(text)) return chineseMoment(text)
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return chineseDate(text, true)
  return text
}
