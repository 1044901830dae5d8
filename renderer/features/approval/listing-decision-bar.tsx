import { IconCheck, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { chineseMoment } from '../../../shared/domain/china-time.ts'
import type { Listing } from '../../../shared/domain/inspection.ts'
import { pathWords } from '../../../shared/domain/listing-words.ts'
import { refuse } from '../../../shared/domain/refusals.ts'
import { Button } from '../../app/components/button.tsx'
import { TextArea } from '../../app/components/field.tsx'
import { Note } from '../../app/components/note.tsx'
import { RuleChip } from '../../app/components/rule-chip.tsx'
import type { useAct } from '../../app/use-act.ts'
import type { LoadedInspection } from '../../app/workspace.ts'
import { useSnapshot, useWorkspace } from '../../app/workspace-context.tsx'
import styles from './approval.module.css'
import { decisionRefusal, outcomeWords } from './chain.ts'
import { SignDialog } from './sign-dialog.tsx'

/** After the last step: 予以列入 with a number of the station, or 不予列入 with a reason; once made, what was decided. */
export function ListingDecisionBar({
  loaded,
  listing,
  act,
  onDone,
}: {
  loaded: LoadedInspection
  listing: Listing
  act: ReturnType<typeof useAct>
  onDone: (words: string) => void
}) {
  const workspace = useWorkspace()
  const { online } = useSnapshot(workspace.sync)
  const [choice, setChoice] = useState<'listed' | 'not-listed' | null>(null)
  const [reason, setReason] = useState('')
  const [checked, setChecked] = useState(false)
  const { inspection } = loaded
  const { name } = inspection.business
  const words = pathWords[listing.path]

  if (listing.decision) return <Decided listing={listing} />
  const closed = decisionRefusal(loaded, new Date().toISOString())
  if (closed)
    return (
      <div className={styles.bar}>
        <Note tone="locked">
          <strong>{closed.title}</strong>。{closed.happened}
          {closed.remedy} {closed.rule && <RuleChip id={closed.rule.id} />}
        </Note>
      </div>
    )

  const open = (outcome: 'listed' | 'not-listed') => {
    act.clear()
    setChecked(false)
    setChoice(outcome)
  }
  const decide = async (password: string) => {
    setChecked(true)
    if (choice === 'not-listed' && reason.trim() === '') return
    let given = ''
    const done = await act.run(async () => {
      const signer = await workspace.confirmPassword(password)
      if (choice === 'listed')
        given = (await workspace.takeDocumentNumber(inspection.id, 'listing-decision')) ?? ''
      // The station gives numbers: without one the decision would only come back.
      const outcome =
        choice === 'listed' && given === ''
          ? { refusal: refuse('listing.number-missing') }
          : await workspace.dispatch(
              inspection.id,
              'recordListingDecision',
              { outcome: choice!, number: given, reason: choice === 'listed' ? '' : reason.trim() },
              signer,
            )
      if (outcome.refusal) setChoice(null)
      return outcome
    })
    if (done) onDone(`${outcomeWords(listing, choice!)}：${name}`)
  }

  return (
    <div className={styles.bar}>
      <p className={styles.opinionLabel}>
        作出决定{' '}
        <span>
          {online
            ? `${words.yes}的，决定书文号由站点按顺序给出`
            : `离线，取不到文号：联网后才能${words.yes}；${words.no}不编文号，可以现在作出`}
        </span>
      </p>
      <div className={styles.choices}>
        <Button size="large" icon={<IconX size={18} stroke={1.7} />} onClick={() => open('not-listed')}>
          {words.no}
        </Button>
        <Button
          kind="primary"
          size="large"
          icon={<IconCheck size={18} stroke={1.8} />}
          disabled={!online}
          onClick={() => open('listed')}
        >
          {words.yes}
        </Button>
      </div>
      {choice && (
        <SignDialog
          name={name}
          title={outcomeWords(listing, choice)}
          rows={[
            ['事由', listing.reasonText],
            ...(choice === 'listed' ? ([['决定书文号', '签字时由站点给出']] as const) : []),
          ]}
          act={act}
          onSign={decide}
          onClose={() => {
            act.clear()
            setChoice(null)
          }}
        >
          {choice === 'not-listed' && (
            <TextArea
              label="理由"
              required
              rows={3}
              maxLength={500}
              value={reason}
              data-autofocus
              hint="承办人会看到。"
              onChange={(event) => setReason(event.target.value)}
              error={checked && reason.trim() === '' ? `理由还空着，${words.no}要写明理由。` : undefined}
            />
          )}
        </SignDialog>
      )}
    </div>
  )
}

function Decided({ listing }: { listing: Listing }) {
  const { outcome, number, reason, byName, at } = listing.decision!
  return (
    <div className={styles.bar}>
      <Note tone={outcome === 'listed' ? 'green' : 'quiet'}>
        <strong>
          {outcomeWords(listing, outcome)}
          {number && `，决定书文号 ${number}`}
        </strong>
        <br />
        {byName}，{chineseMoment(at)}
        {reason && `。理由：${reason}`}
      </Note>
    </div>
  )
}
