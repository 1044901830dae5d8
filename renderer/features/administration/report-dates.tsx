import { chineseDate, chineseWeekday } from '../../../shared/domain/china-time.ts'
import { nextReportDates } from '../../../shared/domain/report-dates.ts'
import { newestProfile } from '../../../shared/jurisdictions/profile.ts'
import { PanelTitle } from '../../app/components/panel.tsx'
import { Pill } from '../../app/components/pill.tsx'
import { RuleChip } from '../../app/components/rule-chip.tsx'
import { useCalendar } from '../../app/use-calendar.ts'
import { useToday } from '../../app/use-today.ts'
import { useSnapshot, useWorkspace } from '../../app/workspace-context.tsx'
import styles from './administration.module.css'

/** 报告日期 of the own district that come next, with the day on which they have to leave. */
export function ReportDates() {
  const workspace = useWorkspace()
  const { profiles } = useSnapshot(workspace.reference)
  const calendar = useCalendar()
  const today = useToday()
  const profile = newestProfile(profiles, workspace.account.districtId)
  const dates = nextReportDates(profile?.reportSchedule ?? [], today, calendar)
  return (
    <section aria-label="报告日期">
      <PanelTitle>报告日期</PanelTitle>
      {dates.length === 0 ? (
        <p className={styles.quiet}>本区的方案没有规定报告日期。</p>
      ) : (
        <ul className={styles.dates}>
          {dates.map(({ name, date, remindOn, ruleId, provisional }) => {
            const words = (day: string) => chineseDate(day, day.slice(0, 4) !== today.slice(0, 4))
            return (
              <li key={`${name} ${date}`}>
                <p>
                  {name} <span className={styles.date}>{words(date)}</span>（{chineseWeekday(date)}）{' '}
                  <RuleChip id={ruleId} /> {provisional && <Pill tone="amber">暂算</Pill>}
                </p>
                <p className={remindOn <= today ? styles.due : styles.quiet}>
                  {remindOn === today
                    ? '今天报送'
                    : remindOn < today
                      ? `应在 ${words(remindOn)}前报送，现在就报`
                      : remindOn === date
                        ? '当日是工作日'
                        : `当日休假，请于 ${words(remindOn)}（${chineseWeekday(remindOn)}）前报送`}
                </p>
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}
