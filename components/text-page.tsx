import type { ReactNode } from 'react'

/** A page with one message, 640 px wide and left-aligned: errors, not found, signed out. */
export function TextPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="max-w-text pt-14 nav:pt-20">
      <h1 className="text-fault wrap-anywhere">{title}</h1>
      {children}
    </div>
  )
}
