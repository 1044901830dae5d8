import { IconFileOff } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router'
import type { Choices } from '../../../shared/documents/index.ts'
import type { DocumentKindId } from '../../../shared/domain/document-kinds.ts'
import { Button } from '../../app/components/button.tsx'
import { EmptyState } from '../../app/components/empty-state.tsx'
import { PageHeader } from '../../app/components/page-header.tsx'
import type { LoadedInspection } from '../../app/workspace.ts'
import { useInspection, useWorkspace } from '../../app/workspace-context.tsx'
import { DeliverySection } from './delivery-section.tsx'
import { DocumentFacts } from './document-facts.tsx'
import { DocumentHeader } from './document-header.tsx'
import styles from './document-screen.module.css'
import { IssueOutcome } from './issue-outcome.tsx'
import { issuedOfKind, mayNotLeave } from './issue-refusal.ts'
import { NoticeContent } from './notice-content.tsx'
import { isPaperKind, paperName } from './paper-input.ts'
import { PaperStage } from './paper-stage.tsx'
import type { Zoom } from './paper-view.tsx'
import { useIssue } from './use-issue.ts'
import { usePaper } from './use-paper.ts'

/** One paper of one record. */
export function DocumentScreen({ id, kind }: { id: string; kind: string | undefined }) {
  const loaded = useInspection(id)
  const navigate = useNavigate()
  if (loaded && isPaperKind(kind)) return <Screen loaded={loaded} kind={kind} />
  return (
    <>
      <PageHeader title={isPaperKind(kind) ? paperName(kind) : '文书'} />
      {loaded !== undefined && (
        <EmptyState
          icon={<IconFileOff size={28} stroke={1.5} />}
          title={loaded ? '没有这种文书' : '本机没有这一户的记录'}
          action={
            <Button onClick={() => navigate(loaded ? `/inspections/${id}` : '/documents')}>
              {loaded ? '回到本户检查' : '看已出具的文书'}
            </Button>
          }
        >
          {loaded
            ? '可以出具的有检查通知书和经营异常名录审批表。'
            : '它可能已改派给其他人，或者还没有同步到本机。'}
        </EmptyState>
      )}
    </>
  )
}

function Screen({ loaded, kind }: { loaded: LoadedInspection; kind: DocumentKindId }) {
  const { account } = useWorkspace()
  const { inspection } = loaded
  const versions = issuedOfKind(inspection.documents, kind)
  /** Version on show; 0 is the draft from the record. Undefined follows the newest. */
  const [parameters] = useSearchParams()
  const [chosen, setChosen] = useState(Number(parameters.get('version')) || undefined)
  const wanted = chosen ?? versions[0]?.version ?? 0
  const issued = versions.find((entry) => entry.version === wanted)
  const version = issued?.version ?? 0
  const [choices, setChoices] = useState<Choices>({})
  const { paper, again } = usePaper(loaded, kind, issued, choices)
  const issue = useIssue(loaded, kind, choices)
  const [zoom, setZoom] = useState<Zoom>('fit')
  const [shown, setShown] = useState(1)
  const from = (useLocation().state as { from?: string } | null)?.from
  const back = from ?? `/inspections/${inspection.id}`
  const mayIssue = inspection.officers.some(({ id }) => id === account.id) && inspection.state !== 'cancelled'

  return (
    <>
      <DocumentHeader
        inspection={inspection}
        kind={kind}
        paper={paper}
        zoom={zoom}
        shown={shown}
        onZoom={setZoom}
        back={back}
        withheld={paper.state === 'draft' && mayNotLeave(loaded, kind)}
        issue={
          mayIssue
            ? {
                busy: issue.act.busy,
                asDraft: issue.withoutNumber,
                start: async () => {
                  if (await issue.issue()) setChosen(undefined)
                },
              }
            : null
        }
      />
      <div className={styles.body}>
        <PaperStage
          paper={paper}
          zoom={zoom}
          onShown={setShown}
          kind={kind}
          inspectionId={inspection.id}
          onAgain={again}
          onDraft={() => setChosen(0)}
        />
        <aside className={styles.side} aria-label="文书信息">
          <IssueOutcome act={issue.act} withoutNumber={issue.withoutNumber} inspectionId={inspection.id} />
          <DocumentFacts
            loaded={loaded}
            kind={kind}
            paper={paper}
            versions={versions}
            shownVersion={version}
            mayIssue={mayIssue}
            onShow={setChosen}
          />
          {kind === 'inspection-notice' && mayIssue && version === 0 && (
            <NoticeContent loaded={loaded} choices={choices} onChange={setChoices} />
          )}
          {kind === 'inspection-notice' && <DeliverySection loaded={loaded} />}
          <section>
            <Link className={styles.link} to={back}>
              {from === '/documents' ? '回到文书' : from ? '回到审批' : '回到本户检查'}
            </Link>
          </section>
        </aside>
      </div>
    </>
  )
}
