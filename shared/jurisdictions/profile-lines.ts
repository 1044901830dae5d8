import { documentRules } from '../domain/document-kinds.ts'
import { citationName, resultListName } from './citation-names.ts'
import { type Profile, type ProfileDraft, usualLockMinutes } from './profile.ts'

/** One setting of a profile in the words of the screen. */
export interface ProfileLine {
  group: string
  label: string
  text: string
}

export interface ProfileChange {
  group: string
  label: string
  /** Null where the setting is new. */
  before: string | null
  /** Null where it was taken out. */
  after: string | null
}

export const startNames: Record<Profile['publishDeadline']['start'], string> = {
  inspectionEnd: '检查结束之日',
  resultProduced: '检查结果产生之日',
}
export const noticeModeNames: Record<Profile['advanceNotice']['mode'], string> = {
  required: '必须事先通知',
  forbidden: '不得事先通知',
  optional: '可以事先通知',
}
export const noticeMethodNames: Record<Profile['advanceNotice']['methods'][number], string> = {
  phone: '电话',
  mail: '邮寄',
  onSite: '当面',
}
export const chainNames: Record<Profile['approvalChain'][number], string> = {
  stationHead: '所负责人审核',
  bureauReviewer: '区局审核',
  bureauApprover: '区局审批',
}
export const numberKindNames: Record<string, string> = Object.fromEntries(
  Object.entries(documentRules).map(([kind, { name }]) => [kind, name]),
)

export const faceSourceNames: Record<NonNullable<Profile['officialFaces']>, string> = {
  bundled: '随检自带的开源字体',
  installed: '本机安装的公文字体，没有的用自带字体',
}

/** `20 个工作日` or `20 日`. */
export function periodText({ count, unit }: Pick<Profile['publishDeadline'], 'count' | 'unit'>): string {
  return unit === 'workday' ? `${count} 个工作日` : `${count} 日`
}

/** `每月 23 日` or `7 月 20 日`. */
export function scheduleText({
  month,
  day,
}: Pick<Profile['reportSchedule'][number], 'month' | 'day'>): string {
  return month ? `${month} 月 ${day} 日` : `每月 ${day} 日`
}

/** Names that a profile does not hold itself. */
export interface ProfileNames {
  /** Name of a matter, by checklist id. */
  readonly matter: (id: string) => string
  /** Name of a standard sentence of the papers, by its key. */
  readonly phrase: (key: string) => string
}

/** Every setting of a profile, in the groups of the form. */
export function profileLines(profile: ProfileDraft, { matter, phrase }: ProfileNames): ProfileLine[] {
  const list = (words: readonly string[]) => (words.length > 0 ? words.join('、') : '无')
  const rule = (id: string) => `（${id}）`
  const { publishDeadline, advanceNotice, mailing, preListingReminder, matterMode, resultReview } = profile
  const groups: [string, [string, string][]][] = [
    [
      '机关',
      [
        ['简称', profile.name],
        ['机关全称', profile.authority],
        ['对上级局的称呼', profile.bureau ?? '区局'],
        ['派发平台', profile.platform],
        ['监督电话', profile.supervisionPhone || '无'],
        ['规则来源', profile.source],
        ['无人操作自动锁定', `${profile.lockAfterMinutes ?? usualLockMinutes} 分钟`],
      ],
    ],
    [
      '公示期限',
      [
        ['期限', periodText(publishDeadline) + rule(publishDeadline.ruleId)],
        ['起算', `${startNames[publishDeadline.start]}，当日不计`],
        [
          '全国上限',
          periodText(profile.nationalPublishDeadline) + rule(profile.nationalPublishDeadline.ruleId),
        ],
      ],
    ],
    [
      '事先通知',
      [
        ['要求', noticeModeNames[advanceNotice.mode] + rule(advanceNotice.ruleId)],
        ['通知办法', list(advanceNotice.methods.map((method) => noticeMethodNames[method]))],
      ],
    ],
    [
      '邮寄与提醒',
      [
        ['两次邮寄间隔', `${mailing.minimumDays} 至 ${mailing.maximumDays} 日${rule(mailing.ruleId)}`],
        ['邮寄渠道', list(mailing.channels)],
        [
          '列异提醒',
          (preListingReminder.required ? '列入前必须提醒' : '不要求') + rule(preListingReminder.ruleId),
        ],
      ],
    ],
    [
      '检查方式',
      [
        ['应当现场检查', list(matterMode.onsiteRequired.map(matter))],
        ['先用非现场方式', list(matterMode.offsiteFirst.map(matter))],
        ['依据', matterMode.ruleId],
      ],
    ],
    ['审批环节', [['列入异常名录', profile.approvalChain.map((step) => chainNames[step]).join('，')]]],
    [
      '结果复核',
      [['提交前', (resultReview.required ? '须经所负责人复核' : '不要求复核') + rule(resultReview.ruleId)]],
    ],
    ['公示平台', [['平台', list(profile.publicationPlatforms)]]],
    [
      '报告日期',
      profile.reportSchedule.map((entry) => [
        `${entry.name} ${scheduleText(entry)}`,
        `${scheduleText(entry)}前${rule(entry.ruleId)}`,
      ]),
    ],
    ['指标', profile.targets.map(({ name, percent, ruleId }) => [name, `${percent}%${rule(ruleId)}`])],
    [
      '文号格式',
      Object.entries(profile.numberPatterns).map(([kind, pattern]) => [
        numberKindNames[kind] ?? kind,
        pattern,
      ]),
    ],
    [
      '引用条款',
      Object.entries(profile.citations).flatMap(([key, dated]) =>
        dated.map(({ from, text, background }): [string, string] => [
          `${citationName(key, matter)}，${from} 起`,
          background ? `${text}（待核）` : text,
        ]),
      ),
    ],
    ['文书字体', [['字体', faceSourceNames[profile.officialFaces ?? 'bundled']]]],
    [
      '文书用语',
      Object.entries(profile.phrases ?? {}).flatMap(([key, dated]) =>
        dated.map(({ from, text }): [string, string] => [`${phrase(key)}，${from} 起`, text]),
      ),
    ],
    ['结果清单', [['版本', resultListName(profile.resultList)]]],
    ['本区规则', (profile.rules ?? []).map(({ id, text, source }) => [id, `${text}（${source}）`])],
  ]
  return groups.flatMap(([group, lines]) => lines.map(([label, text]) => ({ group, label, text })))
}

/** What differs between two versions, setting by setting. */
export function profileChanges(
  before: ProfileDraft,
  after: ProfileDraft,
  names: ProfileNames,
): ProfileChange[] {
  const key = ({ group, label }: ProfileLine) => `${group}\n${label}`
  const old = new Map(profileLines(before, names).map((line) => [key(line), line]))
  const changes: ProfileChange[] = []
  for (const line of profileLines(after, names)) {
    const was = old.get(key(line))
    old.delete(key(line))
    if (was?.text !== line.text)
      changes.push({ group: line.group, label: line.label, before: was?.text ?? null, after: line.text })
  }
  for (const { group, label, text } of old.values()) changes.push({ group, label, before: text, after: null })
  return changes
}
