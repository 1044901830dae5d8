import { type FaceSource, faceSources } from '../../../shared/documents/official-faces.ts'
import { resultListName } from '../../../shared/jurisdictions/citation-names.ts'
import { chainNames, faceSourceNames, numberKindNames } from '../../../shared/jurisdictions/profile-lines.ts'
import { CheckField, SelectField, TextField } from '../../app/components/field.tsx'
import { useSnapshot, useWorkspace } from '../../app/workspace-context.tsx'
import styles from './administration.module.css'
import { ChoicesField, Group, type GroupProps, problemAt, RuleField } from './fields.tsx'

/** 检查方式 per matter. */
export function MatterGroup({ draft, onChange, problems }: GroupProps) {
  const { checklists } = useSnapshot(useWorkspace().reference)
  const { matterMode } = draft
  const change = (part: Partial<typeof matterMode>) => onChange({ matterMode: { ...matterMode, ...part } })
  const named = new Map(checklists.map(({ id, matter }) => [id, matter] as const))
  const matters = [...named]
  return (
    <Group title="检查方式" note="没有选的事项，方式由检查人员按清单决定">
      <ChoicesField
        legend="应当现场检查，不得以书面、网络检查代替"
        options={matters}
        value={matterMode.onsiteRequired}
        onValue={(onsiteRequired) => change({ onsiteRequired })}
        error={problemAt(problems, 'matterMode.onsiteRequired')}
      />
      <ChoicesField
        legend="先用非现场方式，能监管的不得入企"
        options={matters}
        value={matterMode.offsiteFirst}
        onValue={(offsiteFirst) => change({ offsiteFirst })}
        error={problemAt(problems, 'matterMode.offsiteFirst')}
      />
      <RuleField
        value={matterMode.ruleId}
        onValue={(ruleId) => change({ ruleId })}
        error={problemAt(problems, 'matterMode.ruleId')}
      />
    </Group>
  )
}

/** 审批环节 and 结果复核. */
export function ApprovalGroup({ draft, onChange, problems }: GroupProps) {
  const { approvalChain, resultReview } = draft
  return (
    <Group title="复核与审批">
      <div className={styles.four}>
        <CheckField
          checked={resultReview.required}
          onChange={({ target }) => onChange({ resultReview: { ...resultReview, required: target.checked } })}
        >
          检查结果须经所负责人复核后才算提交
        </CheckField>
      </div>
      <RuleField
        value={resultReview.ruleId}
        onValue={(ruleId) => onChange({ resultReview: { ...resultReview, ruleId } })}
        error={problemAt(problems, 'resultReview.ruleId')}
      />
      <ChoicesField
        legend="列入经营异常名录的审批环节，依次进行"
        options={Object.entries(chainNames) as [keyof typeof chainNames, string][]}
        value={approvalChain}
        onValue={(chosen) => onChange({ approvalChain: chosen })}
        error={problemAt(problems, 'approvalChain')}
      />
    </Group>
  )
}

/** 文号格式, the faces of papers and the version of the 结果清单. */
export function PapersGroup({ draft, onChange, problems }: GroupProps) {
  const { resultLists } = useSnapshot(useWorkspace().reference)
  const { numberPatterns, resultList } = draft
  const key = `${resultList.id}@${resultList.version}`
  return (
    <Group
      title="文号、字体与结果清单"
      note="{year} 为年份，{number} 为顺序号；本机字体只有桌面版能读取，浏览器里用自带字体"
    >
      {Object.entries(numberPatterns).map(([kind, pattern]) => (
        <TextField
          key={kind}
          label={numberKindNames[kind] ?? kind}
          frameClassName={styles.three}
          value={pattern}
          onChange={({ target }) => onChange({ numberPatterns: { ...numberPatterns, [kind]: target.value } })}
          error={problemAt(problems, `numberPatterns.${kind}`)}
        />
      ))}
      <SelectField
        label="文书字体"
        frameClassName={styles.three}
        value={draft.officialFaces ?? 'bundled'}
        onChange={({ target }) => onChange({ officialFaces: target.value as FaceSource })}
        error={problemAt(problems, 'officialFaces')}
      >
        {faceSources.map((source) => (
          <option key={source} value={source}>
            {faceSourceNames[source]}
          </option>
        ))}
      </SelectField>
      <SelectField
        label="结果清单"
        frameClassName={styles.three}
        value={key}
        onChange={({ target }) => {
          const [id = '', version] = target.value.split('@')
          onChange({ resultList: { id, version: Number(version) } })
        }}
        error={problemAt(problems, 'resultList.version')}
      >
        {resultLists.map(({ id, version }) => (
          <option key={`${id}@${version}`} value={`${id}@${version}`}>
            {resultListName({ id, version })}
          </option>
        ))}
      </SelectField>
    </Group>
  )
}
