/** What papers cite, by the key that a profile keeps it under. Keys with a checklist's id carry the name of its matter. */
const names: Readonly<Record<string, string>> = {
  plan: '抽查工作计划',
  inspection: '检查依据',
  rights: '当事人的权利',
  duties: '当事人的义务',
  officers: '执法人员和证件',
  records: '现场记录',
  delivery: '送达',
  recusal: '回避',
  'recusal.own': '自行回避',
  'recusal.pending': '回避决定作出以前',
  approval: '检查审批',
  mailing: '邮寄核实',
  'mailing.individual': '邮寄核实（个体工商户）',
  'mailing.cooperative': '邮寄核实（农民专业合作社）',
  'ordered-correction': '责令改正',
  'correction.consequence': '逾期不改正的后果',
  disclosure: '责令公示',
  'disclosure.cooperative': '责令公示（农民专业合作社）',
  'disclosure.individual': '责令公示（个体工商户）',
  'disclosure.days': '责令公示的日数',
  'disclosure.consequence': '逾期未公示的后果',
  'disclosure.consequence.individual': '逾期未公示的后果（个体工商户）',
  'listing.annual-report': '列入：未公示年度报告',
  'listing.ordered-publication': '列入：未按责令公示',
  'listing.false-information': '列入：隐瞒真实情况、弄虚作假',
  'listing.unreachable': '列入：通过登记的住所无法联系',
  'listing.cooperative': '列入：农民专业合作社',
  'marking.individual': '标记：个体工商户',
  'listing.annual-report.breach': '违反的规定：未公示年度报告',
  'listing.ordered-publication.breach': '违反的规定：未按责令公示',
  'listing.false-information.breach': '违反的规定：隐瞒真实情况、弄虚作假',
  'removal.annual-report': '移出：补报年度报告',
  'removal.ordered-publication': '移出：履行公示义务',
  'removal.false-information': '移出：更正公示信息',
  'removal.unreachable': '移出：变更住所或者重新取得联系',
  'removal.individual': '恢复正常记载（个体工商户）',
  'lead-transfer': '线索移送',
  'lead-transfer.case-filing': '移送立案',
  discipline: '检查纪律',
  'discipline.five-prohibitions': '五个严禁',
  'discipline.eight-no': '八个不得',
  remedy: '救济途径',
  'remedies.order': '救济途径：责令通知书',
  'remedies.listing': '救济途径：列入决定书',
}

/**
 * Name of a citation for screens; the key itself where a district keeps one of its own.
 * @param matter name of a matter, by checklist id
 */
export function citationName(key: string, matter: (id: string) => string): string {
  const [, checklist] = /^inspection\.(.+)$/.exec(key) ?? []
  return checklist ? `检查依据：${matter(checklist)}` : (names[key] ?? key)
}

/** Name of a 结果清单 with its version; other lists than the national one go by their id. */
export function resultListName({ id, version }: { id: string; version: number }): string {
  return `${id === 'national' ? '全国统一清单' : id} 第 ${version} 版`
}
