import { useState } from 'react'
import type { EnrolledDevice } from '../../../shared/protocol/administration.ts'
import { ActOutcome } from '../../app/components/act-outcome.tsx'
import { Button } from '../../app/components/button.tsx'
import { Dialog } from '../../app/components/dialog.tsx'
import { TextArea } from '../../app/components/field.tsx'
import { Note } from '../../app/components/note.tsx'
import { deviceNumber } from '../../app/device-number.ts'
import { useAct } from '../../app/use-act.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'

/** 停用 of one device, with the reason for the audit log; says first what becomes of what it has not sent. */
export function StopDeviceDialog({
  device,
  onDone,
  onClose,
}: {
  device: EnrolledDevice
  onDone: () => void
  onClose: () => void
}) {
  const { administration } = useWorkspace()
  const act = useAct()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const submit = async () => {
    setTried(true)
    if (reason.trim() === '') return
    const done = await act.run(async () => {
      await administration.stopDevice(device.id, reason.trim())
      return undefined
    })
    if (done) onDone()
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      title="停用设备"
      lead={`${deviceNumber(device.id)}，${device.name}，登记人员：${device.officers.join('、')}`}
      width={560}
      hint="停用后不能撤回。"
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={onClose}>不停用</Button>
          <Button kind="primary" type="submit" busy={act.busy}>
            停用设备
          </Button>
        </>
      }
    >
      <Note>
        站点从现在起不让它登录、取任务和上传。它下次连上站点时会提示使用人先导出救援包，再抹除本机数据；抹除以后可以重新登记。
      </Note>
      <Note tone="amber">
        它还没有上传的操作和文件只在那台电脑上，要靠救援包交来，在“救援包导入”里导入；停用以后才签的不再受理。电脑遗失、不再联网的，这些内容找不回来，本机数据也不会自动抹除，仍由密码加密。站点已有的记录不受影响。
      </Note>
      <TextArea
        label="停用理由"
        required
        rows={2}
        maxLength={500}
        value={reason}
        data-autofocus
        onChange={({ target }) => setReason(target.value)}
        error={tried && reason.trim() === '' ? '理由还空着，停用设备要写明理由，记入审计日志。' : undefined}
      />
      <ActOutcome act={act} />
    </Dialog>
  )
}
