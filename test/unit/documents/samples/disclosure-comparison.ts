import type { DisclosureComparisonInput } from '../../../../shared/documents/disclosure-comparison/input.ts'
import { annualReportMatter, instantMatter } from './checked-matters.ts'
import { visitedSubject, visitors } from './visited.ts'

const { kind, name, code, codeLabel } = visitedSubject

/** All 26 rows, with one that differs, one not verified, one that does not apply. */
export const disclosureComparisonSample: DisclosureComparisonInput = {
  organ: '泉州市丰泽区市场监督管理局',
  number: null,
  issuedOn: '2026-08-12',
  task: { number: 'FZ2026-S2-0117', name: '2026年第二批企业登记事项和公示信息抽查' },
  subject: { kind, name, code, codeLabel },
  period: { from: '2026-08-10', to: '2026-08-12' },
  result: '发现问题已责令改正',
  concluded: true,
  matters: [annualReportMatter, instantMatter],
  officers: visitors,
  party: { signer: '某某', at: '2026-08-12T03:08:00.000Z' },
}
