import type { ReactNode } from 'react'

/** A status in a word. The shape before it has the same meaning as its colour. */
export function Status({ tone, children }: { tone: keyof typeof glyphs; children: ReactNode }) {
  return (
    <span className={`status status-${tone}`}>
      <svg viewBox="0 0 10 10" aria-hidden="true" focusable="false">
        {glyphs[tone]}
      </svg>
      {children}
    </span>
  )
}

const glyphs = {
  good: <circle cx="5" cy="5" r="4" fill="currentColor" />,
  warn: <circle cx="5" cy="5" r="3.5" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  soft: <path d="M1 5h8" stroke="currentColor" strokeWidth="1.5" />,
  staged: <circle cx="5" cy="5" r="3.5" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  locked: <path d="M5 .5 9.5 5 5 9.5.5 5Z" fill="currentColor" />,
  bad: <path d="M1.5 1.5h7v7h-7z" fill="currentColor" />,
}
