import type { CommandPayload } from '../../../../shared/domain/commands.ts'
import { Bench, dispatched, people } from '../bench.ts'
import type { Scenario } from './scenario.ts'

const { jia, yi, head, reviewer } = people
const postpone: CommandPayload<'applyPlanChange'> = {
  changeId: 'change-1',
  kind: 'postpone',
  until: '2027-01-31',
  reason: '业务对象停业装修。',
}
const granted = { changeId: 'change-1', approved: true, opinion: '' }
const applied = (record = new Bench()) => record.give(jia, 'applyPlanChange', postpone)

export const taskScenarios: readonly Scenario[] = [
  [
    'task.returned',
    'Z11',
    () =>
      new Bench()
        .give(jia, 'returnTask', { reason: '地址属于邻所辖区。' })
        .attempt(yi, 'applyPlanChange', postpone),
  ],
  ['task.begun', 'Z11', () => new Bench().arrived().attempt(jia, 'returnTask', { reason: '没有时间。' })],
  ['task.reason-missing', 'Z11', () => new Bench().attempt(jia, 'returnTask', { reason: ' ' })],
  [
    'change.open',
    'Z7',
    () => applied().attempt(yi, 'applyPlanChange', { ...postpone, changeId: 'change-2' }),
  ],
  ['change.signed', 'Z7', () => new Bench().stated().sign(jia).attempt(yi, 'applyPlanChange', postpone)],
  [
    'change.begun',
    'Z7',
    () =>
      new Bench()
        .give(jia, 'applyPlanChange', { changeId: 'change-1', kind: 'cancel', reason: '迁出。' })
        .arrived()
        .attempt(reviewer, 'decidePlanChange', granted),
  ],
  [
    'change.reason-missing',
    'Z7',
    () => new Bench().attempt(jia, 'applyPlanChange', { ...postpone, reason: '' }),
  ],
  [
    'change.until',
    'Z7',
    () => new Bench().attempt(jia, 'applyPlanChange', { ...postpone, until: dispatched().task.to }),
  ],
  ['change.none', 'Z7', () => new Bench().attempt(reviewer, 'decidePlanChange', granted)],
  ['change.wrong-role', 'Z7', () => applied().attempt(head, 'decidePlanChange', granted)],
  [
    'change.own',
    'Z7',
    () => applied().attempt({ ...jia, role: 'bureauReviewer' }, 'decidePlanChange', granted),
  ],
  [
    'change.opinion-missing',
    'Z7',
    () => applied().attempt(reviewer, 'decidePlanChange', { ...granted, approved: false }),
  ],
]
