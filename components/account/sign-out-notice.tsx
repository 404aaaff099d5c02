import { Notice } from '#components/notice/notice.tsx'

/** The result of signing out other devices. */
export function SignOutNotice({ outcome, provider }: { outcome: SignOutOutcome; provider: string }) {
  return <div className="mb-8">{notice(outcome, provider)}</div>
}

function notice(outcome: SignOutOutcome, provider: string) {
  switch (outcome.signed_out) {
    case 'one':
      return (
        <Notice tone="good" title={`${outcome.device} is signed out.`}>
          <p>
            Its next page will ask for a sign-in. Where {provider} still knows it, that takes no password.
          </p>
        </Notice>
      )
    case 'others':
      return (
        <Notice tone="good" title="All other devices are signed out.">
          <p>
            Their next pages will ask for a sign-in. Where {provider} still knows them, that takes no
            password.
          </p>
        </Notice>
      )
    case 'gone':
      return (
        <Notice tone="neutral" title="That device is not signed in as you.">
          <p>It was signed out already, or belongs to another account. Nothing has changed.</p>
        </Notice>
      )
  }
}

export type SignOutOutcome = { signed_out: 'one'; device: string } | { signed_out: 'others' | 'gone' }
