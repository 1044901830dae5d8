import { Link } from 'react-router'
import { classNames } from '../../app/class-names.ts'
import styles from './help-views.module.css'

const views = [
  ['general', '/help', '账号、按键和版本'],
  ['district', '/help?view=district', '本区规则'],
  ['rules', '/help?view=rules', '规则依据'],
  ['bundle', '/help?view=bundle', '验证案卷'],
] as const

/** The pages of 帮助. */
export function HelpViews({ here }: { here: (typeof views)[number][0] }) {
  return (
    <nav className={styles.views} aria-label="帮助的内容">
      {views.map(([key, to, name]) => (
        <Link
          key={key}
          to={to}
          replace
          aria-current={key === here ? 'page' : undefined}
          className={classNames(styles.view, key === here && styles.here)}
        >
          {name}
        </Link>
      ))}
    </nav>
  )
}
