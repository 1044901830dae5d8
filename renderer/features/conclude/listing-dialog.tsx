import { useState } from 'react'
import { chinaDate } from '../../../shared/domain/china-time.ts'
import {
  listingCitationKey,
  listingPath,
  listingReasonText,
  pathWords,
} from '../../../shared/domain/listing-words.ts'
import { citationOn } from '../../../shared/jurisdictions/profile.ts'
import { ActOutcome } from '../../app/components/act-outcome.tsx'
import { Button } from '../../app/components/button.tsx'
import { Dialog } from '../../app/components/dialog.tsx'
import { TextArea } from '../../app/components/field.tsx'
import { Facts } from '../../app/components/panel.tsx'
import { RuleChip } from '../../app/components/rule-chip.tsx'
import { useAct } from '../../app/use-act.ts'
import type { LoadedInspection } from '../../app/workspace.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import { listingDraft } from './listing-draft.ts'

/** 报经营异常名录审批表 (F14): filled in from the record, open to the handler's words. */
export function ListingDialog({
  loaded,
  opened,
  onClose,
}: {
  loaded: LoadedInspection
  opened: boolean
  onClose: () => void
}) {
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={`报${pathWords[listingPath(loaded.inspection.business.kind)].form}`}
      lead="报出后由所负责人审核；被退回的，可以改后重报。"
      width={720}
    >
      {opened && <Form loaded={loaded} onClose={onClose} />}
    </Dialog>
  )
}

function Form({
  loaded: { inspection, context },
  onClose,
}: {
  loaded: LoadedInspection
  onClose: () => void
}) {
  const workspace = useWorkspace()
  const act = useAct()
  const { kind } = inspection.business
  const [draft, setDraft] = useState(() => listingDraft(inspection, context))
  const on = chinaDate(inspection.conclusion?.endedAt ?? inspection.arrival!.at)
  const citation = citationOn(context.profile, listingCitationKey(draft.reason, kind), on)
  const propose = async () => {
    const done = await act.run(() => workspace.dispatch(inspection.id, 'proposeListing', draft))
    if (done) onClose()
  }
  return (
    <>
      <Facts
        rows={[
          ['当事人', `${inspection.business.name}（${inspection.business.code}）`],
          [`${pathWords[listingPath(kind)].verb}事由`, listingReasonText(draft.reason, kind)],
        ]}
      />
      <TextArea
        label="检查情况"
        required
        rows={5}
        maxLength={4000}
        value={draft.situation}
        onChange={(event) => setDraft({ ...draft, situation: event.target.value })}
      />
      <TextArea
        label="适用条款"
        required
        maxLength={4000}
        value={draft.clauses}
        hint={
          !citation
            ? '本区规则里没有这项事由的条款，请查证后填写。'
            : citation.background
              ? '条号待核：还没有人核对过原文，请查证。'
              : undefined
        }
        onChange={(event) => setDraft({ ...draft, clauses: event.target.value })}
      />
      <TextArea
        label="承办意见"
        required
        maxLength={500}
        value={draft.handlerOpinion}
        onChange={(event) => setDraft({ ...draft, handlerOpinion: event.target.value })}
      />
      <ActOutcome act={act} />
      <div style={{ display: 'flex', alignItems: 'center', gap: 8 }}>
        <RuleChip id="F14" />
        <span style={{ flex: 1 }} />
        <Button onClick={onClose}>先不报</Button>
        <Button kind="primary" busy={act.busy} onClick={propose}>
          报审批表
        </Button>
      </div>
    </>
  )
}
