import { IconChevronRight, IconFileText } from '@tabler/icons-react'
import { useMemo } from 'react'
import { Link } from 'react-router'
import { chinaDate } from '../../../shared/domain/china-time.ts'
import { documentRule } from '../../../shared/domain/document-kinds.ts'
import type { IssuedDocument } from '../../../shared/domain/inspection.ts'
import { classNames } from '../../app/class-names.ts'
import { dateNear } from '../../app/components/deadline-text.ts'
import { PanelTitle } from '../../app/components/panel.tsx'
import { Pill } from '../../app/components/pill.tsx'
import { useToday } from '../../app/use-today.ts'
import type { LoadedInspection } from '../../app/workspace.ts'
import { successorOf } from './editions.ts'
import { isPaperKind, paperName } from './paper-input.ts'
import { isDraft, papersOf } from './papers-of-record.ts'
import styles from './record-papers.module.css'

/** 文书 of a record: what can be issued now, what is issued, and what comes later. */
export function RecordPapers({ loaded, closed }: { loaded: LoadedInspection; closed: boolean }) {
  const today = useToday()
  const { inspection } = loaded
  const { now, later } = useMemo(() => papersOf(loaded, today, closed), [loaded, today, closed])
  const issued = inspection.documents
    .filter(({ kind }) => !closed || documentRule(kind).beforeOpen)
    .toSorted((a, b) => (a.issuedAt < b.issuedAt ? 1 : -1))
  const base = `/inspections/${inspection.id}/documents`
  return (
    <section aria-label="文书">
      <PanelTitle aside={issued.length > 0 ? `已出具 ${issued.length} 份` : undefined}>文书</PanelTitle>
      {now.length > 0 && (
        <>
          <h3 className={styles.head}>现在可以出具</h3>
          <ul>
            {now.map((kind) => (
              <li key={kind}>
                <Link className={styles.row} to={`${base}/${kind}`}>
                  <IconFileText size={16} stroke={1.7} aria-hidden />
                  <span className={styles.name}>{paperName(kind)}</span>
                  <IconChevronRight size={16} stroke={1.7} aria-hidden className={styles.go} />
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {issued.length > 0 && (
        <>
          <h3 className={styles.head}>已出具</h3>
          <ul>
            {issued.map((document) => (
              <li key={document.id}>
                <Link
                  className={classNames(styles.row, styles.issued)}
                  to={`${base}/${document.kind}?version=${document.version}`}
                >
                  <IconFileText size={16} stroke={1.7} aria-hidden />
                  <span className={styles.name}>
                    {isPaperKind(document.kind) ? paperName(document.kind) : document.title}
                    {document.version > 1 && `（第 ${document.version} 版）`}
                    <PaperState documents={inspection.documents} document={document} />
                    {document.number && <small>{document.number}</small>}
                  </span>
                  <time>{dateNear(chinaDate(document.issuedAt), today)}</time>
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {issued.length === 0 && now.length === 0 && <p className={styles.none}>还没有出具文书</p>}
      {later.length > 0 && (
        <details className={styles.later}>
          <summary>以后还有 {later.length} 种</summary>
          <ul>
            {later.map(({ kind, after }) => (
              <li key={kind}>
                <span>{paperName(kind)}</span>
                <span className={styles.after}>在{after}之后</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

/** 已作废, 已被第 2 版替代, or 草稿; nothing for a paper that stands. */
export function PaperState({
  documents,
  document,
}: {
  documents: readonly IssuedDocument[]
  document: IssuedDocument
}) {
  const successor = successorOf(documents, document)
  if (document.voided) return <Pill tone="red">已作废</Pill>
  if (successor) return <Pill>已被第 {successor.version} 版替代</Pill>
  return isPaperKind(document.kind) && isDraft(document) ? <Pill tone="amber">草稿</Pill> : null
}
