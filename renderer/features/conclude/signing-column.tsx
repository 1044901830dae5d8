import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { officersToSign } from '../../../shared/domain/inspection.ts'
import { Button } from '../../app/components/button.tsx'
import { RuleChip } from '../../app/components/rule-chip.tsx'
import type { LoadedInspection } from '../../app/workspace.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import styles from './conclude-page.module.css'
import type { ConcludeStep } from './conclude-step.ts'
import { OpenBlock, SignedBlock } from './officer-signature.tsx'
import { PartyForm } from './party-panel.tsx'
import { PartyRecord } from './party-record.tsx'
import { SealedPanel } from './sealed-panel.tsx'
import { signatureBlocks } from './signed-content.ts'
import { SignedContentBlock } from './signed-content-block.tsx'
import { StepTitle } from './step-title.tsx'

/** Right column: the party, then the officers, then what they sign. */
export function SigningColumn({
  loaded,
  step,
  officer,
}: {
  loaded: LoadedInspection
  step: ConcludeStep
  /** The account is one of the record's officers. */
  officer: boolean
}) {
  const { inspection } = loaded
  const { account } = useWorkspace()
  const navigate = useNavigate()
  const enrolled = useEnrolled()
  const [again, setAgain] = useState(false)
  const blocks = signatureBlocks(inspection, account.id)
  const broken = blocks.some((block) => block.broken)
  const firstOpen = blocks.find((block) => !block.signature)
  const { party } = inspection
  const isAway = (id: string) => id !== account.id && enrolled !== undefined && !enrolled.includes(id)
  const isOpen = officer && inspection.signatures.length === 0 && inspection.conclusion !== undefined
  const waiting =
    step === 'conclusion'
      ? '先作出结论，再由当事人签字。'
      : step === 'party' || again
        ? '先完成“当事人意见与签字”。'
        : undefined
  return (
    <div className={styles.signing}>
      {step === 'sealed' && <SealedPanel loaded={loaded} />}
      {party && !again ? (
        <PartyRecord
          inspection={inspection}
          party={party}
          onAgain={isOpen ? () => setAgain(true) : undefined}
        />
      ) : isOpen && step !== 'conclusion' ? (
        <PartyForm
          key={again ? 'again' : 'first'}
          inspection={inspection}
          inHand={step === 'party' || again}
          onRecorded={() => setAgain(false)}
        />
      ) : (
        <section>
          <StepTitle number={4} done={false}>
            当事人意见与签字
          </StepTitle>
          <p className={styles.quiet}>作出结论后，由当事人看过全部内容再签字。</p>
        </section>
      )}
      <section className={styles.officers}>
        <StepTitle
          number={5}
          done={!broken && officersToSign(inspection).length === 0 && inspection.signatures.length > 1}
          hint={
            <>
              两人各用本人密码 <RuleChip id="F11" />
            </>
          }
        >
          检查人员签字
        </StepTitle>
        {blocks.map((block) =>
          block.signature ? (
            <SignedBlock key={block.officer.id} block={block} />
          ) : (
            <OpenBlock
              key={block.officer.id}
              inspection={inspection}
              block={block}
              own={block.officer.id === account.id}
              enrolled={enrolled?.includes(block.officer.id)}
              inHand={step === 'signatures' && !again && block === firstOpen}
              disabled={officer ? waiting : '只能由到场的检查人员签字。'}
            />
          ),
        )}
        {officer && step === 'signatures' && firstOpen && isAway(firstOpen.officer.id) && (
          <div className={styles.leave}>
            <Button kind="primary" onClick={() => navigate('/tasks')}>
              回到我的任务
            </Button>
          </div>
        )}
      </section>
      <SignedContentBlock inspection={inspection} broken={broken} />
    </div>
  )
}

/** Ids of the accounts enrolled on this laptop; undefined until known. */
function useEnrolled(): string[] | undefined {
  const workspace = useWorkspace()
  const [ids, setIds] = useState<string[]>()
  useEffect(() => {
    let current = true
    workspace.enrolledAccounts().then(
      (cards) => current && setIds(cards.map(({ account }) => account.id)),
      () => current && setIds([]),
    )
    return () => {
      current = false
    }
  }, [workspace])
  return ids
}
