import type { RuleStatus } from '../rule-status.ts'

/** What became of Q1–Q20. */
export const qinhuangdaoStatuses: Readonly<Record<string, RuleStatus>> = {
  Q1: {
    kind: 'later',
    to: 'station desk',
    by: '平台名称写在本区规则中；与平台交换数据在站点端',
    files: ['assets/jurisdictions/qinhuangdao.json'],
  },
  Q2: {
    kind: 'later',
    to: 'station desk',
    by: '抽查事项和检查表带版本，派发时固定；清单公示在站点端',
    files: ['shared/domain/checklist.ts'],
  },
  Q3: { kind: 'later', to: 'station desk', by: '对象名录库的认领、导入和标注在站点端' },
  Q4: {
    kind: 'provided',
    by: '派发时核对执法证；任务里写明部门、职务、专长，专家和第三方人员另行标出',
    files: [
      'server/store/migrations/0003-officer-details.ts',
      'renderer/features/task-detail/officer-lines.tsx',
    ],
    test: 'test/e2e/discipline.spec.ts',
  },
  Q5: {
    kind: 'later',
    to: 'station desk',
    by: '报送日写在本区规则中；年度计划的制定、上报和公示在站点端',
    files: ['assets/jurisdictions/qinhuangdao.json'],
  },
  Q6: {
    kind: 'later',
    to: 'station desk',
    by: '比例写在本区规则中；按年统计在站点端',
    files: ['assets/jurisdictions/qinhuangdao.json'],
  },
  Q7: { kind: 'later', to: 'station desk', by: '年度计划调整和实施方案公开在站点端' },
  Q8: {
    kind: 'enforced',
    by: '逐项作答、按项取证之后才能作结论；每次抽取留有日志，任何人可以复算',
    also: ['conclude.open-items', 'conclude.evidence-missing'],
    files: ['shared/domain/draw.ts', 'server/draws/complete.ts'],
    seen: 'test/e2e/replacement.spec.ts',
  },
  Q9: {
    kind: 'enforced',
    by: '当事人意见、两名检查人员签字齐全才能提交；证据到齐，站点才受理',
    station: [
      {
        problem: 'number.not-reserved',
        file: 'test/integration/server/numbers.test.ts',
        test: 'are taken once, by the device that has them reserved; a parked paper keeps its number on record',
      },
    ],
    files: ['server/inspections/receipt.ts'],
    seen: 'test/e2e/main-job.spec.ts',
  },
  Q10: {
    kind: 'enforced',
    by: '一户一次检查，多个事项和部门合在一起；联合检查的各部门都到场才能登记',
    also: ['arrival.department'],
    files: ['shared/domain/departments.ts', 'renderer/features/inspecting/matter-tabs.tsx'],
    seen: 'test/e2e/discipline.spec.ts',
  },
  Q11: {
    kind: 'provided',
    by: '任务列表显示信用风险等级，可以按等级筛选',
    files: ['renderer/app/components/risk-badge.tsx', 'renderer/features/tasks/task-search.ts'],
    test: 'test/e2e/search-and-keys.spec.ts',
  },
  Q12: {
    kind: 'enforced',
    by: '公示由本户检查人员或者辖区市场监管所登记，写明平台和日期；20 个工作日的期限显示到期日和剩余日数',
    files: [
      'shared/domain/decide/publication.ts',
      'shared/domain/publication.ts',
      'assets/jurisdictions/qinhuangdao.json',
    ],
    seen: 'test/e2e/lifecycle.spec.ts',
  },
  Q13: {
    kind: 'provided',
    by: '后续处置率、按时公示率由站点从记录算出，按本所和全区显示',
    files: [
      'shared/domain/follow-up-figure.ts',
      'server/routes/figures.ts',
      'renderer/features/follow-up/index.tsx',
    ],
    test: 'test/e2e/follow-up.spec.ts',
  },
  Q14: {
    kind: 'enforced',
    by: '移送、反馈逐笔登记，没有办结的不能归档',
    files: ['shared/domain/decide/follow-up.ts', 'shared/domain/follow-up.ts'],
    seen: 'test/e2e/follow-up.spec.ts',
  },
  Q15: {
    kind: 'provided',
    by: '站点保存每一步操作和修改前后的内容；区局账号调取全区记录，所只看本所',
    files: ['server/routes/sync.ts', 'server/inspections/access.ts', 'shared/domain/history.ts'],
    test: 'test/e2e/history.spec.ts',
  },
  Q16: {
    kind: 'provided',
    by: '事项和检查表由管理员添加，按版本生效，任务按行导入；专项抽查的检查表随产品提供',
    files: ['server/routes/checklists.ts', 'assets/checklists/overdue-payments.json'],
    test: 'test/e2e/provided.spec.ts',
  },
  Q17: {
    kind: 'enforced',
    by: '时间不能晚于操作时刻，取证、理由不能空着；每一步由本人密钥签名，站点逐步验证',
    station: [
      {
        problem: 'proof.invalid',
        file: 'test/integration/server/sync.test.ts',
        test: 'parks a forged proof, a forged event and a command that only the station gives',
      },
      {
        problem: 'events.differ',
        file: 'test/integration/server/sync.test.ts',
        test: 'parks a forged proof, a forged event and a command that only the station gives',
      },
      {
        problem: 'upload.hash-mismatch',
        file: 'test/integration/server/evidence.test.ts',
        test: 'deletes a file that is not what was announced',
      },
    ],
    files: ['shared/domain/journal-entry.ts', 'shared/domain/history.ts'],
    seen: 'test/e2e/history.spec.ts',
  },
  Q18: {
    kind: 'organisational',
    by: '问题、意见和经验做法由机关收集反馈；帮助里写明版本，便于说明问题',
    files: ['renderer/features/help/about.tsx'],
  },
  Q19: {
    kind: 'provided',
    by: '每项旁边有依据、方法和指引；规则和出处、按键在帮助里',
    files: [
      'renderer/features/inspecting/guidance-panel.tsx',
      'renderer/features/help/rules-table.tsx',
      'renderer/features/help/keys-table.tsx',
    ],
    test: 'test/e2e/rules-help.spec.ts',
  },
  Q20: { kind: 'organisational', by: '职责分工由机关落实；人员的角色和单位写在账号里' },
}
