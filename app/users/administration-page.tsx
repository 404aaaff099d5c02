import type { ReactNode } from 'react'
import { StoreUnavailable } from '#components/notice/store-unavailable.tsx'
import { AdministratorsOnly } from '#components/people/administrators-only.tsx'
import { SessionWatch } from '#components/session/session-watch.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { Shell } from '#components/shell/shell.tsx'
import { requireAdministrator } from '#lib/authorization/require-administrator.ts'
import { logSecurityEvent } from '#lib/log/security-event.ts'
import type { Session } from '#lib/session/session.ts'
import { now } from '#lib/time/now.ts'
import { wayInOf } from '#lib/ways-in/ways-in.ts'

/**
 * A page for administrators: `content` is called for administrators only, so no data is read for other people. Next cannot give
 * both the refusal's text and its status with scripts off: the text wins.
 */
export async function administrationPage(
  path: string,
  content: (administrator: Session) => Promise<ReactNode>,
): Promise<ReactNode> {
  const reading = await requireAdministrator(path)
  if (reading.status === 'unavailable') {
    return (
      <Shell reading={reading}>
        <PageHead title="People" lead="Everyone in the directory." />
        <StoreUnavailable retry="/users" />
      </Shell>
    )
  }
  const { session } = reading
  if (reading.status === 'refused') {
    const page = path.split('?')[0] ?? path
    logSecurityEvent({ event: 'administration_refused', iss: session.iss, sub: session.sub, page })
    return (
      <Shell reading={{ status: 'signed_in', session, administrator: false }}>
        <AdministratorsOnly session={session} group={wayInOf(session)?.adminGroup} />
        <SessionWatch session={session} now={now()} />
      </Shell>
    )
  }
  return (
    <Shell reading={reading} current="people">
      {await content(session)}
      <SessionWatch session={session} now={now()} />
    </Shell>
  )
}
