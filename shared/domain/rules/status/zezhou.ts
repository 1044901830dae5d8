import type { RuleStatus } from '../rule-status.ts'

/** What became of Z1–Z15. */
export const zezhouStatuses: Readonly<Record<string, RuleStatus>> = {
  Z1: {
    kind: 'later',
    to: 'station desk',
    by: '比例写在本区规则中；公示率由记录算出，抽查占比统计在站点端',
    files: ['shared/domain/follow-up-figure.ts', 'assets/jurisdictions/zezhou.json'],
  },
  Z2: {
    kind: 'enforced',
    by: '全过程逐步记录，签字后不能改动；提交前由他人复核；公示登记在案',
    also: ['state.sealed', 'sign.content-changed', 'review.own-record'],
    files: ['shared/domain/journal-entry.ts', 'shared/domain/history.ts'],
    seen: 'test/e2e/history.spec.ts',
  },
  Z3: { kind: 'later', to: 'station desk', by: '两库的更新在站点端' },
  Z4: {
    kind: 'provided',
    by: '抽查事项和检查表是可以修改的数据，写明出处，每次修改是新的版本',
    files: ['server/routes/checklists.ts', 'assets/checklists/registration.json'],
    test: 'test/e2e/provided.spec.ts',
  },
  Z5: {
    kind: 'provided',
    by: '任务列表显示信用风险等级，可以按等级筛选；提高比例在站点端',
    files: ['renderer/app/components/risk-badge.tsx'],
    test: 'test/e2e/search-and-keys.spec.ts',
  },
  Z6: {
    kind: 'provided',
    by: '替换检查人员时先在所内随机抽取，所内无人的在全区抽取；日志可以复算',
    files: ['server/draws/eligible.ts', 'shared/domain/draw.ts'],
    test: 'test/e2e/replacement.spec.ts',
  },
  Z7: {
    kind: 'enforced',
    by: '延期、取消须写明理由申请，由信用监管一方决定；已经取消的不能再做',
    files: ['shared/domain/decide/task.ts'],
    seen: 'test/e2e/lifecycle.spec.ts',
  },
  Z8: {
    kind: 'enforced',
    by: '任务由站点派发，未派发到的人不能操作；改派、替换只由站点作出',
    station: [
      {
        problem: 'access.denied',
        file: 'test/integration/server/admin.test.ts',
        test: 'is for admins of the district',
      },
    ],
    files: ['server/admin/import-inspections.ts', 'server/draws/complete.ts'],
  },
  Z9: {
    kind: 'enforced',
    by: '抄告、移送逐笔登记日期和材料，反馈后才算办结',
    files: ['shared/domain/decide/follow-up.ts'],
    seen: 'test/e2e/follow-up.spec.ts',
  },
  Z10: {
    kind: 'provided',
    by: '下一步写在任务里；拒绝时说明规则和办法，规则可查；按键一览',
    files: ['renderer/features/help/keys-table.tsx', 'renderer/app/components/refusal-panel.tsx'],
    test: 'test/e2e/rules-help.spec.ts',
  },
  Z11: {
    kind: 'enforced',
    by: '退回任务、放弃改动都须写明理由，记入日志',
    files: ['shared/domain/decide/task.ts'],
    seen: 'test/e2e/lifecycle.spec.ts',
  },
  Z12: {
    kind: 'provided',
    by: '检查截止日期就是到期日，写在任务和列表里，过期标红',
    files: ['shared/domain/publication.ts', 'renderer/app/components/deadline-chip.tsx'],
    test: 'test/e2e/provided.spec.ts',
  },
  Z13: {
    kind: 'enforced',
    by: '导入的任务须写明起止时间、主体和事项，写错的按行按列指出',
    station: [
      {
        problem: 'import.malformed',
        file: 'test/integration/server/admin.test.ts',
        test: 'refuses %s by row and field',
      },
    ],
    files: ['server/admin/import-rows.ts', 'shared/domain/inspection.ts'],
  },
  Z14: {
    kind: 'provided',
    by: '15 项任务随产品提供，每项的事项都有检查表',
    files: ['assets/demo/plan.json'],
    test: 'test/e2e/provided.spec.ts',
  },
  Z15: { kind: 'organisational', by: '职责分工由机关落实；人员的角色和单位写在账号里' },
}
