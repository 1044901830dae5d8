import type { RuleStatus } from '../rule-status.ts'

/** What became of F1–F25. */
export const fengzeStatuses: Readonly<Record<string, RuleStatus>> = {
  F1: { kind: 'later', to: 'station desk', by: '比例写在本区规则中；抽取对象在站点端' },
  F2: {
    kind: 'later',
    to: 'station desk',
    by: '平台名称写在本区规则中；任务导入后派发到检查人员，与平台交换数据在站点端',
    files: ['assets/jurisdictions/fengze.json', 'server/admin/import-inspections.ts'],
  },
  F3: {
    kind: 'provided',
    by: '在平台之外抽取的任务按行导入，重复导入只更新',
    files: ['server/admin/import-rows.ts', 'server/admin/import-inspections.ts'],
    test: 'test/e2e/provided.spec.ts',
  },
  F4: {
    kind: 'enforced',
    by: '专用信函台账：方式、单号、结果逐笔登记，前一封有结果才能再寄',
    files: ['shared/domain/mailing.ts', 'shared/documents/inspection-notice/template.ts'],
    seen: 'test/e2e/mailing.spec.ts',
  },
  F5: {
    kind: 'enforced',
    by: '能否认定无法联系由台账算出，不能手填；有人签收的不能认定',
    files: ['shared/domain/mailing.ts'],
    seen: 'test/e2e/mailing.spec.ts',
  },
  F6: {
    kind: 'enforced',
    by: '第二封只能在窗口内寄出，窗口从第一封寄出起就显示',
    files: ['shared/domain/mailing.ts', 'renderer/features/task-detail/mailing-bar.tsx'],
    seen: 'test/e2e/mailing.spec.ts',
  },
  F7: {
    kind: 'enforced',
    by: '没有提醒记录不能报审批表',
    files: ['renderer/features/task-detail/reminder-panel.tsx'],
    seen: 'test/e2e/mailing.spec.ts',
  },
  F8: {
    kind: 'provided',
    by: '任务按到期日分组，写明事项、同伴和下一步',
    files: ['renderer/features/tasks/task-groups.ts', 'renderer/features/task-detail/next-step.ts'],
    test: 'test/e2e/provided.spec.ts',
  },
  F9: {
    kind: 'enforced',
    by: '只能用该事项清单列出的方式，书面检查、实地检查、存档备查、网络监测都可以登记',
    files: ['shared/domain/methods.ts', 'shared/domain/checklist.ts'],
  },
  F10: {
    kind: 'enforced',
    by: '没有通知记录不能登记到场',
    files: ['assets/jurisdictions/fengze.json'],
    seen: 'test/e2e/puyang.spec.ts',
  },
  F11: {
    kind: 'enforced',
    by: '到场、签字、复查都须两名不同的检查人员；派发时不足两人的不收',
    station: [
      {
        problem: 'import.malformed',
        file: 'test/integration/server/admin.test.ts',
        test: 'refuses %s by row and field',
      },
    ],
    files: ['server/admin/import-inspections.ts'],
    seen: 'test/e2e/main-job.spec.ts',
  },
  F12: {
    kind: 'enforced',
    by: '事实、定性、依据三栏写全，结果与答案一致，才能作结论',
    files: ['renderer/features/inspecting/comparison-panel.tsx'],
  },
  F13: {
    kind: 'enforced',
    by: '只有本户的检查人员能作结论，结果到达站点；公示须写明在哪个系统、哪一天',
    also: ['state.not-assigned', 'publication.platform'],
    files: ['server/push/evaluate.ts', 'shared/domain/decide/publication.ts'],
  },
  F14: {
    kind: 'enforced',
    by: '结果推送到企业所属的市场监管所，审批表逐级报送，每一级由相应的负责人签字，退回须写明理由，不能审批本人承办的记录，同一事由不能重复列入',
    files: [
      'shared/domain/decide/listing.ts',
      'shared/documents/listing-approval-form/template.ts',
      'shared/jurisdictions/profile.ts',
    ],
    seen: 'test/e2e/listing-chain.spec.ts',
  },
  F15: {
    kind: 'provided',
    by: '检查截止日期就是到期日，写在任务和列表里；7月20日写在本区规则中，按工作日提前提醒',
    files: ['shared/domain/report-dates.ts', 'assets/jurisdictions/fengze.json'],
    test: 'test/e2e/provided.spec.ts',
  },
  F16: {
    kind: 'provided',
    by: '自检查结束起 20 日的公示期限，显示到期日和剩余日数；按时公示率由站点从记录算出',
    files: [
      'shared/domain/publication.ts',
      'shared/domain/follow-up-figure.ts',
      'assets/jurisdictions/fengze.json',
    ],
    test: 'test/e2e/districts.spec.ts',
  },
  F17: {
    kind: 'enforced',
    by: '立卷归档并移交辖区市场监管所，缺材料的不能归档',
    files: ['shared/domain/decide/publication.ts'],
    seen: 'test/e2e/lifecycle.spec.ts',
  },
  F18: {
    kind: 'provided',
    by: '户数、发现问题户数、后续处置由站点从记录算出，按本所和全区显示',
    files: ['shared/domain/follow-up-figure.ts', 'server/routes/figures.ts'],
    test: 'test/e2e/follow-up.spec.ts',
  },
  F19: {
    kind: 'provided',
    by: '报送日写在本区规则中，按工作日提前提醒',
    files: ['shared/domain/report-dates.ts', 'assets/jurisdictions/fengze.json'],
    test: 'test/e2e/provided.spec.ts',
  },
  F20: {
    kind: 'enforced',
    by: '应当现场检查的事项，不能改用网络检查、书面检查',
    files: ['shared/domain/methods.ts', 'assets/jurisdictions/fengze.json'],
    seen: 'test/e2e/discipline.spec.ts',
  },
  F21: {
    kind: 'enforced',
    by: '没有检查表的事项不能派发；每项写明依据、方法和要点',
    station: [
      {
        problem: 'import.malformed',
        file: 'test/integration/server/discipline.test.ts',
        test: 'refuses a matter without checklist by row and name',
      },
    ],
    files: ['assets/checklists/registration.json', 'renderer/features/inspecting/guidance-panel.tsx'],
  },
  F22: {
    kind: 'enforced',
    by: '发现问题的结论须写明处置和期限；复查、移送、反馈逐笔登记，没有办结的不能归档',
    files: ['shared/domain/decide/follow-up.ts', 'renderer/features/inspecting/disposition-choice.tsx'],
    seen: 'test/e2e/follow-up.spec.ts',
  },
  F23: {
    kind: 'enforced',
    by: '登记到场的人才能签字',
    files: ['shared/domain/decide/sign.ts'],
  },
  F24: {
    kind: 'enforced',
    by: '全部项目作答后才能作结论；签字覆盖检查表全文，之后改动看得出来',
    also: ['conclude.open-items', 'sign.content-changed'],
    files: ['shared/domain/findings.ts'],
  },
  F25: { kind: 'organisational', by: '职责分工由机关落实；人员的角色和单位写在账号里' },
}
