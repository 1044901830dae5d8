import { useEffect, useState } from 'react'
import { chinaClock } from '../../../shared/domain/china-time.ts'
import type { Inspection, PartyStatement } from '../../../shared/domain/inspection.ts'
import { Button } from '../../app/components/button.tsx'
import { Facts } from '../../app/components/panel.tsx'
import { useWorkspace } from '../../app/workspace-context.tsx'
import styles from './party-panel.module.css'
import { partyModeNames } from './party-panel.tsx'
import board from './signature-board.module.css'
import { StepTitle } from './step-title.tsx'

/** The party's statement on record. @param onAgain undefined once an officer has signed */
export function PartyRecord({
  inspection,
  party,
  onAgain,
}: {
  inspection: Inspection
  party: PartyStatement
  onAgain?: () => void
}) {
  const picture = useDrawing(party.signatureEvidenceId)
  const clock = chinaClock(party.recordedAt)
  return (
    <section>
      <StepTitle
        number={4}
        done
        hint={partyModeNames[party.mode]}
        aside={onAgain && <Button onClick={onAgain}>重新记录</Button>}
      >
        当事人意见与签字
      </StepTitle>
      <div className={styles.form}>
        {party.mode === 'signed' ? (
          <>
            {party.opinion && <Facts labelWidth={44} rows={[['意见', party.opinion]]} />}
            <figure className={styles.signed}>
              {picture ? (
                <img src={picture} alt={`${party.signerName}的签名`} className={board.drawn} />
              ) : (
                <p className={styles.elsewhere}>签名图像不在本机，联网后可看。</p>
              )}
              <figcaption>
                {party.signerName}，{clock} 签
              </figcaption>
            </figure>
          </>
        ) : (
          <Facts
            rows={[
              [party.mode === 'refused' ? '拒签原因' : '情况', party.reason],
              [
                '见证人',
                `${party.witnessName}${party.witnessIdTail && `，身份证号后 4 位 ${party.witnessIdTail}`}`,
              ],
              ['记录', `${clock}，${partyModeNames[party.mode]}`],
            ]}
          />
        )}
      </div>
      {inspection.signatures.length === 0 && onAgain && (
        <p className={styles.hint}>第一位检查人员签字前可以重新记录。</p>
      )}
    </section>
  )
}

function useDrawing(evidenceId: string | undefined): string | null {
  const workspace = useWorkspace()
  const [picture, setPicture] = useState<string | null>(null)
  useEffect(() => {
    let url: string | undefined
    let current = true
    if (evidenceId)
      workspace.evidenceBlob(evidenceId, 'image/png').then(
        (blob) => {
          if (!current) return
          url = URL.createObjectURL(blob)
          setPicture(url)
        },
        () => undefined,
      )
    return () => {
      current = false
      if (url) URL.revokeObjectURL(url)
    }
  }, [workspace, evidenceId])
  return picture
}
