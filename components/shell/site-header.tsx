import type { Session, SessionReading } from '#lib/session/session.ts'
import { MainNav } from './main-nav.tsx'
import type { Place } from './places.ts'
import { SignOutForm } from './sign-out-form.tsx'
import { SiteName } from './site-name.tsx'

export function SiteHeader({ reading, current }: SiteHeaderProps) {
  return (
    <header className="site-header">
      <div className="shell site-header-row">
        <SiteName current={current === 'home'} />
        {reading.status === 'signed_in' && (
          <MainNav current={current} administrator={reading.administrator} />
        )}
        {reading.status === 'signed_in' && <SignedInAs session={reading.session} />}
        {reading.status === 'signed_out' && (
          <a className="button button-compact ml-auto" href="/auth/login">
            Sign in
          </a>
        )}
      </div>
    </header>
  )
}

function SignedInAs({ session }: { session: Session }) {
  const { name, email } = session.claims
  return (
    <div className="site-header-end">
      <bdi className="site-header-person">{name ?? email}</bdi>
      <SignOutForm compact />
    </div>
  )
}

type SiteHeaderProps = { reading: SessionReading; current: Place | undefined }
