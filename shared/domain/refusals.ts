import { type Rule, ruleOf } from './rules.ts'

/**
 * A refusal of `decide`: what is not possible now, what happened, what to do, and the rule behind it.
 * `code` is stable; texts may be reworded.
 */
export interface Refusal {
  code: string
  title: string
  happened: string
  remedy: string
  rule?: Rule
}

interface Entry {
  title: string
  happened: string
  remedy: string
  ruleId?: string
}

/** Texts of every refusal. `{name}` places are filled in by `refuse`. */
const catalogue = {
  'state.cancelled': {
    title: '本户检查已经取消',
    happened: '站点取消了这次检查：{reason}。',
    remedy: '本机的记录都还在。到“同步与需要处理”看两个版本，选择怎么处理。',
    ruleId: 'Z7',
  },
  'state.not-assigned': {
    title: '这一户不再由你检查',
    happened: '{name}不在这次检查的检查人员名单里。',
    remedy: '到“同步与需要处理”移交已做的内容，或者申请改派撤回。',
    ruleId: 'Z8',
  },
  'state.sealed': {
    title: '记录已经封存，不能修改',
    happened: '第一位检查人员已经签字，签字覆盖全部内容。',
    remedy: '确有错误的，请按更正程序说明理由，原版本会保留。',
    ruleId: 'Q9',
  },
  'state.wrong-step': {
    title: '现在还不能{act}',
    happened: '本户处于“{state}”。',
    remedy: '请先完成“{state}”这一步。',
    ruleId: 'P11',
  },
  'version.pinned': {
    title: '规则版本不一致',
    happened: '本户按{pinned}建立记录，这次操作用的是{used}。',
    remedy: '请先同步，再按本户记录的版本继续。',
    ruleId: 'J9',
  },
  'recusal.not-own': {
    title: '只能由本人声明回避',
    happened: '{name}不能替别人声明。',
    remedy: '请本人在本机输入密码后声明，或者在自己的设备上声明。',
    ruleId: 'P13',
  },
  'recusal.already': {
    title: '回避声明已经作出',
    happened: '{name}已于 {at} 声明。声明后不能撤回。',
    remedy: '情况有变化的，请向所负责人书面说明。',
    ruleId: 'P13',
  },
  'recusal.ground-missing': {
    title: '请写明回避的情形',
    happened: '选了“有应当回避的情形”，但情形、关系或者说明还空着。',
    remedy: '选一种情形，写明与当事人的关系和说明。',
    ruleId: 'P13',
  },
  'recusal.pending': {
    title: '记录还没有打开',
    happened: '{names}还没有就本户声明回避。',
    remedy: '全部检查人员声明后，记录自动打开。',
    ruleId: 'P13',
  },
  'recusal.conflict': {
    title: '本户记录对你关闭',
    happened: '{name}已声明有应当回避的情形。',
    remedy: '联网后由站点从合格人员中随机抽一人替换，不需要再做什么。',
    ruleId: 'P13',
  },
  'notice.forbidden': {
    title: '本区不得事先通知',
    happened: '{district}的方案要求不透露抽查的具体时间和地点。',
    remedy: '通知书请在到场后当面出具。',
    ruleId: 'P2',
  },
  'notice.required': {
    title: '现在还不能登记到场',
    happened: '{district}要求检查前先通知，本户还没有通知记录。',
    remedy: '先出具检查通知书并登记通知方式和时间。',
    ruleId: 'F10',
  },
  'notice.future': {
    title: '通知时间不能晚于现在',
    happened: '填写的是 {at}，本机时间是 {now}。',
    remedy: '请填写实际通知的时间。',
    ruleId: 'Q17',
  },
  'document.number-pattern': {
    title: '文号不合本区格式',
    happened: '文号“{number}”不是{authority}这类文书的格式。',
    remedy: '用本机预留的文号，或者不填文号，按草稿打印。',
    ruleId: 'Q9',
  },
  'mailing.forbidden': {
    title: '到场前不能寄专用信函',
    happened: '{district}的方案要求不透露抽查的具体时间和地点。',
    remedy: '到场核查后仍无法联系的，再寄专用信函。',
    ruleId: 'P2',
  },
  'mailing.future': {
    title: '寄出日期不能晚于今天',
    happened: '填写的是 {at}，今天是 {today}。',
    remedy: '按收据上的日期填写。',
    ruleId: 'Q17',
  },
  'mailing.channel': {
    title: '本区不用这种邮寄方式',
    happened: '选的是{channel}。',
    remedy: '可选：{allowed}。',
    ruleId: 'F4',
  },
  'mailing.tracking-number': {
    title: '单号不合格式',
    happened: '{channel}的单号“{number}”不合格式。',
    remedy: 'EMS 是 13 位，或者 11 至 13 位数字；挂号信照收据填写。',
    ruleId: 'F4',
  },
  'mailing.same-number': {
    title: '这个单号已经登记过',
    happened: '单号“{number}”已在台账里。',
    remedy: '核对收据，填写这一次的单号。',
    ruleId: 'F4',
  },
  'mailing.contacted': {
    title: '已经取得联系，不用再寄',
    happened: '上一封信函 {on} 已有人签收。',
    remedy: '按已取得联系继续检查。',
    ruleId: 'F5',
  },
  'mailing.in-transit': {
    title: '上一封信函还没有结果',
    happened: '{on} 寄出的信函还没有签收或者退回。',
    remedy: '有结果后先登记，再寄第二封。',
    ruleId: 'F4',
  },
  'mailing.complete': {
    title: '两次邮寄已经完成',
    happened: '两封信函都无人签收退回，间隔符合要求。',
    remedy: '可以作出“无法联系”的结论，列入前先提醒当事人。',
    ruleId: 'F5',
  },
  'mailing.before-window': {
    title: '现在还不能登记第二次邮寄',
    happened: '第一次 {first}寄出，填写的寄出日是第 {day} 日，两次邮寄须间隔 {minimum} 至 {maximum} 日。',
    remedy: '{from}至{until}之间寄出即可。',
    ruleId: 'F6',
  },
  'mailing.unknown': {
    title: '没有这封信函',
    happened: '台账里找不到这封信函。',
    remedy: '请同步后再登记。',
    ruleId: 'F4',
  },
  'mailing.outcome-known': {
    title: '这封信函的结果已经登记',
    happened: '已登记 {on} 的结果。',
    remedy: '登记有误的，请在备注中说明后另行更正。',
    ruleId: 'F4',
  },
  'mailing.outcome-date': {
    title: '结果日期不对',
    happened: '填写的是 {on}，寄出 {posted}，今天 {today}。',
    remedy: '日期须在寄出之后，也不能晚于今天。',
    ruleId: 'F4',
  },
  'mailing.outcome-note': {
    title: '请写明签收人或者退回原因',
    happened: '说明还空着。',
    remedy: '照回执或者退信上的内容填写。',
    ruleId: 'F4',
  },
  'reminder.too-early': {
    title: '现在还不用提醒',
    happened: '本户还没有寄信，也没有到场。',
    remedy: '核查后仍无法联系的，列入前再提醒。',
    ruleId: 'F7',
  },
  'reminder.number': {
    title: '电话号码不合格式',
    happened: '“{number}”不是手机号码，也不是带区号的固定电话。',
    remedy: '照登记信息核对号码。',
    ruleId: 'F7',
  },
  'reminder.outcome-missing': {
    title: '提醒记录还缺内容',
    happened: '提醒的人或者结果还空着。',
    remedy: '写明提醒了谁、结果怎样，无人接听也写明。',
    ruleId: 'F7',
  },
  'reminder.missing': {
    title: '列入前还没有提醒当事人',
    happened: '{district}要求列入前以电话或者短信提醒，本户没有提醒记录。',
    remedy: '先登记列异提醒，再报审批表。',
    ruleId: 'F7',
  },
  'conclude.mailing-open': {
    title: '没有到场核查，还不能这样结论',
    happened: '没有到场核查时，只有两次邮寄都无人签收退回，才能认定无法联系，不能作其他结论。',
    remedy: '到场核查后再作结论；只认定无法联系的，按台账完成两次邮寄。',
    ruleId: 'F5',
  },
  'conclude.signed-for': {
    title: '不能选“{result}”',
    happened: '专用信函 {on} 已有人签收，视为取得联系。',
    remedy: '按实际检查情况选择结果。',
    ruleId: 'F5',
  },
  'arrival.two-officers': {
    title: '检查人员不足两人',
    happened: '到场的检查人员有 {count} 人。',
    remedy: '两名检查人员都到场后再登记。',
    ruleId: 'F11',
  },
  'arrival.credentials': {
    title: '还没有出示执法证件',
    happened: '到场登记里没有勾选“已出示执法证件”。',
    remedy: '向当事人出示执法证件后再登记；未出示的，当事人有权拒绝。',
    ruleId: 'P12',
  },
  'arrival.rights': {
    title: '还没有告知申请回避的权利',
    happened: '到场登记里没有勾选“已告知”。',
    remedy: '当面告知当事人有权申请回避、陈述申辩，再登记。',
    ruleId: 'P13',
  },
  'arrival.already': {
    title: '到场已经登记',
    happened: '本户已于 {at} 登记到场。',
    remedy: '直接继续检查。',
    ruleId: 'P11',
  },
  'arrival.future': {
    title: '到场时间不能晚于现在',
    happened: '填写的是 {at}，本机时间是 {now}。',
    remedy: '请填写实际到场的时间。',
    ruleId: 'Q17',
  },
  'item.unknown': {
    title: '清单里没有这一项',
    happened: '“{key}”不在本户的检查清单里。',
    remedy: '请同步后重新打开清单。',
    ruleId: 'J9',
  },
  'item.changed-elsewhere': {
    title: '这一项已被改过',
    happened: '“{title}”在你作答之前已由{by}改为“{result}”。',
    remedy: '两个版本都在。请看过对方的答案，再决定用哪一个。',
    ruleId: 'Q17',
  },
  'item.nothing-left': {
    title: '没有可以一并填写的项',
    happened: '选中的项都已经作答。',
    remedy: '直接看下一个事项。',
    ruleId: 'Q17',
  },
  'evidence.unknown': {
    title: '没有这件证据',
    happened: '记录里找不到这件证据。',
    remedy: '请重新选择。',
    ruleId: 'Q9',
  },
  'evidence.withdrawn': {
    title: '这件证据已经撤下',
    happened: '撤下的理由是：{reason}。原件和理由都保留。',
    remedy: '确需再用的，请重新拍照或者换一份文件。',
    ruleId: 'Q17',
  },
  'evidence.of-another': {
    title: '这件证据属于另一项',
    happened: '同一个文件已由{by}用在另一项。',
    remedy: '请{by}改到这一项，或者另拍一张。',
    ruleId: 'Q17',
  },
  'evidence.reason-missing': {
    title: '请写明撤下证据的理由',
    happened: '证据撤下后仍会保留原件和理由。',
    remedy: '写一句理由再撤下。',
    ruleId: 'Q17',
  },
  'conclude.open-items': {
    title: '还有 {count} 项没有作答',
    happened: '{titles}。',
    remedy: '逐项作答；确实无法检查的选“无法核实”。',
    ruleId: 'Q17',
  },
  'conclude.facts-missing': {
    title: '有不符合项没有写事实',
    happened: '{titles}。',
    remedy: '逐项写清发现的事实。',
    ruleId: 'F12',
  },
  'conclude.evidence-missing': {
    title: '证据不够',
    happened: '{titles}。',
    remedy: '补拍照片或者补选文件，再作结论。',
    ruleId: 'Q17',
  },
  'conclude.matter-result': {
    title: '事项结果与清单不一致',
    happened: '“{matter}”的清单应为“{expected}”。',
    remedy: '事项结果由清单得出，请按清单改正。',
    ruleId: 'J9',
  },
  'conclude.result-unknown': {
    title: '结果清单里没有这个结果',
    happened: '结果代码“{code}”不在第 {version} 版结果清单里。',
    remedy: '请从清单里选一个。',
    ruleId: 'J9',
  },
  'conclude.problem-found': {
    title: '不能选“{result}”',
    happened: '{titles}不符合。',
    remedy: '选一个与发现的问题相应的结果。',
    ruleId: 'F12',
  },
  'conclude.no-problem-found': {
    title: '不能选“{result}”',
    happened: '清单里没有不符合的项。',
    remedy: '选“未发现问题”，或者先在清单里记录问题。',
    ruleId: 'F12',
  },
  'conclude.party-met': {
    title: '不能选“{result}”',
    happened: '{at} 已在登记的住所（经营场所）找到当事人。',
    remedy: '按实际检查情况选择结果。',
    ruleId: 'F12',
  },
  'conclude.statement-missing': {
    title: '结论还缺内容',
    happened: '{missing}还空着。',
    remedy: '写清事实、定性和适用依据。',
    ruleId: 'F12',
  },
  'conclude.result-evidence': {
    title: '“{result}”要有证据',
    happened: '至少 {minimum} 件，现有 {count} 件。',
    remedy: '补上现场照片、录音录像或者见证材料。',
    ruleId: 'Q17',
  },
  'conclude.follow-up': {
    title: '后续处置与结果不配',
    happened: '“{result}”不能配“{followUp}”。',
    remedy: '可选：{allowed}。',
    ruleId: 'F22',
  },
  'conclude.follow-up-due': {
    title: '后续处置还缺内容',
    happened: '“{followUp}”缺{missing}。',
    remedy: '补上再作结论。期限须晚于检查结束日。',
    ruleId: 'F22',
  },
  'conclude.ended': {
    title: '检查结束时间不对',
    happened: '结束 {ended}，到场 {arrived}，本机时间 {now}。',
    remedy: '结束时间须在到场之后，也不能晚于现在。',
    ruleId: 'Q17',
  },
  'party.signature-missing': {
    title: '当事人还没有签字',
    happened: '选了“签字”，签名或者签名人还空着。',
    remedy: '请当事人在签字板上签名，并写明签名人。',
    ruleId: 'Q9',
  },
  'party.reason-missing': {
    title: '请写明{mode}的情况',
    happened: '原因或者见证人还空着。',
    remedy: '写明原因和见证人；没有见证人的，附音像并写明。',
    ruleId: 'Q9',
  },
  'party.missing': {
    title: '还没有当事人意见',
    happened: '当事人的签字、拒签或者不在场还没有记录。',
    remedy: '先完成“当事人意见与签字”。',
    ruleId: 'Q9',
  },
  'sign.twice': {
    title: '你已经签过字',
    happened: '{name}已于 {at} 签字。',
    remedy: '还需另一名检查人员用本人的密码签字。',
    ruleId: 'F11',
  },
  'sign.not-present': {
    title: '不能由未到场的人签字',
    happened: '到场登记里没有{name}。',
    remedy: '由到场的检查人员签字。',
    ruleId: 'F23',
  },
  'sign.certificate-expired': {
    title: '执法证已过期，不能签字',
    happened: '{name}的执法证有效期至 {until}。',
    remedy: '请换发执法证，或者向站点申请改派。',
    ruleId: 'P12',
  },
  'sign.time': {
    title: '签字时间不对',
    happened: '签字写的是 {signed}，操作时间是 {now}。',
    remedy: '请核对本机时间，重新签字。',
    ruleId: 'Q17',
  },
  'sign.same-certificate': {
    title: '两人的执法证号相同',
    happened: '{name}与已签字人的执法证号都是 {number}。',
    remedy: '请管理员核对人员名录。',
    ruleId: 'F11',
  },
  'sign.content-changed': {
    title: '签字内容与记录不一致',
    happened: '签字覆盖的内容与现在的记录不同。',
    remedy: '重新打开本页，看过全部内容后再签。',
    ruleId: 'Q9',
  },
  'listing.not-listable': {
    title: '这个结果不能提请列入',
    happened: '结论是“{result}”，不属于列入经营异常名录的情形。',
    remedy: '按后续处置继续办理。',
    ruleId: 'F14',
  },
  'listing.individual': {
    title: '个体工商户不列入名录',
    happened: '个体工商户依法标记为经营异常状态，走另外的程序。',
    remedy: '在结论中写明，由登记机关标记。',
    ruleId: 'F14',
  },
  'listing.pending': {
    title: '审批表已经报出',
    happened: '审批表正在{step}环节。',
    remedy: '等审批结果；被退回后可以重报。',
    ruleId: 'F14',
  },
  'listing.text-missing': {
    title: '审批表还缺内容',
    happened: '{missing}还空着。',
    remedy: '写明检查情况、适用条款和承办意见。',
    ruleId: 'F14',
  },
  'listing.not-pending': {
    title: '现在没有待审批的事项',
    happened: '本户的审批表不在待审批状态。',
    remedy: '回到审批列表看最新状态。',
    ruleId: 'F14',
  },
  'listing.wrong-role': {
    title: '这一步不由你审批',
    happened: '本户在{step}环节。',
    remedy: '由相应的负责人审批。',
    ruleId: 'F14',
  },
  'listing.own-record': {
    title: '不能审批本人承办的记录',
    happened: '{name}是本户的检查人员或者承办人。',
    remedy: '由其他负责人审批。',
    ruleId: 'F14',
  },
  'listing.opinion-missing': {
    title: '退回要写明理由',
    happened: '审核意见还空着。',
    remedy: '写清缺什么、要改什么，检查人员会看到。',
    ruleId: 'F14',
  },
  'listing.evidence-missing': {
    title: '证据还没有全部到达',
    happened: '还有 {count} 件证据没有上传完。',
    remedy: '等承办人的设备联网上传后再审批。',
    ruleId: 'Q9',
  },
  'parked.reason-missing': {
    title: '请写明处理理由',
    happened: '选择会记入日志，理由还空着。',
    remedy: '写一句理由。',
    ruleId: 'Z11',
  },
} satisfies Record<string, Entry>

export type RefusalCode = keyof typeof catalogue

/** Makes a refusal; `{name}` places in its texts are filled from `values`. */
export function refuse(code: RefusalCode, values: Record<string, string | number> = {}): Refusal {
  const entry: Entry = catalogue[code]
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
  return {
    code,
    title: fill(entry.title),
    happened: fill(entry.happened),
    remedy: fill(entry.remedy),
    ...(entry.ruleId ? { rule: ruleOf(entry.ruleId) } : {}),
  }
}

export const refusalCodes = Object.keys(catalogue) as RefusalCode[]
