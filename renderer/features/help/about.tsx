import { useEffect, useState } from 'react'
import { chineseDate } from '../../../shared/domain/china-time.ts'
import { newestProfile } from '../../../shared/jurisdictions/profile.ts'
import { protocolVersion } from '../../../shared/protocol/http.ts'
import { Facts, Panel, PanelTitle } from '../../app/components/panel.tsx'
import { useSession } from '../../app/session-context.tsx'
import { useCalendar } from '../../app/use-calendar.ts'
import { useSnapshot, useWorkspace } from '../../app/workspace-context.tsx'
import { OwnDevice } from './own-device.tsx'

/** Number of this laptop, versions of app, shell and rules, the station, and the space left on this machine. */
export function About() {
  const workspace = useWorkspace()
  const { gate } = useSession()
  const { profiles, checklists, resultLists } = useSnapshot(workspace.reference)
  const calendar = useCalendar()
  const [address, setAddress] = useState<string | null>(null)
  const [free, setFree] = useState<number | null>(null)
  useEffect(() => {
    let current = true
    gate.stationAddress().then((found) => current && setAddress(found))
    workspace.host.freeBytes().then((bytes) => current && setFree(bytes))
    return () => {
      current = false
    }
  }, [gate, workspace])
  const { versions, kind, copies } = workspace.host
  const profile = newestProfile(profiles, workspace.account.districtId)
  return (
    <Panel aria-label="版本">
      <PanelTitle>版本</PanelTitle>
      <Facts
        labelWidth={88}
        rows={[
          ['设备编号', <OwnDevice key="number" />],
          ['随检', `${versions.app}，同步协议第 ${protocolVersion} 版`],
          ['运行环境', `${kind === 'desktop' ? '桌面版' : '浏览器'}，${versions.shell}`],
          ['站点', address ?? '未记住地址'],
          ['保存', copies === 'single' ? '单副本（浏览器存储）' : '日志和数据库各一份'],
          ...(free === null ? [] : [['剩余空间', `${(free / 1024 ** 3).toFixed(1)} GB`] as [string, string]]),
          ['本区规则', profile ? `${profile.name}第 ${profile.version} 版` : '还没有同步'],
          [
            '检查清单',
            `${checklists.length} 份，最新第 ${Math.max(0, ...checklists.map(({ version }) => version))} 版`,
          ],
          ['结果清单', resultLists.map(({ version }) => `第 ${version} 版`).join('，') || '还没有同步'],
          ['工作日历', `至 ${chineseDate(calendar.coveredUntil, true)}`],
        ]}
      />
    </Panel>
  )
}
