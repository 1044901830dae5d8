import { useState } from 'react'
import type { Listing, ListingStep } from '../../../shared/domain/inspection.ts'
import { ActOutcome } from '../../app/components/act-outcome.tsx'
import { Button } from '../../app/components/button.tsx'
import { DraftRecovery } from '../../app/components/draft-recovery.tsx'
import { useAct } from '../../app/use-act.ts'
import { useDraft } from '../../app/use-draft.ts'
import { useKeys } from '../../app/use-keys.ts'
import type { LoadedInspection } from '../../app/workspace.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import styles from './approval.module.css'
import { ApprovalChain } from './approval-chain.tsx'
import { ApprovalForm } from './approval-form.tsx'
import { ApprovalSide } from './approval-side.tsx'
import { chainSteps, reviewRefusal, stepName, usualOpinion } from './chain.ts'
import { DecisionBar } from './decision-bar.tsx'
import { ListingDecisionBar } from './listing-decision-bar.tsx'
import { ReturnDialog } from './return-dialog.tsx'
import { SignDialog } from './sign-dialog.tsx'

/** One listing: chain, form, opinion and decision in the middle; evidence and dates at the right. */
export function ApprovalCase({
  loaded,
  listing,
  step,
  onDone,
}: {
  loaded: LoadedInspection
  listing: Listing
  step: ListingStep
  /** Told once the review or the decision is saved. */
  onDone: (words: string) => void
}) {
  const { inspection, context } = loaded
  const act = useAct()
  return (
    <>
      <div className={styles.middle}>
        <div className={styles.scroll}>
          <div className={styles.content}>
            <ApprovalChain steps={chainSteps(inspection, context.profile)} />
            {(act.refusal || act.problem?.code.startsWith('unlock.') === false) && (
              <div className={styles.outcome}>
                <ActOutcome act={act} actions={<Button onClick={act.clear}>回到审批表</Button>} />
              </div>
            )}
            <ApprovalForm
              inspection={inspection}
              listing={listing}
              profile={context.profile}
              matters={inspection.checklists.map(
                ({ id }) => context.checklists.find((entry) => entry.id === id)?.matter ?? id,
              )}
              step={listing.status === 'pending' ? step : undefined}
            />
          </div>
        </div>
        {listing.status === 'pending' ? (
          <ReviewBar loaded={loaded} listing={listing} step={step} act={act} onDone={onDone} />
        ) : (
          <ListingDecisionBar loaded={loaded} listing={listing} act={act} onDone={onDone} />
        )}
      </div>
      <ApprovalSide loaded={loaded} />
    </>
  )
}

/** One step of the chain: 同意并签字 or 退回. */
function ReviewBar({
  loaded,
  listing,
  step,
  act,
  onDone,
}: {
  loaded: LoadedInspection
  listing: Listing
  step: ListingStep
  act: ReturnType<typeof useAct>
  onDone: (words: string) => void
}) {
  const workspace = useWorkspace()
  const { inspection, context } = loaded
  const usual = usualOpinion(context.profile, step, listing.path)
  const [opinion, setOpinion] = useState(usual)
  const [dialog, setDialog] = useState<'sign' | 'return' | null>(null)
  const draft = useDraft({
    form: `review-${step}/${inspection.id}`,
    values: { opinion },
    excerpt: opinion,
    onRestore: (kept) => setOpinion(kept.opinion),
  })
  const closed = reviewRefusal(loaded, step, new Date().toISOString())
  const { name } = inspection.business
  const label = stepName(context.profile, step)

  const open = (which: 'sign' | 'return') => {
    act.clear()
    setDialog(which)
  }
  const close = () => {
    act.clear()
    setDialog(null)
  }
  const sign = async (password: string) => {
    const done = await act.run(async () => {
      const signer = await workspace.confirmPassword(password)
      const review = { step, decision: 'approve' as const, opinion: opinion.trim() }
      const outcome = await workspace.dispatch(inspection.id, 'reviewListing', review, signer)
      // A refusal belongs to the record, so it is shown on the page.
      if (outcome.refusal) setDialog(null)
      return outcome
    })
    if (done) {
      draft.done()
      onDone(`已同意并签字：${name}`)
    }
  }
  const giveBack = async (reason: string) => {
    const done = await act.run(async () => {
      const review = { step, decision: 'return' as const, opinion: reason }
      const outcome = await workspace.dispatch(inspection.id, 'reviewListing', review)
      if (outcome.refusal) setDialog(null)
      return outcome
    })
    if (done) {
      draft.done()
      onDone(`已退回承办人：${name}`)
    }
    return done
  }

  useKeys(
    [
      ['KeyA', () => open('sign')],
      ['KeyR', () => open('return')],
      ['Enter', () => open('sign')],
    ],
    !closed,
  )

  return (
    <>
      {!closed && <DraftRecovery draft={draft} />}
      <DecisionBar
        label={`${label}意见`}
        opinion={opinion}
        onOpinion={setOpinion}
        closed={closed}
        onSign={() => open('sign')}
        onReturn={() => open('return')}
      />
      {dialog === 'sign' && (
        <SignDialog
          name={name}
          title="同意并签字"
          rows={[
            ['环节', label],
            ['意见', opinion.trim() || '同意。'],
          ]}
          act={act}
          onSign={sign}
          onClose={close}
        />
      )}
      {dialog === 'return' && (
        <ReturnDialog
          form={`return-${step}/${inspection.id}`}
          name={name}
          reason={opinion === usual ? '' : opinion}
          act={act}
          onReturn={giveBack}
          onClose={close}
        />
      )}
    </>
  )
}
