import { IconAlertTriangle, IconCheck, IconChevronRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { SubjectKind } from '../../../shared/domain/business.ts'
import { chinaDate, chineseDate } from '../../../shared/domain/china-time.ts'
import type { Inspection, Listing, ListingStep } from '../../../shared/domain/inspection.ts'
import { listingCitationKey, pathWords, statusCheckText } from '../../../shared/domain/listing-words.ts'
import { priorChecks } from '../../../shared/domain/prior-checks.ts'
import { citationOn, type Profile } from '../../../shared/jurisdictions/profile.ts'
import { Pill } from '../../app/components/pill.tsx'
import styles from './approval-form.module.css'
import { stepName } from './chain.ts'

interface ApprovalFormProps {
  inspection: Inspection
  listing: Listing
  profile: Profile
  /** Names of the 抽查事项. */
  matters: readonly string[]
  /** Step whose opinion is written below; none after the last. */
  step: ListingStep | undefined
}

/** 经营异常名录审批表 as it will be printed, row by row. */
export function ApprovalForm({ inspection, listing, profile, matters, step }: ApprovalFormProps) {
  const { business, task } = inspection
  const words = pathWords[listing.path]
  return (
    <section className={styles.form} aria-label={words.form}>
      <header className={styles.head}>
        <h2>{words.form}</h2>
        <Link
          to={`/inspections/${inspection.id}/documents/listing-approval-form`}
          state={{ from: `/approval?id=${inspection.id}` }}
        >
          PDF 预览 <IconChevronRight size={16} stroke={1.7} aria-hidden />
        </Link>
      </header>
      <table className={styles.table}>
        <tbody>
          <Row label="名称">
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
          <Row label={`${words.verb}事由`}>
            <span className={styles.strong}>{listing.reasonText}</span>
          </Row>
          <Row label="检查情况">
            <p className={styles.long}>{listing.situation}</p>
          </Row>
          <Row label="适用条款">
            {listing.clauses}
            <ClauseNote listing={listing} profile={profile} kind={business.kind} />
          </Row>
          <Row label="前置核查">
            <ul className={styles.checks}>
              {inspection.statusChecks.map((check) => (
                <li key={check.id}>
                  <IconCheck size={16} stroke={2} aria-hidden className={styles.good} />
                  {statusCheckText(check)}
                </li>
              ))}
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
            <p className={styles.quiet}>其余按派发任务时的信用信息</p>
          </Row>
          <Row label="承办人意见">
            {listing.handlerOpinion}
            <span className={styles.by}>
              {proposer(inspection, listing)}，{chineseDate(chinaDate(listing.proposedAt))}
            </span>
          </Row>
          {listing.reviews.map((review) => (
            <Row key={`${review.step} ${review.at}`} label={`${stepName(profile, review.step)}意见`}>
              {review.decision === 'return' && <Pill tone="red">退回</Pill>} {review.opinion || '同意。'}
              <span className={styles.by}>
                {review.reviewerName}，{chineseDate(chinaDate(review.at))}
              </span>
            </Row>
          ))}
          {step && (
            <Row label={`${stepName(profile, step)}意见`}>
              <span className={styles.open}>待填写，见下方</span>
            </Row>
          )}
          {listing.decision && (
            <Row label="决定">
              <span className={styles.strong}>
                {listing.decision.outcome === 'listed' ? words.yes : words.no}
              </span>{' '}
              {listing.decision.number || listing.decision.reason}
              <span className={styles.by}>
                {listing.decision.byName}，{chineseDate(chinaDate(listing.decision.at))}
              </span>
            </Row>
          )}
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
function ClauseNote({ listing, profile, kind }: { listing: Listing; profile: Profile; kind: SubjectKind }) {
  const given = citationOn(profile, listingCitationKey(listing.reason, kind), chinaDate(listing.proposedAt))
  if (given?.text !== listing.clauses) return <p className={styles.quiet}>承办人改过，与本区规则给出的不同</p>
  return (
    <p className={styles.quiet}>
      由{profile.name}规则第 {profile.version} 版给出{given.background && '，条款待核'}
    </p>
  )
}

/** Who completed the form: an officer of the record by name, else the business's own station. */
function proposer({ officers, business }: Inspection, { proposedBy }: Listing): string {
  return officers.find(({ id }) => id === proposedBy)?.name ?? `${business.stationName}承办人`
}
