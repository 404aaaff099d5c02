import type { ReactNode } from 'react'

/** Home for visitors without a session: what this is on the left, the four facts on the right. */
export function SignedOutHome({ children, facts }: { children: ReactNode; facts: ReactNode }) {
  return (
    <div className="grid gap-x-16 gap-y-10 pt-14 nav:pt-20 rail:grid-cols-[minmax(0,1fr)_29rem] rail:items-end">
      <div>
        <h1 className="text-display">This app never sees your password.</h1>
        <p className="mt-5 max-w-[31rem] text-lead text-ink-soft">
          You register and sign in at your organisation’s identity provider. It tells us who you are; your
          password stays there.
        </p>
        <div className="mt-8">{children}</div>
      </div>
      {facts}
    </div>
  )
}
