import { Notice } from '#components/notice/notice.tsx'
import { personActions } from '../person-actions.ts'
import type { Outcome } from '../take-outcome.ts'

/** Reports the action that was just performed on the person. */
export function OutcomeNotice({ outcome }: { outcome: Outcome }) {
  return <div className="mb-8">{notice(outcome)}</div>
}

function notice(outcome: Outcome) {
  if (outcome.action !== 'end-session') {
    return <Notice tone="good" title={personActions[outcome.action].done} />
  }
  if (outcome.device !== undefined) {
    return (
      <Notice tone="good" title={`${outcome.device} is signed out. Its next page will ask for a sign-in.`} />
    )
  }
  return (
    <Notice tone="neutral" title="That device is not signed in as them.">
      <p>It was signed out already, or belongs to another account. Nothing has changed.</p>
    </Notice>
  )
}
