import { IconAlertTriangle, IconBrowserOff, IconShieldOff } from '@tabler/icons-react'
import type { Problem } from '../../../shared/protocol/problems.ts'
import { Button } from '../../app/components/button.tsx'
import { Mark } from '../../app/components/mark.tsx'
import styles from './start-problem.module.css'

interface Explanation {
  title: string
  icon: typeof IconAlertTriangle
  steps: readonly string[]
}

const explanations: Record<string, Explanation> = {
  'store.insecure': {
    title: '随检不能在这个地址启动',
    icon: IconShieldOff,
    steps: [
      '把地址换成站点的 https 地址，证书须由本机信任的机构签发（站点建立时会生成，由管理员安装）。',
      '在站点所在的那台电脑上，可以用 http://localhost 打开。',
      '也可以改用桌面版随检，不需要浏览器。',
    ],
  },
  'store.wiped': {
    title: '本机数据已抹除',
    icon: IconShieldOff,
    steps: [],
  },
  'store.other-tab': {
    title: '随检已在另一个标签页打开',
    icon: IconBrowserOff,
    steps: [],
  },
}

/** Of a problem that has no page of its own. */
const otherSteps = [
  '先重新加载。记录在本机的日志和数据库里，不会因此丢失。',
  '到了解锁页仍然打不开的，在那里选“导出救援包”：只要密码，数据库打不开也能导出，交给管理员导入站点。',
]

/** The one page of an app that can't start: why, and what to do. */
export function StartProblem({ problem }: { problem: Problem }) {
  const known = explanations[problem.code]
  const Icon = known?.icon ?? IconAlertTriangle
  const steps = known?.steps ?? otherSteps
  return (
    <main className={styles.page}>
      <div className={styles.card} role="alert">
        <div className={styles.brand}>
          <Mark size={36} />
          <span>随检</span>
        </div>
        <h1 className={styles.title}>
          <Icon size={20} stroke={1.7} aria-hidden />
          {known?.title ?? '随检没有启动'}
        </h1>
        <p className={styles.message}>{problem.message}</p>
        {steps.length > 0 && (
          <ul className={styles.steps}>
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ul>
        )}
        {!['store.insecure', 'store.wiped'].includes(problem.code) && (
          <div className={styles.actions}>
            <Button kind="primary" size="large" onClick={() => window.location.reload()}>
              重新加载
            </Button>
          </div>
        )}
      </div>
    </main>
  )
}
