import { TextPage } from '#components/text-page.tsx'
import type { Session } from '#lib/session/session.ts'

/** For a signed-in person who is not an administrator. */
export function AdministratorsOnly({ session, group }: { session: Session; group: string | undefined }) {
  const { name, email } = session.claims
  return (
    <TextPage title="You cannot open this page">
      <p className="mt-3 text-ink-soft">
        People is for administrators. You are signed in as <bdi>{name ?? email ?? session.sub}</bdi>
        {group ? `, who is not in the group ${group}.` : '. No group of administrators is set up.'}
      </p>
      <div className="buttons mt-6">
        <a className="button" href="/dashboard">
          Go to the dashboard
        </a>
      </div>
    </TextPage>
  )
}
