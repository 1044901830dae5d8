import { rules } from '../../../shared/domain/rules.ts'
import { Panel, PanelTitle } from '../../app/components/panel.tsx'
import { RuleTag } from '../../app/components/rule-chip.tsx'
import styles from './help.module.css'

/** Every rule of the five plans and the national ones, with its source. */
export function RulesTable() {
  return (
    <Panel aria-label="规则">
      <PanelTitle aside={`${rules.length} 条`}>规则和出处</PanelTitle>
      <table className={styles.rules}>
        <thead>
          <tr>
            <th scope="col">编号</th>
            <th scope="col">规则</th>
            <th scope="col">出处</th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <tr key={rule.id}>
              <th scope="row">
                <RuleTag id={rule.id} />
              </th>
              <td>{rule.text}</td>
              <td>{rule.source}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
