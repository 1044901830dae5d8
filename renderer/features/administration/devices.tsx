import { IconDeviceLaptop } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { chineseDate, chineseMoment } from '../../../shared/domain/china-time.ts'
import { newestProfile, type Profile } from '../../../shared/jurisdictions/profile.ts'
import { signingSchemeOn } from '../../../shared/jurisdictions/signing.ts'
import type { EnrolledDevice } from '../../../shared/protocol/administration.ts'
import type { Problem } from '../../../shared/protocol/problems.ts'
import type { SchemeId } from '../../../shared/signing/scheme.ts'
import { Button } from '../../app/components/button.tsx'
import { EmptyState } from '../../app/components/empty-state.tsx'
import table from '../../app/components/ledger-table.module.css'
import { Note } from '../../app/components/note.tsx'
import { Pill } from '../../app/components/pill.tsx'
import { deviceNumber } from '../../app/device-number.ts'
import { problemOf } from '../../app/use-act.ts'
import { useToday } from '../../app/use-today.ts'
import { useSnapshot, useWorkspace } from '../../app/workspace-context.tsx'
import styles from './devices.module.css'
import { StopDeviceDialog } from './stop-device-dialog.tsx'

const schemeWords: Record<SchemeId, string> = { 'ECDSA-P256-SHA256': 'ECDSA P-256', 'SM2-SM3': '国密 SM2' }

/** 设备 of the district: which laptops are enrolled, who uses them, when they came last, and 停用. Kept by the station. */
export function Devices() {
  const workspace = useWorkspace()
  const { online } = useSnapshot(workspace.sync)
  const { profiles } = useSnapshot(workspace.reference)
  const today = useToday()
  const [asked, setAsked] = useState(0)
  const [stopping, setStopping] = useState<EnrolledDevice>()
  const [done, setDone] = useState('')
  const { devices, problem } = useDevices(online, asked)
  // A laptop that is gone stays listed: what was signed on it stands in the records.
  const shown = (devices ?? []).toSorted((a, b) => Number(!!a.stoppedAt) - Number(!!b.stoppedAt))
  const stopped = shown.filter(({ stoppedAt }) => stoppedAt).length
  return (
    <div className={styles.whole}>
      <div className={styles.head}>
        <p>本区签名算法：{signingWords(newestProfile(profiles, workspace.account.districtId), today)}</p>
        <p>每台电脑的“帮助”里写着自己的设备编号。</p>
        {shown.length > 0 && (
          <p className={styles.counts}>
            在用 {shown.length - stopped} 台，停用 {stopped} 台
          </p>
        )}
      </div>
      {done && <Note tone="green">{done}</Note>}
      {!online && !devices && <Note tone="amber">现在离线。设备登记在站点，连上后显示。</Note>}
      {!online && devices && <Note tone="amber">现在离线，下面是离线前的情况。连上站点后才能停用设备。</Note>}
      {online && problem && <Note tone="red">{problem.message}</Note>}
      {devices &&
        (shown.length === 0 ? (
          <EmptyState icon={<IconDeviceLaptop size={28} stroke={1.5} />} title="还没有登记的设备">
            人员在一台电脑上第一次联网登录以后，那台电脑列在这里。
          </EmptyState>
        ) : (
          <DeviceTable devices={shown} online={online} onStop={setStopping} />
        ))}
      {stopping && (
        <StopDeviceDialog
          device={stopping}
          onClose={() => setStopping(undefined)}
          onDone={() => {
            setStopping(undefined)
            setDone(`设备 ${deviceNumber(stopping.id)} 已停用，已记入审计日志。`)
            setAsked(asked + 1)
          }}
        />
      )}
    </div>
  )
}

function DeviceTable({
  devices,
  online,
  onStop,
}: {
  devices: readonly EnrolledDevice[]
  online: boolean
  onStop: (device: EnrolledDevice) => void
}) {
  return (
    <table className={`${table.table} ${styles.table}`} aria-label="设备">
      <thead>
        <tr>
          <th scope="col" className={styles.number}>
            编号
          </th>
          <th scope="col" className={styles.state}>
            状态
          </th>
          <th scope="col">登记人员</th>
          <th scope="col" className={styles.contact}>
            最近上传
          </th>
          <th scope="col" className={styles.enrolled}>
            登记
          </th>
          <th scope="col" className={styles.scheme}>
            签名算法
          </th>
          <th scope="col" className={styles.act}>
            <span className="visually-hidden">停用</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {devices.map((device) => {
          const { stoppedAt, stop, lastPushAt, sessionUntil } = device
          return (
            <tr key={device.id} data-stopped={!!stoppedAt}>
              <th scope="row">
                <span className={styles.id} title={device.id}>
                  {deviceNumber(device.id)}
                </span>
                <span className={styles.told}>{device.name}</span>
              </th>
              <td>{stoppedAt ? <Pill tone="red">停用</Pill> : <Pill tone="green">在用</Pill>}</td>
              <td>
                {device.officers.join('、')}
                {stoppedAt && (
                  <span className={styles.told}>
                    {chineseMoment(stoppedAt)} 停用{stop && `（${stop.by}）：${stop.reason}`}
                  </span>
                )}
              </td>
              <td>
                {lastPushAt ? chineseMoment(lastPushAt) : '还没有上传过'}
                {sessionUntil && !stoppedAt && (
                  <span className={styles.told}>登录有效至 {chineseMoment(sessionUntil)}</span>
                )}
              </td>
              <td>{chineseMoment(device.enrolledAt)}</td>
              <td>{schemeWords[device.scheme]}</td>
              <td>
                {device.own ? (
                  <Pill>本机</Pill>
                ) : (
                  !stoppedAt && (
                    <Button
                      kind="plain"
                      disabled={!online}
                      aria-label={`停用 ${deviceNumber(device.id)}`}
                      onClick={() => onStop(device)}
                    >
                      停用
                    </Button>
                  )
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** The scheme in force, and the next one with its date. */
function signingWords(profile: Profile | undefined, today: string): string {
  const next = (profile?.signing ?? [])
    .filter(({ from }) => from > today)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))[0]
  const now = schemeWords[signingSchemeOn(profile, today)]
  return next ? `${now}，${chineseDate(next.from, true)}起用${schemeWords[next.scheme]}` : now
}

/** The list as the station has it, asked again whenever one of these changes. */
function useDevices(online: boolean, asked: number) {
  const { administration } = useWorkspace()
  const [answer, setAnswer] = useState<{ devices?: EnrolledDevice[]; problem?: Problem }>({})
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` is there to ask once more
  useEffect(() => {
    if (!online) return
    let current = true
    administration.devices().then(
      (devices) => current && setAnswer({ devices }),
      (error) => current && setAnswer((before) => ({ ...before, problem: problemOf(error) })),
    )
    return () => {
      current = false
    }
  }, [administration, online, asked])
  return answer
}
