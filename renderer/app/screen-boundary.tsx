import { Component, type ReactNode } from 'react'
import { Button } from './components/button.tsx'
import { PageHeader } from './components/page-header.tsx'
import { ProblemPanel } from './components/refusal-panel.tsx'
import styles from './screen-boundary.module.css'
import { problemOf } from './use-act.ts'

/** Keeps rail and status line alive when a screen fails, and says so instead of going blank. */
export class ScreenBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render() {
    if (!this.state.error) return this.props.children
    return (
      <>
        <PageHeader title="这一页打不开" />
        <div className={styles.body}>
          <ProblemPanel
            title="画面出错，记录没有受影响"
            problem={problemOf(this.state.error)}
            actions={
              <Button kind="primary" onClick={() => this.setState({ error: null })}>
                重新打开这一页
              </Button>
            }
          />
        </div>
      </>
    )
  }
}
