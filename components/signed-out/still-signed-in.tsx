import { SignOutForm } from '#components/shell/sign-out-form.tsx'
import { TextPage } from '#components/text-page.tsx'

/** For a visitor of the signed-out page who still has a session. */
export function StillSignedIn() {
  return (
    <TextPage title="You are still signed in">
      <p className="mt-3 text-ink-soft">Opening this address does not sign you out. The button does.</p>
      <div className="buttons mt-6">
        <SignOutForm primary />
        <a className="button" href="/dashboard">
          Go to the dashboard
        </a>
      </div>
    </TextPage>
  )
}
