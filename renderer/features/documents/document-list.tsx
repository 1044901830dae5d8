import { IconFiles, IconFileText } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { chineseMoment } from '../../../shared/domain/china-time.ts'
import { Button } from '../../app/components/button.tsx'
import { EmptyState } from '../../app/components/empty-state.tsx'
import table from '../../app/components/ledger-table.module.css'
import { NameLine } from '../../app/components/name-line.tsx'
import { PageHeader } from '../../app/components/page-header.tsx'
import { useWorkspace } from '../../app/workspace-context.tsx'
import styles from './document-list.module.css'
import { OwnNumbers } from './own-numbers.tsx'
import { isPaperKind, paperName } from './paper-input.ts'
import { PaperState } from './record-papers.tsx'
import { useIssuedPapers } from './use-issued-papers.ts'

const step = 200

/** All papers issued in the records on this laptop. */
export function DocumentList() {
  const [count, setCount] = useState(step)
  const { papers, more } = useIssuedPapers(count)
  const navigate = useNavigate()
  const { account } = useWorkspace()
  return (
    <>
      <PageHeader
        title="文书"
        beside={papers && papers.length > 0 ? `已出具 ${papers.length} 份` : undefined}
        actions={
          <Button icon={<IconFiles size={18} stroke={1.7} />} onClick={() => navigate('/documents/batch')}>
            批量文书
          </Button>
        }
      />
      <div className={styles.body}>
        {account.role === 'inspector' && <OwnNumbers />}
        {papers?.length === 0 && (
          <EmptyState
            icon={<IconFileText size={28} stroke={1.5} />}
            title="还没有出具文书"
            action={<Button onClick={() => navigate('/tasks')}>看我的任务</Button>}
          >
            各种文书在任务详情里出具，一个任务的可以成批出具，出具后列在这里。
          </EmptyState>
        )}
        {papers && papers.length > 0 && (
          <table className={`${table.table} ${styles.table}`}>
            <thead>
              <tr>
                <th scope="col">文书</th>
                <th scope="col">文号</th>
                <th scope="col">业务对象</th>
                <th scope="col">出具时间</th>
                <th scope="col">出具人</th>
              </tr>
            </thead>
            <tbody>
              {papers.map(({ document, documents, inspectionId, name, by }) => (
                <tr key={document.id}>
                  <th scope="row">
                    <Link
                      to={`/inspections/${inspectionId}/documents/${document.kind}?version=${document.version}`}
                      state={{ from: '/documents' }}
                    >
                      {isPaperKind(document.kind) ? paperName(document.kind) : document.title}
                    </Link>
                    {document.version > 1 && <span className={styles.version}>第 {document.version} 版</span>}
                    <span className={styles.version}>
                      <PaperState documents={documents} document={document} />
                    </span>
                  </th>
                  <td>{document.number}</td>
                  <td className={styles.name}>
                    <NameLine name={name} />
                  </td>
                  <td>{chineseMoment(document.issuedAt)}</td>
                  <td>{by}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {more && (
          <Button className={styles.more} onClick={() => setCount(count + step)}>
            再往前查 {step} 户
          </Button>
        )}
      </div>
    </>
  )
}
