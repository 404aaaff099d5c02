import type { Party } from '../../data/events.ts'
import type { Call } from '../call.ts'

/** Records the caller's change to a person. */
export function recordUserEvent({ idp, context, caller }: Call, person: Person, type: string): void {
  idp.events.record({
    type,
    message: messages[type] ?? type,
    actor: caller ?? partyOf(person),
    targets: [partyOf(person)],
    address: context.ip,
    userAgent: context.get('user-agent'),
  })
}

export function partyOf({ id, email, name }: Person): Party {
  return { id, type: 'User', alternateId: email, displayName: name }
}

const messages: Record<string, string> = {
  'user.lifecycle.suspend': 'Suspend Okta user',
  'user.lifecycle.unsuspend': 'Unsuspend Okta user',
  'user.lifecycle.activate': 'Activate Okta user',
  'user.lifecycle.deactivate': 'Deactivate Okta user',
  'user.account.unlock': 'Unlock user account',
  'user.account.expire_password': 'Expire user password',
  'user.account.reset_password': 'Fired when the user’s Okta password is reset',
  'user.mfa.factor.reset_all': 'Reset all factors for user',
  'user.session.clear': 'Clear user session',
}

type Person = { id: string; email: string; name: string }
