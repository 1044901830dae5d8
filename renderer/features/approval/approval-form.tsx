import { IconAlertTriangle, IconCheck, IconChevronRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { chinaDate, chineseDate } from '../../../shared/domain/china-time.ts'
import type { Inspection, Listing, ListingStep } from '../../../shared/domain/inspection.ts'
import { priorChecks } from '../../../shared/domain/prior-checks.ts'
import { citationOn, type Profile } from '../../../shared/jurisdictions/profile.ts'
import { Pill } from '../../app/components/pill.tsx'
import styles from './approval-form.module.css'
import { stepNames } from './chain.ts'

interface ApprovalFormProps {
  inspection: Inspection
  listing: Listing
  profile: Profile
  /** Names of the 抽查事项. */
  matters: readonly string[]
  /** Step whose opinion is written below. */
  step: ListingStep
}

/** 经营异常名录审批表 as it will be printed, row by row. */
export function ApprovalForm({ inspection, listing, profile, matters, step }: ApprovalFormProps) {
  const { business, task } = inspection
  return (
    <section className={styles.form} aria-label="经营异常名录审批表">
      <header className={styles.head}>
        <h2>经营异常名录审批表</h2>
        <Link
          to={`/inspections/${inspection.id}/documents/listing-approval-form`}
          state={{ from: `/approval?id=${inspection.id}` }}
        >
          PDF 预览 <IconChevronRight size={16} stroke={1.7} aria-hidden />
        </Link>
      </header>
      <table className={styles.table}>
        <tbody>
          <Row label="企业名称">
            <span className={styles.strong}>{business.name}</span>
            <span className={styles.code}>{business.code}</span>
          </Row>
          <Row label="任务">
            {task.name}
            <p className={styles.quiet}>
              {matters.join('、')}；<span className={styles.whole}>任务编号 {task.number}</span>
            </p>
          </Row>
          <Row label="登记住所">{business.registeredAddress}</Row>
          <Row label="列入事由">
            <span className={styles.strong}>{listing.reasonText}</span>
          </Row>
          <Row label="检查情况">
            <p className={styles.long}>{listing.situation}</p>
          </Row>
          <Row label="适用条款">
            {listing.clauses}
            <ClauseNote listing={listing} profile={profile} />
          </Row>
          <Row label="前置核查">
            <ul className={styles.checks}>
              {priorChecks(business).map(({ kind, clear, text }) => (
                <li key={kind} className={clear ? undefined : styles.against}>
                  {clear ? (
                    <IconCheck size={16} stroke={2} aria-hidden className={styles.good} />
                  ) : (
                    <IconAlertTriangle size={16} stroke={1.8} aria-hidden />
                  )}
                  {text}
                </li>
              ))}
            </ul>
            <p className={styles.quiet}>按派发任务时的信用信息</p>
          </Row>
          <Row label="承办人意见">
            {listing.handlerOpinion}
            <span className={styles.by}>
              {inspection.officers.map(({ name }) => name).join('、')}，
              {chineseDate(chinaDate(listing.proposedAt))}
            </span>
          </Row>
          {listing.reviews.map((review) => (
            <Row key={`${review.step} ${review.at}`} label={`${stepNames[review.step]}意见`}>
              {review.decision === 'return' && <Pill tone="red">退回</Pill>} {review.opinion || '同意。'}
              <span className={styles.by}>
                {review.reviewerName}，{chineseDate(chinaDate(review.at))}
              </span>
            </Row>
          ))}
          <Row label={`${stepNames[step]}意见`}>
            <span className={styles.open}>待填写，见下方</span>
          </Row>
        </tbody>
      </table>
    </section>
  )
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>{children}</td>
    </tr>
  )
}

/** Where the clauses come from: the district's rules, or the handler's own hand; 待核 for unverified articles. */
function ClauseNote({ listing, profile }: { listing: Listing; profile: Profile }) {
  const given = citationOn(profile, `listing.${listing.reason}`, chinaDate(listing.proposedAt))
  if (given?.text !== listing.clauses) return <p className={styles.quiet}>承办人改过，与本区规则给出的不同</p>
  return (
    <p className={styles.quiet}>
      由{profile.name}规则第 {profile.version} 版给出{given.background && '，条款待核'}
    </p>
  )
}
