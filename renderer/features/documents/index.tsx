import { useParams } from 'react-router'
import { DocumentList } from './document-list.tsx'
import { DocumentScreen } from './document-screen.tsx'

/** 文书: one paper of a record (`/inspections/:id/documents/:kind`), or all issued papers (`/documents`). */
export default function Documents() {
  const { id, kind } = useParams()
  return id ? <DocumentScreen key={`${id}/${kind}`} id={id} kind={kind} /> : <DocumentList />
}
