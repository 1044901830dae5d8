import type { RuleStatus } from '../rule-status.ts'

/** What became of J1–J16. */
export const shijiazhuangStatuses: Readonly<Record<string, RuleStatus>> = {
  J1: {
    kind: 'provided',
    by: '依据文件写在本区规则中，按日期取用，由管理员修改，每次修改是新的版本',
    files: ['assets/jurisdictions/shijiazhuang.json', 'server/inspections/save-reference.ts'],
    test: 'test/e2e/district-rules.spec.ts',
  },
  J2: {
    kind: 'later',
    to: 'station desk',
    by: '平台名称写在本区规则中；“一单两库”和分类标注在站点端',
    files: ['assets/jurisdictions/shijiazhuang.json'],
  },
  J3: { kind: 'later', to: 'station desk', by: '比例写在本区规则中；联合抽查占比统计在站点端' },
  J4: { kind: 'later', to: 'station desk', by: '比例写在本区规则中；信用风险抽查占比统计在站点端' },
  J5: { kind: 'later', to: 'station desk', by: '抽查比例和频次在站点端制定任务时确定' },
  J6: {
    kind: 'enforced',
    by: '能非现场检查的事项先用非现场方式；不足以查清并写明理由的，才登记到场',
    files: ['shared/domain/methods.ts', 'assets/jurisdictions/shijiazhuang.json'],
    seen: 'test/e2e/districts.spec.ts',
  },
  J7: { kind: 'later', to: 'station desk', by: '计划、方案和结果的公开在站点端' },
  J8: {
    kind: 'enforced',
    by: '结论没有写明的处置不能登记；移送逐笔登记接收单位、日期、材料和反馈',
    files: ['shared/domain/decide/follow-up.ts'],
    seen: 'test/e2e/follow-up.spec.ts',
  },
  J9: {
    kind: 'enforced',
    by: '结果从统一的清单中选，按答案限定；清单和检查表用派发时的版本',
    files: ['renderer/features/conclude/overall-result.tsx', 'assets/results/national.json'],
  },
  J10: {
    kind: 'provided',
    by: '登记到场时可以记下政策宣讲的内容，检查和结论页上显示；每项的依据和指引可供讲解',
    files: [
      'renderer/features/task-detail/arrival-dialog.tsx',
      'renderer/features/inspecting/visit-facts.tsx',
    ],
    test: 'test/e2e/provided.spec.ts',
  },
  J11: {
    kind: 'enforced',
    by: '签字之后由他人复核，退回须写明理由',
    files: ['shared/domain/decide/result-review.ts'],
    seen: 'test/e2e/result-review.spec.ts',
  },
  J12: { kind: 'later', to: 'station desk', by: '回访在站点端安排' },
  J13: {
    kind: 'provided',
    by: '报送日写在本区规则中，按工作日提前提醒',
    files: ['shared/domain/report-dates.ts', 'assets/jurisdictions/shijiazhuang.json'],
    test: 'test/e2e/provided.spec.ts',
  },
  J14: {
    kind: 'provided',
    by: '报送日写在本区规则中，按工作日提前提醒',
    files: ['shared/domain/report-dates.ts', 'assets/jurisdictions/shijiazhuang.json'],
    test: 'test/e2e/provided.spec.ts',
  },
  J15: {
    kind: 'provided',
    by: '户数、发现问题户数由站点从记录算出，按本所和全区显示',
    files: ['shared/domain/follow-up-figure.ts', 'server/routes/figures.ts'],
    test: 'test/e2e/follow-up.spec.ts',
  },
  J16: { kind: 'organisational', by: '职责分工由机关落实；人员的角色和单位写在账号里' },
}
