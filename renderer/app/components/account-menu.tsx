import { type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core'
import { IconCheck, IconLock } from '@tabler/icons-react'
import { useSession } from '../session-context.tsx'
import { useWorkspace } from '../workspace-context.tsx'
import styles from './account-menu.module.css'

const schemes = [
  ['auto', '跟随系统'],
  ['light', '浅色'],
  ['dark', '深色'],
] as const

/** The round button at the foot of the rail: who works here, light or dark, locking. */
export function AccountMenu() {
  const { account } = useWorkspace()
  const { lock } = useSession()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <Menu
      position="right-end"
      width={232}
      shadow="md"
      radius="xl"
      offset={8}
      classNames={{ itemIndicator: styles.indicator ?? '' }}
    >
      <Menu.Target>
        <button type="button" className={styles.button} aria-label={`${account.name}，账号与外观`}>
          {[...account.name].at(-1)}
        </button>
      </Menu.Target>
      <Menu.Dropdown className={styles.menu}>
        <div className={styles.who}>
          <p className={styles.name}>{account.name}</p>
          <p>{account.stationName}</p>
        </div>
        <Menu.Divider />
        <Menu.Label className={styles.label}>外观</Menu.Label>
        <Menu.RadioGroup
          value={colorScheme}
          onChange={(value) => setColorScheme(value as MantineColorScheme)}
        >
          {schemes.map(([value, label]) => (
            <Menu.RadioItem
              key={value}
              value={value}
              closeMenuOnClick
              className={styles.item}
              rightSection={colorScheme === value ? <IconCheck size={16} stroke={1.7} aria-hidden /> : null}
            >
              {label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item
          className={styles.item}
          leftSection={<IconLock size={16} stroke={1.7} aria-hidden />}
          rightSection={<span className={styles.keys}>G L</span>}
          onClick={() => lock()}
        >
          锁定本机
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
