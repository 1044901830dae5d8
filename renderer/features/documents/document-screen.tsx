import { IconFileOff } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router'
import type { DocumentKindId } from '../../../shared/domain/document-kinds.ts'
import { Button } from '../../app/components/button.tsx'
import { EmptyState } from '../../app/components/empty-state.tsx'
import { PageHeader } from '../../app/components/page-header.tsx'
import type { LoadedInspection } from '../../app/workspace.ts'
import { useInspection, useWorkspace } from '../../app/workspace-context.tsx'
import { ChoicesForm } from './choices-form.tsx'
import { DeliverySection } from './delivery-section.tsx'
import { DocumentFacts } from './document-facts.tsx'
import { DocumentHeader } from './document-header.tsx'
import styles from './document-screen.module.css'
import { formerPaper, issuedOfKind } from './editions.ts'
import { IssueOutcome } from './issue-outcome.tsx'
import { mayIssue, mayNotLeave } from './issue-refusal.ts'
import { MissingGlyphsDialog } from './missing-glyphs.tsx'
import { type PaperDraft, usePaperDraft, useSettled } from './paper-draft.ts'
import { isPaperKind, paperName } from './paper-input.ts'
import { PaperStage } from './paper-stage.tsx'
import type { Shown, Zoom } from './paper-view.tsx'
import { ReissueSection } from './reissue-section.tsx'
import { useIssue } from './use-issue.ts'
import { type Paper, usePaper } from './use-paper.ts'

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
            ? '这一户可以出具的文书列在它的任务详情里。'
            : '它可能已改派给其他人，或者还没有同步到本机。'}
        </EmptyState>
      )}
    </>
  )
}

function Screen({ loaded, kind }: { loaded: LoadedInspection; kind: DocumentKindId }) {
  const workspace = useWorkspace()
  const { inspection } = loaded
  const versions = issuedOfKind(inspection.documents, kind)
  /** Version on show; 0 is the draft from the record. Undefined follows the newest. */
  const [parameters] = useSearchParams()
  const [chosen, setChosen] = useState(Number(parameters.get('version')) || undefined)
  const wanted = chosen ?? versions[0]?.version ?? 0
  const issued = versions.find((entry) => entry.version === wanted)
  const { draft, change, forget } = usePaperDraft(workspace, inspection.id, kind)
  const former = issued ? undefined : formerPaper(inspection.documents, kind, draft.replaces)
  const settled = useSettled(draft.choices)
  const { paper: made, again } = usePaper(loaded, kind, issued, settled, former?.id)
  const typing = settled !== draft.choices
  const paper: Paper = made.state === 'draft' && typing ? { ...made, updating: true } : made
  const issue = useIssue(loaded, kind, draft)
  const [reasonFault, setReasonFault] = useState<string>()
  const [zoom, setZoom] = useState<Zoom>('page')
  const [shown, setShown] = useState<Shown>({ share: 1, page: 1, pages: 0 })
  const [waiting, setWaiting] = useState<{ label: string; act: () => void } | null>(null)
  const [seen, setSeen] = useState('')
  const from = (useLocation().state as { from?: string } | null)?.from
  const back = from ?? `/inspections/${inspection.id}`
  const mine = mayIssue(loaded, kind)
  const missing = made.state === 'draft' ? made.missing : (issued?.missing ?? [])

  /** Acts once the officer has seen which characters the paper can't show. */
  const afterGlyphs = (label: string, act: () => void) => {
    if (missing.length === 0 || seen === missing.join()) act()
    else setWaiting({ label, act })
  }
  const start = async () => {
    if (former && draft.reason.trim() === '')
      return setReasonFault('写明为什么重新出具，理由和两版文书一起留在台账里。')
    if (!(await issue.issue())) return
    forget()
    setChosen(undefined)
  }
  const startDraft = (values: Partial<PaperDraft>) => {
    change({ replaces: undefined, reason: '', ...values })
    setReasonFault(undefined)
    setChosen(0)
  }

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
        afterGlyphs={afterGlyphs}
        issue={
          mine
            ? {
                busy: issue.act.busy || typing,
                label: issueLabel(kind, issue.withoutNumber, former && versions.length + 1),
                start: () => void start(),
              }
            : null
        }
      />
      <div className={styles.body}>
        <PaperStage
          paper={paper}
          zoom={zoom}
          onShown={setShown}
          loaded={loaded}
          kind={kind}
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
            shownVersion={issued?.version ?? 0}
            mayIssue={mine}
            onShow={setChosen}
            draft={draft}
            onDraft={startDraft}
          />
          {mine && !issued && former && (
            <ReissueSection
              former={former}
              reason={draft.reason}
              fault={reasonFault}
              onChange={(reason) => {
                change({ reason })
                setReasonFault(undefined)
              }}
            />
          )}
          {mine && !issued && (
            <ChoicesForm
              loaded={loaded}
              kind={kind}
              choices={draft.choices}
              onChange={(choices) => change({ choices })}
            />
          )}
          {kind === 'inspection-notice' && <DeliverySection loaded={loaded} />}
          <section>
            <Link className={styles.link} to={back}>
              {backWords(from)}
            </Link>
          </section>
        </aside>
      </div>
      {waiting && (
        <MissingGlyphsDialog
          missing={missing}
          act={waiting.label}
          back="预览"
          onClose={() => setWaiting(null)}
          onGoOn={() => {
            setSeen(missing.join())
            setWaiting(null)
            waiting.act()
          }}
        />
      )}
    </>
  )
}

/** Where the screen was opened from. */
function backWords(from: string | undefined): string {
  if (from === '/documents') return '回到文书'
  if (from === '/documents/batch') return '回到批量文书'
  return from ? '回到审批' : '回到本户检查'
}

const shortNames: Partial<Record<DocumentKindId, string>> = {
  'inspection-notice': '通知书',
  'listing-approval-form': '审批表',
}

/** What the filled button does. @param next number of the version that takes another's place */
function issueLabel(kind: DocumentKindId, asDraft: boolean, next: number | undefined): string {
  if (asDraft) return '按草稿出具'
  if (next) return `出具第 ${next} 版`
  const name = shortNames[kind] ?? paperName(kind)
  return `出具${name.length > 8 ? '文书' : name}`
}
