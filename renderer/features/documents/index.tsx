import { useLocation, useParams } from 'react-router'
import { BatchScreen } from './batch/batch-screen.tsx'
import { DocumentList } from './document-list.tsx'
import { DocumentScreen } from './document-screen.tsx'

/**
 * 文书: one paper of a record (`/inspections/:id/documents/:kind`), all issued papers (`/documents`), or the papers of
 * many records in one go (`/documents/batch`).
 */
export default function Documents() {
  const { id, kind } = useParams()
  const { pathname } = useLocation()
  if (id) return <DocumentScreen key={`${id}/${kind}`} id={id} kind={kind} />
  return pathname === '/documents/batch' ? <BatchScreen /> : <DocumentList />
}
