import type { InspectionRecordInput } from '../../../../shared/documents/inspection-record/input.ts'
import { annualReportMatter, instantMatter, registrationMatter } from './checked-matters.ts'
import { visitedSubject, visitors } from './visited.ts'

/** A 笔录 with every field filled, signed by all. */
export const inspectionRecordSample: InspectionRecordInput = {
  organ: '泉州市丰泽区市场监督管理局',
  number: null,
  issuedOn: '2026-08-12',
  subject: visitedSubject,
  cause:
    '按照“2026年第二批企业登记事项和公示信息抽查”安排（抽查任务编号：FZ2026-S2-0117），经随机抽取检查对象和检查人员，依法实施检查',
  category: '不定向双随机抽查',
  place: '泉州市丰泽区泉秀街道模拟大厦A座903室',
  begun: '2026-08-12T01:30:00.000Z',
  ended: '2026-08-12T03:05:00.000Z',
  officers: visitors,
  recorder: '检查员乙',
  attending: ['某某（法定代表人）', '某某（财务负责人）'],
  introduction:
    '我们是泉州市丰泽区市场监督管理局的执法人员检查员甲（执法证号35050300121）、检查员乙（执法证号35050300147），已向你单位出示执法证件，现依法对你单位进行检查，请予以配合。',
  recusal: {
    notice: '依照《行政处罚法》第四十三条，检查人员有下列情形之一的应当回避，你单位也有权申请其回避：',
    grounds: ['系当事人或者当事人的近亲属', '与本案有直接利害关系', '与当事人有其他关系，可能影响公正处理'],
    question: '是否申请检查人员回避：',
    applied: false,
  },
  matters: [registrationMatter, annualReportMatter, instantMatter],
  clean: '',
  others: ['政策宣讲：向负责人宣讲年度报告公示的期限和信用修复的办法。'],
  evidence: [{ name: '现场全景照片', pieces: 2 }],
  supplement: '负责人表示已经着手办理住所变更登记，预计九月上旬完成。',
  confirmation: '请核对本笔录；记录有遗漏或者差错的，可以补充、更正。核对无误后，请写明意见并签名或者盖章。',
  party: {
    opinion: '情况属实，无意见',
    signer: '某某',
    position: '法定代表人',
    statement: '',
    witness: '',
    witnessIdTail: '',
    at: '2026-08-12T03:08:00.000Z',
  },
}
