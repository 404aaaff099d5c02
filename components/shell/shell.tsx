import type { ReactNode } from 'react'
import type { SessionReading } from '#lib/session/session.ts'
import { SiteFooter } from './site-footer.tsx'
import { SiteHeader } from './site-header.tsx'

/** What stands around every page. It claims only what the reading says: with the store down, nothing. */
export function Shell({ reading, current, administrator = false, children }: ShellProps) {
  return (
    <>
      <SiteHeader reading={reading} current={current} administrator={administrator} />
      <main id="main" tabIndex={-1} className="shell grow">
        {children}
      </main>
      <SiteFooter />
    </>
  )
}

export type Place = 'home' | 'dashboard' | 'account' | 'people'

type ShellProps = {
  reading: SessionReading
  current?: Place | undefined
  /** Whether to show the way to what is for administrators. */
  administrator?: boolean
  children: ReactNode
}
