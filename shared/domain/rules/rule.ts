/**
 * Who a rule of a plan binds: M the inspector's app, S the station server, R reports and statistics, C a setting of the
 * district. Several marks share it.
 */
export type RuleMark = 'M' | 'S' | 'R' | 'C'

/** A rule of the law or of a plan as the screen shows it: id of the rule list, wording, source. */
export interface Rule {
  id: string
  text: string
  source: string
  /** Empty for a national rule, which belongs to no plan. */
  marks: readonly RuleMark[]
}
