import type { ReactNode } from 'react'
import type { SessionReading } from '#lib/session/session.ts'
import type { Place } from './places.ts'
import { SiteFooter } from './site-footer.tsx'
import { SiteHeader } from './site-header.tsx'

/** The frame of every page. It claims no more than the reading says: nothing where the store is down. */
export function Shell({ reading, current, children }: ShellProps) {
  return (
    <>
      <SiteHeader reading={reading} current={current} />
      <main id="main" tabIndex={-1} className="shell grow">
        {children}
      </main>
      <SiteFooter />
    </>
  )
}

type ShellProps = {
  reading: SessionReading
  current?: Place | undefined
  children: ReactNode
}
