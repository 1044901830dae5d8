import { type Calendar, calendarDaysBetween, workdaysBetween } from '../../../shared/domain/calendar.ts'
import { chineseDate, chineseWeekday } from '../../../shared/domain/china-time.ts'
import type { DueDate } from '../../../shared/domain/publication.ts'

export interface DeadlineText {
  tone: 'plain' | 'amber' | 'red'
  /** 剩 3 个工作日, 今天截止, 逾期 2 个工作日. */
  left: string
  /** 8月17日, with the year when it is another one. */
  date: string
  /** 暂算: the date lies past the calendar's end, or its start event is still to come. */
  provisional: boolean
}

/** A date with its year only when that differs from today's. */
export function dateNear(date: string, today: string): string {
  return chineseDate(date, date.slice(0, 4) !== today.slice(0, 4))
}

/**
 * What a deadline chip says. Days are 工作日, because they help to plan; where none lies between (a weekend),
 * calendar days are named instead.
 * @param today ISO date
 */
export function deadlineText(due: DueDate, today: string, calendar: Calendar): DeadlineText {
  const text = {
    date: dateNear(due.date, today),
    provisional: due.deadline.provisional || due.awaitsStart === true,
  }
  if (due.date === today) return { ...text, tone: 'amber', left: '今天截止' }
  if (due.date < today) {
    const workdays = workdaysBetween(due.date, today, calendar)
    const late = workdays > 0 ? `${workdays} 个工作日` : `${calendarDaysBetween(due.date, today)} 日`
    return { ...text, tone: 'red', left: `逾期 ${late}` }
  }
  const workdays = workdaysBetween(today, due.date, calendar)
  const left = workdays > 0 ? `${workdays} 个工作日` : `${calendarDaysBetween(today, due.date)} 日`
  return { ...text, tone: workdays <= 3 ? 'amber' : 'plain', left: `剩 ${left}` }
}

const dueNames: Record<DueDate['kind'], string> = {
  publication: '公示期限',
  'task-window': '任务截止',
  'second-mailing': '第二次邮寄截止',
  'follow-up': '后续处置期限',
  'listing-decision': '列入决定期限',
}

/** Heading and explanation of a deadline's note: due date and weekday, start event, limits. */
export function deadlineNote(
  due: DueDate,
  today: string,
): { title: string; body: string; national?: string; provisional?: string } {
  const weekday = chineseWeekday(due.date)
  const title = `${dueNames[due.kind]} ${dateNear(due.date, today)}（${weekday}）`
  const body =
    due.kind === 'publication' && due.start
      ? `${due.startEvent === 'resultProduced' && !due.awaitsStart ? '检查结果产生' : '检查结束'} ${dateNear(due.start, today)}，当日不计，从次日起算。`
      : due.kind === 'second-mailing'
        ? '第二次邮寄的最后一天，当日寄出仍算在内。再晚寄出的，算作新的第一次。'
        : due.kind === 'follow-up'
          ? followUpNote(due, today)
          : due.kind === 'listing-decision'
            ? `自${dateNear(due.start ?? due.date, today)}起 10 个工作日内作出决定，当日不计。`
            : '抽查任务规定的最后一天，须在此前完成检查。'
  const national =
    due.national && due.national.nominal !== due.date
      ? `全国上限 ${due.national.count} ${due.national.unit === 'workday' ? '个工作日' : '日'}，即 ${dateNear(due.national.nominal, today)}`
      : undefined
  const provisional = due.awaitsStart
    ? '本地区自检查结果产生之日起算。两名检查人员都签字后结果才产生，现在按检查结束之日暂算。'
    : due.deadline.provisional
      ? '工作日历还没有这一年的放假安排，日期按周一至周五暂算，日历更新后可能改变。'
      : undefined
  return { title, body, ...(national ? { national } : {}), ...(provisional ? { provisional } : {}) }
}

function followUpNote({ deadline: { nominal, effective } }: DueDate, today: string): string {
  const rolled = nominal === effective ? '' : `原定 ${dateNear(nominal, today)}，遇休假日顺延到下一个工作日。`
  return `${rolled}后续处置的最后一天，须在此前复查、取得反馈或者办结。`
}
