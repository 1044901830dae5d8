import type { RuleStatus } from '../rule-status.ts'

/** What became of P1–P21. */
export const puyangStatuses: Readonly<Record<string, RuleStatus>> = {
  P1: {
    kind: 'later',
    to: 'station desk',
    by: '平台名称写在本区规则中；与平台交换数据在站点端',
    files: ['assets/jurisdictions/puyang.json'],
  },
  P2: {
    kind: 'enforced',
    by: '到场之前不能通知、不能寄信、不能出具通知书',
    files: ['assets/jurisdictions/puyang.json'],
    seen: 'test/e2e/puyang.spec.ts',
  },
  P3: {
    kind: 'enforced',
    by: '检查方式只能用于本户抽查事项清单里的事项；检查时显示依据、方式和内容',
    files: ['shared/domain/checklist.ts', 'renderer/features/inspecting/law-and-method.tsx'],
  },
  P4: {
    kind: 'enforced',
    by: '导入的对象须写明名称、统一社会信用代码（验校验位）、地址',
    station: [
      {
        problem: 'import.malformed',
        file: 'test/integration/server/admin.test.ts',
        test: 'refuses %s by row and field',
      },
    ],
    files: ['shared/domain/business.ts', 'server/admin/import-rows.ts'],
    seen: 'test/e2e/bad-input.spec.ts',
  },
  P5: {
    kind: 'enforced',
    by: '执法证过期的人员不能登录，不能派发，站点不收其操作',
    station: [
      {
        problem: 'certificate.expired',
        file: 'test/integration/server/accounts.test.ts',
        test: 'refuses an inspector whose 执法证 has ended',
      },
    ],
    files: ['shared/domain/inspection.ts', 'assets/demo/accounts.json'],
    seen: 'test/e2e/start-problems.spec.ts',
  },
  P6: { kind: 'later', to: 'station desk', by: '名录库的更新在站点端' },
  P7: {
    kind: 'later',
    to: 'station desk',
    by: '检查方式、公示期限写在本区规则中；抽查规则全文在站点端',
    files: ['assets/jurisdictions/puyang.json'],
  },
  P8: { kind: 'later', to: 'station desk', by: '年度计划的编制和汇总在站点端' },
  P9: {
    kind: 'provided',
    by: '本年度已经检查过的，导入时提醒，任务里写明日期',
    files: ['server/admin/import-visits.ts', 'renderer/features/task-detail/same-year-note.tsx'],
    test: 'test/e2e/discipline.spec.ts',
  },
  P10: {
    kind: 'provided',
    by: '任务列表和任务里显示信用标记；提高比例和频次在站点端',
    files: ['renderer/features/task-detail/business-panels.tsx', 'renderer/features/tasks/task-row.tsx'],
    test: 'test/e2e/discipline.spec.ts',
  },
  P11: {
    kind: 'enforced',
    by: '记录按步骤走，跳步被拒绝；状态由内容得出，不能手改',
    files: ['shared/domain/apply.ts'],
    seen: 'test/unit/domain/transitions.test.ts',
  },
  P12: {
    kind: 'enforced',
    by: '不勾选“已出示执法证件”不能登记到场；执法证过期不能签字',
    seen: 'test/e2e/main-job.spec.ts',
  },
  P13: {
    kind: 'enforced',
    by: '每名检查人员逐户声明后记录才打开；有回避情形的由站点随机抽人替换',
    files: ['server/draws/eligible.ts'],
    seen: 'test/e2e/replacement.spec.ts',
  },
  P14: {
    kind: 'enforced',
    by: '第三方意见附原件登记，费用由委托方承担',
    files: ['shared/domain/decide/visit-facts.ts'],
    seen: 'test/e2e/discipline.spec.ts',
  },
  P15: {
    kind: 'enforced',
    by: '多个事项一次派发、一次检查、一次作出结果；联合检查的各部门都到场才能登记',
    files: ['shared/domain/departments.ts', 'renderer/features/inspecting/matter-tabs.tsx'],
    seen: 'test/e2e/discipline.spec.ts',
  },
  P16: {
    kind: 'enforced',
    by: '公示内容先拟定，涉及商业秘密、个人隐私的写明遮盖，公示一次；20 个工作日的期限显示到期日',
    files: [
      'shared/domain/decide/publication.ts',
      'shared/domain/publication.ts',
      'assets/jurisdictions/puyang.json',
    ],
    seen: 'test/e2e/lifecycle.spec.ts',
  },
  P17: {
    kind: 'enforced',
    by: '移送须写明接收单位和签收人，附签收材料',
    files: ['shared/domain/decide/follow-up.ts'],
    seen: 'test/e2e/follow-up.spec.ts',
  },
  P18: {
    kind: 'enforced',
    by: '拒绝检查、弄虚作假的情况连同证据记入检查结果',
    files: ['shared/domain/decide/visit-facts.ts', 'assets/results/national.json'],
    seen: 'test/e2e/discipline.spec.ts',
  },
  P19: {
    kind: 'provided',
    by: '任务列表和任务里显示各类名单的标记；列入前核查',
    files: ['renderer/features/task-detail/business-panels.tsx', 'shared/domain/prior-checks.ts'],
    test: 'test/e2e/discipline.spec.ts',
  },
  P20: {
    kind: 'provided',
    by: '证据采集时计算哈希、记录时间，完整到达站点',
    files: ['shared/domain/decide/evidence.ts', 'renderer/features/inspecting/evidence-strip.tsx'],
    test: 'test/e2e/evidence.spec.ts',
  },
  P21: { kind: 'organisational', by: '职责分工由机关落实；人员的角色和单位写在账号里' },
}
