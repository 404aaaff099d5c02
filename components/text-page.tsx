import type { ReactNode } from 'react'

/** A page that says one thing: 640 wide, left-aligned. Errors, not found, signed out. */
export function TextPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="max-w-text pt-14 nav:pt-20">
      <h1 className="text-fault wrap-anywhere">{title}</h1>
      {children}
    </div>
  )
}
