import type { ReactNode } from 'react'
import { OtherSessionLines } from '#components/account/other-session-lines.tsx'
import { DirectoryTrouble } from '#components/directory/directory-trouble.tsx'
import { PersonStatusWord } from '#components/directory/person-status.tsx'
import { StoreUnavailable } from '#components/notice/store-unavailable.tsx'
import { ConfirmAction } from '#components/people/confirm-action.tsx'
import { NotPossible } from '#components/people/not-possible.tsx'
import { actionHref } from '#components/people/people-links.ts'
import { UnknownPerson } from '#components/people/unknown-person.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { allows, type PersonChange } from '#lib/directory/person-changes.ts'
import { findPerson } from '#lib/directory/person-records.ts'
import { logSecurityEvent } from '#lib/log/security-event.ts'
import { getOtherSessions } from '#lib/session/get-other-sessions.ts'
import type { Session } from '#lib/session/session.ts'
import { now } from '#lib/time/now.ts'
import { type ActionName, personActions } from '../../person-actions.ts'
import { isOneself, subjectsOf } from '../../subjects-of.ts'

/** Asks an administrator to confirm an action on the person with this id, or says why it is not possible. */
export async function confirmation(
  action: ActionName,
  id: string,
  administrator: Session,
): Promise<ReactNode> {
  const { iss, sub } = administrator
  const { oneself } = personActions[action]
  logSecurityEvent({ event: 'person_viewed', iss, sub, person: id.slice(0, 100) })
  if (oneself && isOneself(id, administrator)) {
    return (
      <NotPossible id={id} title="You cannot do this to yourself">
        <p>{oneself}</p>
      </NotPossible>
    )
  }
  return action === 'sign-out' ? confirmSignOut(id) : confirmChange(action, id)
}

/** Uses our own store alone, so that a person's sessions can be ended while the directory is down. */
async function confirmSignOut(id: string) {
  const sessions = await getOtherSessions(...subjectsOf(id))
  if (!sessions)
    return <PersonUnavailable>{<StoreUnavailable retry={actionHref(id, 'sign-out')} />}</PersonUnavailable>
  const [latest] = sessions
  if (!latest) {
    return (
      <NotPossible id={id} title="They are not signed in here">
        <p>There is no session of theirs in this application to end.</p>
      </NotPossible>
    )
  }
  const { name, email } = latest.claims
  return confirmAction(
    'sign-out',
    id,
    name ?? email ?? id,
    <ul className="divide-y divide-line border-line border-b">
      {sessions.map((session) => (
        <li key={session.handle} className="py-4">
          <OtherSessionLines session={session} now={now()} />
        </li>
      ))}
    </ul>,
  )
}

async function confirmChange(action: PersonChange, id: string) {
  const found = await findPerson(id)
  if (found.status === 'unknown') return <UnknownPerson />
  if (found.status === 'unavailable') {
    const rest = 'Nothing has changed.'
    return (
      <PersonUnavailable>
        <DirectoryTrouble trouble={found} rest={rest} retry={actionHref(id, action)} now={now()} />
      </PersonUnavailable>
    )
  }
  const { name, status } = found.value
  const currentStatus = <PersonStatusWord status={status} />
  if (allows(action, status)) return confirmAction(action, id, name, currentStatus)
  return (
    <NotPossible id={id} title="This cannot be done now">
      <p>The directory does not do it in the state that they are in. Nothing has changed.</p>
      <p className="mt-3">{currentStatus}</p>
    </NotPossible>
  )
}

function confirmAction(action: ActionName, id: string, name: string, currentStatus: ReactNode) {
  const { does, effect, grave = false } = personActions[action]
  return (
    <ConfirmAction id={id} name={name} action={action} does={does} effect={effect} grave={grave}>
      {currentStatus}
    </ConfirmAction>
  )
}

function PersonUnavailable({ children }: { children: ReactNode }) {
  return (
    <>
      <PageHead title="Person" lead="Could not be read." />
      {children}
    </>
  )
}
