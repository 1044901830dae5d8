import type { OnSiteCheckFormInput } from '../../../../shared/documents/on-site-check-form/input.ts'
import { annualReportMatter, instantMatter } from './checked-matters.ts'
import { visitedSubject, visitors } from './visited.ts'

/** A form about 公示信息, signed by all. */
export const onSiteCheckFormSample: OnSiteCheckFormInput = {
  organ: '泉州市丰泽区市场监督管理局',
  number: null,
  issuedOn: '2026-08-12',
  subject: visitedSubject,
  aboutDisclosure: true,
  place: '泉州市丰泽区泉秀街道模拟大厦A座903室',
  begun: '2026-08-12T01:30:00.000Z',
  ended: '2026-08-12T03:05:00.000Z',
  officers: visitors,
  matters: [annualReportMatter, instantMatter],
  met: '某某',
  result: '发现问题已责令改正',
  remarks: '财务报表复印件已经负责人核对并盖章。',
  party: { signer: '某某', note: '', witness: '', at: '2026-08-12T03:08:00.000Z' },
}
