import { chineseMoment } from '../../../shared/domain/china-time.ts'
import { isJoint } from '../../../shared/domain/departments.ts'
import { isOffsite, methodOf } from '../../../shared/domain/methods.ts'
import { Button } from '../../app/components/button.tsx'
import { Panel, PanelTitle } from '../../app/components/panel.tsx'
import { Pill } from '../../app/components/pill.tsx'
import { RuleChip } from '../../app/components/rule-chip.tsx'
import type { LoadedInspection } from '../../app/workspace.ts'
import styles from './task-detail.module.css'

/** 检查方式 (F9): how each matter is checked, what the district demands of it (J6, F20), and what is on record. */
export function MethodPanel({
  loaded: { inspection, context },
  onChoose,
}: {
  loaded: LoadedInspection
  /** Opens the dialog for one matter; left out where nothing can be recorded. */
  onChoose?: ((checklistId: string) => void) | undefined
}) {
  const { matterMode } = context.profile
  const officer = (id: string) => inspection.officers.find((entry) => entry.id === id)?.name ?? ''
  return (
    <Panel aria-label="检查方式">
      <PanelTitle
        aside={
          <span className={styles.marks}>
            {isJoint(inspection) && (
              <>
                <Pill tone="accent">部门联合检查</Pill> <RuleChip id="P15" />
              </>
            )}
            <RuleChip id={matterMode.ruleId} />
          </span>
        }
      >
        检查方式
      </PanelTitle>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">事项</th>
            <th scope="col">方式</th>
            <th scope="col">情况</th>
            {onChoose && (
              <th scope="col">
                <span className="visually-hidden">登记</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {inspection.checklists.map(({ id, version, department }) => {
            const checklist = context.checklists.find((entry) => entry.id === id && entry.version === version)
            const found = methodOf(inspection, id)
            const first = matterMode.offsiteFirst.includes(id)
            return (
              <tr key={id}>
                <th scope="row">
                  {checklist?.matter ?? id}
                  {department && <span className={styles.quiet}> · {department}</span>}
                </th>
                <td>
                  {found ? (
                    <Pill tone={isOffsite(found.method) ? 'accent' : 'neutral'} className={styles.cellPill}>
                      {found.method}
                    </Pill>
                  ) : first ? (
                    <Pill tone="amber" className={styles.cellPill}>
                      先作非现场检查
                    </Pill>
                  ) : (
                    <Pill className={styles.cellPill}>现场检查</Pill>
                  )}
                </td>
                <td>
                  {found ? (
                    <>
                      {isOffsite(found.method) && (
                        <strong className={styles.verdict}>
                          {found.outcome === 'sufficient' ? '足以认定' : '不足以认定，需要到场'}
                        </strong>
                      )}
                      {found.reason}
                      <span className={styles.quiet}>
                        {' '}
                        {officer(found.by)} {chineseMoment(found.at)}
                      </span>
                    </>
                  ) : (
                    <span className={styles.quiet}>
                      {matterMode.onsiteRequired.includes(id)
                        ? '本区要求现场检查，不能以其他方式代替'
                        : first
                          ? '能以非现场方式检查的，不入企'
                          : '到场检查'}
                    </span>
                  )}
                </td>
                {onChoose && (
                  <td className={styles.cellEnd}>
                    <Button kind="plain" className={styles.cellAct} onClick={() => onChoose(id)}>
                      {found ? '改检查方式' : '登记检查方式'}
                    </Button>
                  </td>
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
    </Panel>
  )
}
