import type { SpotCheckFormInput } from '../../../../shared/documents/spot-check-form/input.ts'
import { annualReportMatter, instantMatter, registrationMatter } from './checked-matters.ts'
import { visitedSubject, visitors } from './visited.ts'

/** A form with problems of two matters, signed and reviewed. */
export const spotCheckFormSample: SpotCheckFormInput = {
  organ: '泉州市丰泽区市场监督管理局',
  number: null,
  issuedOn: '2026-08-12',
  task: { number: 'FZ2026-S2-0117', name: '2026年第二批企业登记事项和公示信息抽查' },
  subject: {
    ...visitedSubject,
    address: '泉州市丰泽区泉秀街道模拟大厦A座903室',
    liaison: '联络员某某',
    liaisonPhone: '0595-22000001',
  },
  matters: [registrationMatter, annualReportMatter, instantMatter],
  furtherProblems: [],
  methods: ['实地检查', '书面检查', '网络监测'],
  result: '发现问题已责令改正',
  grounds: {
    facts: '门头牌匾使用的名称与登记的名称不一致；实际经营地址与登记的住所不一致。',
    qualification: '未按照登记的名称规范使用名称；未依法办理变更登记。',
    legalBasis: '《企业名称登记管理规定》第二十三条第一款、《市场主体登记管理条例》第四十六条',
  },
  followUp: {
    measures: ['责令改正（改正期限至2026年9月11日，复查日期2026年9月14日）'],
    closedOn: null,
    open: true,
  },
  party: { opinion: '情况属实，无意见', signer: '某某', note: '', at: '2026-08-12T03:08:00.000Z' },
  officers: visitors,
  review: { opinion: '同意', name: '所长', at: '2026-08-13T01:20:00.000Z' },
}
