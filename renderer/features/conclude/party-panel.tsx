import { IconVideo } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { Inspection, PartyStatement } from '../../../shared/domain/inspection.ts'
import { classNames } from '../../app/class-names.ts'
import { ActOutcome } from '../../app/components/act-outcome.tsx'
import { Button } from '../../app/components/button.tsx'
import { DraftRecovery } from '../../app/components/draft-recovery.tsx'
import { TextField } from '../../app/components/field.tsx'
import { useAct } from '../../app/use-act.ts'
import { useDraft } from '../../app/use-draft.ts'
import { useSeenVersion } from '../../app/use-seen-version.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import { CaptureList } from '../inspecting/capture-list.tsx'
import { useEvidenceTaker } from '../inspecting/use-evidence-taker.tsx'
import styles from './party-panel.module.css'
import { recordSigned } from './record-signed.ts'
import { SignatureBoard, type SignatureBoardHandle } from './signature-board.tsx'
import { StepTitle } from './step-title.tsx'

type Mode = PartyStatement['mode']
export const partyModeNames: Record<Mode, string> = { signed: '签字', refused: '拒签', absent: '不在场' }

/** 当事人意见与签字: on the pad, or 拒签 / 不在场 with reason and witness. */
export function PartyForm({
  inspection,
  inHand,
  onRecorded,
}: {
  inspection: Inspection
  inHand: boolean
  onRecorded: () => void
}) {
  const workspace = useWorkspace()
  const act = useAct()
  const { arrival } = inspection
  const [mode, setMode] = useState<Mode>(arrival?.partyMet ? 'signed' : 'absent')
  const [opinion, setOpinion] = useState('')
  const [signerName, setSignerName] = useState(arrival?.partyName ?? '')
  const [reason, setReason] = useState(
    arrival?.partyMet ? '' : arrival ? '现场未见当事人。' : '两次邮寄均无人签收退回，未取得联系。',
  )
  const [witnessName, setWitnessName] = useState('')
  const [witnessIdTail, setWitnessIdTail] = useState('')
  const seen = useSeenVersion(inspection, 'recordPartyStatement', true)
  const { replaces } = seen
  const draft = useDraft({
    form: `party/${inspection.id}`,
    values: { mode, opinion, signerName, reason, witnessName, witnessIdTail, replaces },
    excerpt: mode === 'signed' ? opinion : reason,
    onRestore: (kept) => {
      setMode(kept.mode)
      setOpinion(kept.opinion)
      setSignerName(kept.signerName)
      setReason(kept.reason)
      setWitnessName(kept.witnessName)
      setWitnessIdTail(kept.witnessIdTail)
      seen.resume(kept.replaces)
    },
  })
  const board = useRef<SignatureBoardHandle>(null)
  const taker = useEvidenceTaker(inspection.id, '', mode !== 'signed')

  const record = async () => {
    const done = await act.run(async () => {
      if (mode !== 'signed')
        return workspace
          .dispatch(inspection.id, 'recordPartyStatement', {
            mode,
            opinion: opinion.trim(),
            signerName: '',
            reason: reason.trim(),
            witnessName: witnessName.trim(),
            witnessIdTail: witnessIdTail.trim(),
            replaces,
          })
          .then(seen.told)
      const drawing = await board.current?.png()
      const statement = { opinion: opinion.trim(), signerName: signerName.trim(), replaces }
      if (drawing && statement.signerName)
        return recordSigned(workspace, inspection, drawing, statement).then(seen.told)
      // Nothing to store: the core says what is missing.
      return workspace.dispatch(inspection.id, 'recordPartyStatement', {
        mode,
        ...statement,
        reason: '',
        witnessName: '',
        witnessIdTail: '',
      })
    })
    if (!done) return
    draft.done()
    onRecorded()
  }

  return (
    <section>
      <StepTitle number={4} done={false} aside={<ModeSwitch mode={mode} onChoose={setMode} />}>
        当事人意见与签字
      </StepTitle>
      <div className={styles.form}>
        <DraftRecovery draft={draft} />
        {mode === 'signed' ? (
          <>
            <div className={styles.opinion}>
              <TextField
                label="意见"
                value={opinion}
                maxLength={4000}
                placeholder="当事人的意见，照原话记"
                frameClassName={styles.grow}
                onChange={(event) => setOpinion(event.target.value)}
              />
              <Button onClick={() => setOpinion('以上情况属实，无异议。')}>属实，无异议</Button>
            </div>
            <SignatureBoard ref={board} label="当事人签字板" onDrawn={act.clear} />
            <div className={styles.opinion}>
              <TextField
                label="签名人"
                required
                value={signerName}
                maxLength={200}
                hint={arrival?.partyPosition ? `到场登记的职务：${arrival.partyPosition}` : undefined}
                frameClassName={styles.grow}
                onChange={(event) => setSignerName(event.target.value)}
              />
            </div>
          </>
        ) : (
          <Without
            mode={mode}
            reason={reason}
            onReason={setReason}
            witnessName={witnessName}
            onWitness={setWitnessName}
            tail={witnessIdTail}
            onTail={setWitnessIdTail}
          />
        )}
        <CaptureList capturing={taker.capturing} onPutAway={taker.putAway} />
        <ActOutcome act={act} />
        <div className={styles.acts}>
          {mode !== 'signed' && (
            <Button icon={<IconVideo size={18} stroke={1.7} />} onClick={taker.chooseFiles}>
              附音像
            </Button>
          )}
          <span className={styles.grow} />
          <Button kind={inHand ? 'primary' : 'outline'} busy={act.busy} onClick={record}>
            {mode === 'signed' ? '记录当事人签字' : `记录当事人${partyModeNames[mode]}`}
          </Button>
        </div>
      </div>
      {taker.parts}
    </section>
  )
}

function ModeSwitch({ mode, onChoose }: { mode: Mode; onChoose: (mode: Mode) => void }) {
  return (
    <span role="radiogroup" aria-label="当事人签字方式" className={styles.modes}>
      {(Object.keys(partyModeNames) as Mode[]).map((choice) => (
        <label key={choice} className={classNames(styles.mode, choice === mode && styles.chosen)}>
          <input
            type="radio"
            name="party-mode"
            checked={choice === mode}
            onChange={() => onChoose(choice)}
            className="visually-hidden"
          />
          {partyModeNames[choice]}
        </label>
      ))}
    </span>
  )
}

function Without(values: {
  mode: Mode
  reason: string
  onReason: (reason: string) => void
  witnessName: string
  onWitness: (name: string) => void
  tail: string
  onTail: (tail: string) => void
}) {
  return (
    <>
      <TextField
        label={values.mode === 'refused' ? '拒签原因' : '不在场的情况'}
        required
        value={values.reason}
        maxLength={500}
        placeholder={values.mode === 'refused' ? '对改正期限有异议，拒绝签字' : '营业场所无人，电话无人接听'}
        onChange={(event) => values.onReason(event.target.value)}
      />
      <div className={styles.pair}>
        <TextField
          label="见证人"
          required
          value={values.witnessName}
          maxLength={200}
          placeholder="姓名，身份"
          onChange={(event) => values.onWitness(event.target.value)}
        />
        <TextField
          label="身份证号码后 4 位"
          value={values.tail}
          maxLength={4}
          placeholder="记录里只存后 4 位"
          onChange={(event) => values.onTail(event.target.value.replace(/[^0-9Xx]/g, '').toUpperCase())}
        />
      </div>
    </>
  )
}
