import { chineseMoment } from '../../../shared/domain/china-time.ts'
import { type Inspection, inspectionStateNames } from '../../../shared/domain/inspection.ts'

export interface VersionRow {
  label: string
  local: string
  station: string
  differs: boolean
}

const onlyWhenDifferent = ['到场登记', '当事人意见', '检查方式', '签字', '站点说明']

/** The rows of 本机版本 and 站点版本 side by side; differing ones are shown in weight 500. */
export function compareVersions(local: Inspection, station: Inspection): VersionRow[] {
  const names = new Map([...local.officers, ...station.officers].map(({ id, name }) => [id, name]))
  const row = (label: string, read: (version: Inspection) => string): VersionRow => {
    const [here, there] = [read(local), read(station)]
    return { label, local: here, station: there, differs: here !== there }
  }
  const added = Object.keys(local.answers).filter(
    (key) => local.answers[key]?.commandId !== station.answers[key]?.commandId,
  ).length
  const answers = row('清单答案', ({ answers }) => `${Object.keys(answers).length} 项`)
  const rows = [
    row('分配给', ({ officers }) => officers.map(({ name }) => name).join('、')),
    row('任务状态', ({ state }) => inspectionStateNames[state]),
    row('到场登记', ({ arrival }) => (arrival ? chineseMoment(arrival.at) : '未登记')),
    {
      ...answers,
      local: added > 0 ? `${answers.local}，其中 ${added} 项与站点不同` : answers.local,
      differs: answers.differs || added > 0,
    },
    row('证据', ({ evidence }) => `${evidence.filter(({ withdrawn }) => !withdrawn).length} 件`),
    row('结论', ({ conclusion }) =>
      conclusion
        ? `${conclusion.resultText}（${names.get(conclusion.by) ?? '其他人员'}，${chineseMoment(conclusion.endedAt)}）`
        : '未填',
    ),
    row('当事人意见', ({ party }) =>
      party
        ? `${{ signed: '已签字', refused: '拒签', absent: '不在场' }[party.mode]}${party.opinion ? `：${party.opinion}` : ''}（${chineseMoment(party.recordedAt)}）`
        : '未记录',
    ),
    row('检查方式', ({ methods }) =>
      methods
        .map(({ method, by, at }) => `${method}（${names.get(by) ?? '其他人员'}，${chineseMoment(at)}）`)
        .join('、'),
    ),
    row('签字', ({ signatures }) =>
      signatures.length === 0
        ? '未签'
        : signatures.map(({ officerId }) => names.get(officerId) ?? '其他人员').join('、'),
    ),
    row('站点说明', ({ stationNote }) =>
      stationNote
        ? `${stationNote.kind === 'cancelled' ? '取消' : '改派'}：${stationNote.reason}，${chineseMoment(stationNote.at)}`
        : '—',
    ),
  ]
  return rows.filter(({ label, differs }) => differs || !onlyWhenDifferent.includes(label))
}
