/** A 16 px line icon that repeats the meaning of the text beside it, hidden from screen readers. */
export function Icon({ name, className }: { name: keyof typeof drawings; className?: string }) {
  return (
    <svg
      className={className}
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={drawings[name]} />
    </svg>
  )
}

const drawings = {
  arrow: 'M2.5 8h11M9.5 4l4 4-4 4',
  away: 'M4.5 11.5l7-7M5.5 4.5h6v6',
  check: 'M8 1.75a6.25 6.25 0 1 1 0 12.5 6.25 6.25 0 0 1 0-12.5ZM5.5 8.25l1.75 1.75 3.25-3.75',
  info: 'M8 1.75a6.25 6.25 0 1 1 0 12.5 6.25 6.25 0 0 1 0-12.5ZM8 7.5V11M8 5v.01',
  warning: 'M8 2.25 14.5 13.5h-13ZM8 6.5v3M8 11.5v.01',
  fault: 'M8 1.75a6.25 6.25 0 1 1 0 12.5 6.25 6.25 0 0 1 0-12.5ZM8 5v3.25M8 10.9v.01',
} as const
