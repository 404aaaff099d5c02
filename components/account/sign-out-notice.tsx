import { Notice } from '#components/notice/notice.tsx'

/** What became of signing out another device. */
export function SignOutNotice({ outcome }: { outcome: SignOutOutcome }) {
  return <div className="mb-8">{notice(outcome)}</div>
}

function notice(outcome: SignOutOutcome) {
  switch (outcome.signed_out) {
    case 'one':
      return (
        <Notice tone="good" title={`${outcome.device} is signed out.`}>
          <p>Its next page will ask for a sign-in.</p>
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

export type SignOutOutcome = { signed_out: 'one'; device: string } | { signed_out: 'gone' }
