import { SignOutForm } from '#components/shell/sign-out-form.tsx'
import { TextPage } from '#components/text-page.tsx'

/** Somebody came to the signed-out page with a session that lives: the page says so instead of lying. */
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
