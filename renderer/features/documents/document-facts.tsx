import { IconShieldCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { bundledFaces } from '../../../shared/documents/bundled-faces.ts'
import { chinaDate, chineseDate, chineseMoment } from '../../../shared/domain/china-time.ts'
import type { DocumentKindId } from '../../../shared/domain/document-kinds.ts'
import type { Inspection, IssuedDocument } from '../../../shared/domain/inspection.ts'
import { Button } from '../../app/components/button.tsx'
import { SelectField } from '../../app/components/field.tsx'
import { Note } from '../../app/components/note.tsx'
import { Facts, PanelTitle } from '../../app/components/panel.tsx'
import type { LoadedInspection } from '../../app/workspace.ts'
import { shortHash } from '../inspecting/short-hash.ts'
import styles from './document-screen.module.css'
import type { Paper } from './use-paper.ts'

interface DocumentFactsProps {
  loaded: LoadedInspection
  kind: DocumentKindId
  paper: Paper
  /** Issued versions, newest first. */
  versions: readonly IssuedDocument[]
  /** 0 for the draft. */
  shownVersion: number
  mayIssue: boolean
  onShow: (version: number) => void
}

/** 本份文书: basis, pages, faces, when and by whom; characters without a glyph; the versions. */
export function DocumentFacts(props: DocumentFactsProps) {
  const { loaded, kind, paper, versions, shownVersion, mayIssue, onShow } = props
  const { inspection } = loaded
  const document = 'document' in paper ? paper.document : null
  const pages = document?.pages ?? (paper.state === 'draft' ? paper.pages : null)
  const fontSetId = document?.fontSetId ?? (paper.state === 'draft' ? paper.fontSetId : null)
  const rows: [string, ReactNode][] = [['依据', basisOf(inspection, kind)]]
  if (pages) rows.push(['页数', `${pages} 页，A4${pages > 1 ? ' 双面' : ''}`])
  if (fontSetId) rows.push(['字体', fontSetId === bundledFaces.id ? bundledFaces.note : fontSetId])
  if (document) {
    rows.push(['生成', `${chineseMoment(document.issuedAt)}，${nameOf(inspection, document.by)}`])
    rows.push(['哈希', <HashState key="hash" paper={paper} document={document} />])
  } else if (paper.state === 'draft')
    rows.push(['生成', paper.updating ? '正在按改动重新生成' : '现在按记录生成，还没有编号'])
  const missing = paper.state === 'draft' ? paper.missing : []

  return (
    <section aria-label="本份文书">
      <PanelTitle>本份文书</PanelTitle>
      <Facts rows={rows} />
      {missing.length > 0 && (
        <Note tone="red" className={styles.missing}>
          有 {missing.length} 个字字库里没有，纸面上是带字码的方框。打印后请手写补上：
          <span className={styles.glyphs}>{missing.join('、')}</span>
        </Note>
      )}
      {versions.length > 0 && (versions.length > 1 || shownVersion === 0) && (
        <SelectField
          label="各版本"
          frameClassName={styles.versions}
          value={shownVersion}
          onChange={(event) => onShow(Number(event.target.value))}
        >
          {shownVersion === 0 && <option value={0}>草稿，按现在的记录</option>}
          {versions.map(({ id, version, number, issuedAt }) => (
            <option key={id} value={version}>
              第 {version} 版，{number || '草稿'}，{chineseDate(chinaDate(issuedAt))}
            </option>
          ))}
        </SelectField>
      )}
      {mayIssue && shownVersion !== 0 && (
        <Button className={styles.act} onClick={() => onShow(0)}>
          再出一版
        </Button>
      )}
    </section>
  )
}

function HashState({ paper, document }: { paper: Paper; document: IssuedDocument }) {
  if (paper.state !== 'issued') return <>{shortHash(document.sha256)}</>
  return paper.intact ? (
    <span className={styles.hash} title={document.sha256}>
      <IconShieldCheck size={16} stroke={1.8} aria-hidden className={styles.good} />
      {shortHash(document.sha256)}，与登记一致
    </span>
  ) : (
    <span className={styles.bad}>校验不一致，请不要使用</span>
  )
}

/** What the paper rests on, in one line. */
function basisOf({ listing, task }: Inspection, kind: DocumentKindId): string {
  if (kind === 'inspection-notice') return `抽查任务 ${task.number}`
  return listing ? `检查结论，${chineseDate(chinaDate(listing.proposedAt))}报请列入` : '检查结论'
}

function nameOf({ officers }: Pick<Inspection, 'officers'>, id: string): string {
  return officers.find((officer) => officer.id === id)?.name ?? ''
}
