/** The mark of 随检: a tick between two dice pips. */
export function Mark({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 36 36" aria-hidden="true" style={{ display: 'block' }}>
      <rect width="36" height="36" rx="8" fill="var(--accent)" />
      <g fill="var(--on-accent)">
        <circle cx="13" cy="13" r="1.7" />
        <circle cx="19" cy="13" r="1.7" />
        <circle cx="25" cy="24" r="1.7" />
      </g>
      <path
        d="M11.5 19.5l5 5L26 13"
        fill="none"
        stroke="var(--on-accent)"
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
