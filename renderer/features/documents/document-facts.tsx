import { IconShieldCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { fontSetNote } from '../../../shared/documents/bundled-faces.ts'
import { chinaDate, chineseDate, chineseMoment } from '../../../shared/domain/china-time.ts'
import { type DocumentKindId, documentRule } from '../../../shared/domain/document-kinds.ts'
import type { Inspection, IssuedDocument } from '../../../shared/domain/inspection.ts'
import { Button } from '../../app/components/button.tsx'
import { SelectField } from '../../app/components/field.tsx'
import { Note } from '../../app/components/note.tsx'
import { Facts, PanelTitle } from '../../app/components/panel.tsx'
import type { LoadedInspection } from '../../app/workspace.ts'
import { shortHash } from '../inspecting/short-hash.ts'
import styles from './document-screen.module.css'
import { successorOf } from './editions.ts'
import { GlyphList } from './missing-glyphs.tsx'
import type { PaperDraft } from './paper-draft.ts'
import { isDraft } from './papers-of-record.ts'
import type { Paper } from './use-paper.ts'
import { VoidPaper } from './void-paper.tsx'

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
  /** What the officer has begun to set on the next one. */
  draft: PaperDraft
  /** Starts a draft: a re-issue, or one more. */
  onDraft: (draft: Partial<PaperDraft>) => void
}

/** 本份文书: basis, pages, faces, when and by whom; characters without a glyph; the versions. */
export function DocumentFacts(props: DocumentFactsProps) {
  const { loaded, kind, paper, versions, shownVersion, mayIssue, onShow, draft, onDraft } = props
  const { inspection } = loaded
  const document = 'document' in paper ? paper.document : null
  const pages = document?.pages ?? (paper.state === 'draft' ? paper.pages : null)
  const fontSetId = document?.fontSetId ?? (paper.state === 'draft' ? paper.fontSetId : null)
  const rows: [string, ReactNode][] = [['依据', basisOf(inspection, kind)]]
  if (pages) rows.push(['页数', `${pages} 页，A4${pages > 1 ? ' 双面' : ''}`])
  if (fontSetId) rows.push(['字体', fontSetNote(fontSetId)])
  if (document) {
    rows.push(['生成', `${chineseMoment(document.issuedAt)}，${nameOf(inspection, document.by)}`])
    rows.push(['哈希', <HashState key="hash" paper={paper} document={document} />])
  } else if (paper.state === 'draft')
    rows.push([
      '生成',
      paper.updating
        ? '正在按改动重新生成'
        : `现在按记录生成，还没有${documentRule(kind).numbered ? '编号' : '出具'}`,
    ])
  const missing = paper.state === 'draft' ? paper.missing : (document?.missing ?? [])

  return (
    <section aria-label="本份文书">
      <PanelTitle>本份文书</PanelTitle>
      <Facts rows={rows} />
      {missing.length > 0 && (
        <Note tone="red" className={styles.missing}>
          有 {missing.length} 个字字库里没有，纸面上是带字码的方框。打印后请手写补上：
          <GlyphList missing={missing} />
        </Note>
      )}
      {document && <Standing documents={inspection.documents} document={document} />}
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
      {mayIssue && document && (
        <Again
          documents={inspection.documents}
          document={document}
          draft={draft}
          onDraft={onDraft}
          onGoOn={() => onShow(0)}
        />
      )}
      {document && <VoidPaper loaded={loaded} document={document} />}
    </section>
  )
}

/** That a paper no longer stands, and why; or what it takes the place of. */
function Standing({
  documents,
  document,
}: {
  documents: readonly IssuedDocument[]
  document: IssuedDocument
}) {
  const successor = successorOf(documents, document)
  const former = documents.find(({ id }) => id === document.replaces)
  const { voided } = document
  if (voided)
    return (
      <Note tone="red" className={styles.missing}>
        已作废：{voided.byName}，{chineseMoment(voided.at)}。理由：{voided.reason}
      </Note>
    )
  if (successor)
    return (
      <Note tone="amber" className={styles.missing}>
        已被第 {successor.version} 版替代，不要再用。理由：{successor.reason}
      </Note>
    )
  return former ? (
    <Note className={styles.missing}>
      替代第 {former.version} 版。理由：{document.reason}
    </Note>
  ) : null
}

/** 重新出具 of a paper that stands; one more where several may stand, or where this one does not. */
function Again({
  documents,
  document,
  draft,
  onDraft,
  onGoOn,
}: {
  documents: readonly IssuedDocument[]
  document: IssuedDocument
  draft: PaperDraft
  onDraft: (draft: Partial<PaperDraft>) => void
  onGoOn: () => void
}) {
  const { repeatable } = documentRule(document.kind)
  const stands = !document.voided && !successorOf(documents, document)
  const choices = document.choices ?? {}
  return (
    <div className={styles.acts}>
      {stands && !isDraft(document) && (
        <Button
          className={styles.act}
          // What was begun is gone on with, not begun anew.
          onClick={() =>
            draft.replaces === document.id ? onGoOn() : onDraft({ replaces: document.id, choices })
          }
        >
          {draft.replaces === document.id ? '接着重新出具' : '重新出具'}
        </Button>
      )}
      {stands && isDraft(document) && (
        <Button className={styles.act} onClick={() => onDraft({ choices })}>
          出具正式的
        </Button>
      )}
      {(repeatable || document.voided) && (
        <Button className={styles.act} onClick={() => onDraft({ choices: {} })}>
          另出一份
        </Button>
      )}
    </div>
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
  if (kind.startsWith('listing-') && listing)
    return `检查结论，${chineseDate(chinaDate(listing.proposedAt))}报请列入`
  return documentRule(kind).due ? '本户检查记录' : `抽查任务 ${task.number}`
}

function nameOf({ officers }: Pick<Inspection, 'officers'>, id: string): string {
  return officers.find((officer) => officer.id === id)?.name ?? ''
}
