import { KeyCap } from '../../app/components/key-cap.tsx'
import { Panel, PanelTitle } from '../../app/components/panel.tsx'
import styles from './help.module.css'

const keys: readonly (readonly [keys: readonly string[], words: string])[] = [
  [['/'], '搜索'],
  [['↑', '↓'], '上一行、下一行'],
  [['Enter'], '打开，或者按本页的主按钮'],
  [['Esc'], '返回'],
  [['G', '1'], '到左侧第 1 处，2 至 6 同理'],
  [['G', 'L'], '锁定本机'],
  [['1', '2', '3', '4'], '检查中：符合、不符合、不适用、无法核实'],
  [['[', ']'], '检查中：上一个、下一个事项'],
  [['Alt', 'C'], '检查中：拍照'],
  [['Ctrl', 'V'], '检查中：粘贴证据'],
  [['Alt', 'A'], '检查中：其余全部符合'],
  [['Ctrl', 'Enter'], '在文字框里：下一项'],
  [['A'], '审批：同意，随后输入密码'],
  [['R'], '审批：退回'],
  [['Ctrl', 'P'], '打印'],
  [['+', '−'], '文书：放大、缩小'],
  [['0'], '文书：适合整页、适合宽度'],
  [['F1'], '本页，? 也可以'],
]

/** The keyboard map. Single keys do nothing while a text field has focus or an input method composes. */
export function KeysTable() {
  return (
    <Panel aria-label="按键">
      <PanelTitle aside="文字框里、输入法组字时不起作用">按键</PanelTitle>
      <table className={styles.keys}>
        <tbody>
          {keys.map(([caps, words]) => (
            <tr key={words}>
              <th scope="row">
                <span className="visually-hidden">{caps.join(' ')}</span>
                {caps.map((cap) => (
                  <KeyCap key={cap}>{cap}</KeyCap>
                ))}
              </th>
              <td>{words}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
