import { IconKey, IconSend } from '@tabler/icons-react'
import { useEffect, useId, useState } from 'react'
import { useNavigate } from 'react-router'
import { chineseDate, chineseMoment } from '../../../shared/domain/china-time.ts'
import {
  type Officer,
  type RecusalGround,
  recusalGroundNames,
  recusalOf,
} from '../../../shared/domain/inspection.ts'
import { Avatar } from '../../app/components/avatar.tsx'
import { Button } from '../../app/components/button.tsx'
import { useAct } from '../../app/use-act.ts'
import type { AccountCard, Signer, Summary } from '../../app/workspace.ts'
import { useInspection, useWorkspace } from '../../app/workspace-context.tsx'
import { DeclarationForm } from './declaration-form.tsx'
import { PartnerDialog } from './partner-dialog.tsx'
import styles from './recusal.module.css'

interface DeclarationPanelProps {
  summary: Summary
  position: number
  count: number
  partner: Signer | null
  onPartner: (signer: Signer | null) => void
  onDeclared: (officerId: string, ground: RecusalGround | null) => void
}

/** One business: each officer's declaration, the form for the one who declares now. */
export function DeclarationPanel(props: DeclarationPanelProps) {
  const { summary, position, count, partner, onPartner, onDeclared } = props
  const workspace = useWorkspace()
  const navigate = useNavigate()
  const loaded = useInspection(summary.id)
  const [cards, setCards] = useState<readonly AccountCard[]>([])
  const formId = useId()
  const act = useAct()
  const [asking, setAsking] = useState<Officer | null>(null)
  useEffect(() => {
    let current = true
    workspace.enrolledAccounts().then((found) => current && setCards(found))
    return () => {
      current = false
    }
  }, [workspace])
  if (!loaded) return <aside className={styles.panel} />
  const { inspection } = loaded
  const own = inspection.officers.filter(({ id }) => id === workspace.account.id)
  const officers = [...own, ...inspection.officers.filter((officer) => !own.includes(officer))]
  const undeclared = officers.filter(({ id }) => !recusalOf(inspection, id))
  /** The officer whose form is open: a partner who has just unlocked the own key here, else the account itself. */
  const declaring =
    undeclared.find(({ id }) => id === partner?.account.id) ??
    undeclared.find(({ id }) => id === workspace.account.id)
  const closed = inspection.state === 'cancelled'
  return (
    <aside className={styles.panel}>
      <div className={styles.panelBody}>
        <p className={styles.position}>
          第 {position} 户，共 {count} 户
        </p>
        <h2 className={styles.panelTitle}>{inspection.business.name}</h2>
        <p className={styles.panelNote}>
          {summary.matters.join('、')}，{summary.taskName}
        </p>
        {officers.map((officer) => {
          const recusal = recusalOf(inspection, officer.id)
          const isOwn = officer.id === workspace.account.id
          const enrolled = cards.some(({ account }) => account.id === officer.id)
          return (
            <section key={officer.id} className={styles.officer} aria-label={officer.name}>
              <div className={styles.officerHead}>
                <Avatar name={officer.name} tone={officer === declaring ? 'accent' : 'neutral'} />
                <div className={styles.officerWords}>
                  <p className={styles.officerName}>
                    {officer.name}
                    {isOwn && '（本人）'}
                  </p>
                  <p className={styles.officerNote}>
                    {officer === declaring
                      ? `执法证号 ${officer.certificateNumber}，有效期至 ${chineseDate(officer.certificateValidUntil, true)}`
                      : recusal
                        ? `${recusal.conflict ? '已声明须回避' : '已声明没有应当回避的情形'}，${chineseMoment(recusal.declaredAt)}`
                        : isOwn
                          ? '待声明'
                          : enrolled
                            ? '待声明，可在本机输入密码后声明'
                            : '待声明，还没有在本机登记；可在自己的设备上声明'}
                  </p>
                </div>
                {!recusal && isOwn && officer !== declaring && !closed && (
                  <Button onClick={() => onPartner(null)}>改为本人声明</Button>
                )}
                {!recusal && !isOwn && officer !== declaring && enrolled && !closed && (
                  <Button icon={<IconKey size={18} stroke={1.7} />} onClick={() => setAsking(officer)}>
                    在本机声明
                  </Button>
                )}
              </div>
              {recusal?.conflict && recusal.ground && (isOwn || officer.id === partner?.account.id) && (
                <p className={styles.recorded}>
                  {recusalGroundNames[recusal.ground]}。{recusal.relation}。{recusal.note}
                </p>
              )}
              {officer === declaring && !closed && (
                <DeclarationForm
                  key={officer.id}
                  inspectionId={inspection.id}
                  officer={officer}
                  signer={isOwn ? undefined : (partner ?? undefined)}
                  formId={formId}
                  act={act}
                  onDeclared={(ground) => onDeclared(officer.id, ground)}
                />
              )}
            </section>
          )
        })}
      </div>
      {declaring && !closed && (
        <div className={styles.panelFoot}>
          <span className={styles.hint}>声明后不能撤回，更正须说明理由</span>
          {declaring.id !== workspace.account.id && (
            <Button kind="plain" onClick={() => onPartner(null)}>
              结束
            </Button>
          )}
          <Button
            kind="primary"
            size="large"
            type="submit"
            form={formId}
            icon={<IconSend size={18} stroke={1.7} />}
            busy={act.busy}
          >
            {declaring.id === workspace.account.id ? '提交本人声明' : `提交${declaring.name}的声明`}
          </Button>
        </div>
      )}
      {!declaring && (
        <div className={styles.panelFoot}>
          <span className={styles.hint}>
            {undeclared.length === 0 ? '全部检查人员已声明' : '本人已声明，不能撤回'}
          </span>
          <Button onClick={() => navigate(`/inspections/${inspection.id}`)}>看任务详情</Button>
        </div>
      )}
      {asking && (
        <PartnerDialog
          officer={asking}
          onClose={() => setAsking(null)}
          onUnlocked={(signer) => {
            onPartner(signer)
            setAsking(null)
          }}
        />
      )}
    </aside>
  )
}
