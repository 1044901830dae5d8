import { IconCheck } from '@tabler/icons-react'
import { chinaClockSeconds } from '../../../shared/domain/china-time.ts'
import { Button } from '../../app/components/button.tsx'
import { ProblemPanel, RefusalPanel } from '../../app/components/refusal-panel.tsx'
import type { AnswerWriter, ItemSaving } from './answer-writer.ts'
import styles from './item-saving.module.css'

/** Whether this item is durable: 10:41:07 已存 only after the store has it. */
export function ItemSavedAt({ saving }: { saving: ItemSaving }) {
  if (saving.state === 'saved')
    return (
      <p className={styles.saved}>
        <IconCheck size={16} stroke={1.8} aria-hidden /> {chinaClockSeconds(saving.at)} 已存
      </p>
    )
  if (saving.state === 'waiting' || saving.state === 'saving')
    return <p className={styles.saving}>正在保存</p>
  if (saving.state === 'idle') return null
  return <p className={styles.failed}>本项未保存</p>
}

/** Why an item could not be saved, in place, with the ways out. What was typed stays in its fields. */
export function ItemTrouble({ writer, itemKey }: { writer: AnswerWriter; itemKey: string }) {
  const saving = writer.saving(itemKey)
  if (saving.state === 'failed')
    return (
      <ProblemPanel
        problem={saving.problem}
        title="刚才的修改没有存到本机"
        actions={<Button onClick={() => writer.retry(itemKey)}>再存一次</Button>}
      />
    )
  if (saving.state !== 'refused') return null
  const isConflict = saving.refusal.code === 'item.changed-elsewhere'
  return (
    <RefusalPanel
      refusal={saving.refusal}
      actions={
        <>
          <Button onClick={() => writer.takeRecorded(itemKey)}>
            {isConflict ? '用对方的答案' : '放弃这次修改'}
          </Button>
          {isConflict && <Button onClick={() => writer.keepOwn(itemKey)}>用我的答案</Button>}
        </>
      }
    />
  )
}
