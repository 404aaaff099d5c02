import type { AccountStatus } from '../../accounts/account.ts'
import { type DirectoryEntry, statusOf, type UserStatus } from '../../accounts/directory-entries.ts'
import { endSessionsElsewhere } from '../../oidc/end-sessions-elsewhere.ts'
import type { Answer, Call } from '../call.ts'
import { OktaError, validationFailed } from '../okta-error.ts'
import { recordUserEvent } from '../system-log/record-user-event.ts'
import { requireEntry } from './get-user.ts'
import { userObject } from './user-object.ts'

/** Suspends a person and ends their sessions and tokens here. */
export function suspendUser(call: Call): Answer {
  const entry = requireStatus(call, 'suspendUser', ['ACTIVE'], 'Cannot suspend a user that is not active')
  change(call, entry, 'suspended', 'user.lifecycle.suspend')
  endSessionsElsewhere(call.idp.database, entry.id, undefined)
  return { status: 200, body: {} }
}

export function unsuspendUser(call: Call): Answer {
  const wrong = 'Cannot unsuspend a user that is not suspended'
  const entry = requireStatus(call, 'unsuspendUser', ['SUSPENDED'], wrong)
  change(call, entry, 'active', 'user.lifecycle.unsuspend')
  return { status: 200, body: {} }
}

/** Ends a lock that too many wrong passwords caused. */
export function unlockUser(call: Call): Answer {
  const entry = requireEntry(call)
  if (statusOf(entry) !== 'LOCKED_OUT') {
    throw new OktaError(403, 'E0000032', 'Unlock is not allowed for this user.')
  }
  call.idp.attempts.clear(entry.email)
  recordUserEvent(call, entry, 'user.account.unlock')
  return { status: 200, body: {} }
}

/** Requires a new password at the next sign-in. Sessions stay valid. */
export function expirePassword(call: Call): Answer {
  const wrong = 'Cannot expire the password of a user that is not active'
  const entry = requireStatus(call, 'expirePassword', ['ACTIVE', 'LOCKED_OUT', 'PASSWORD_EXPIRED'], wrong)
  change(call, entry, 'password_expired', 'user.account.expire_password')
  return { body: userObject(call.idp.directory.find(entry.id) ?? entry, call.idp.settings.issuer) }
}

/** Deactivates an account. `activate` reverses it. */
export function deactivateUser(call: Call): Answer {
  const entry = requireEntry(call)
  if (statusOf(entry) === 'DEPROVISIONED')
    throw new OktaError(404, 'E0000007', 'Not found: the user is deactivated')
  change(call, entry, 'deactivated', 'user.lifecycle.deactivate')
  endSessionsElsewhere(call.idp.database, entry.id, undefined)
  return { status: 200, body: {} }
}

export function activateUser(call: Call): Answer {
  const entry = requireEntry(call)
  if (statusOf(entry) !== 'DEPROVISIONED') {
    throw new OktaError(403, 'E0000016', 'Activation failed because the user is already active')
  }
  change(call, entry, 'active', 'user.lifecycle.activate')
  return { status: 200, body: {} }
}

/** Removes nothing: the only factor is the confirmed address, which stays confirmed. */
export function resetFactors(call: Call): Answer {
  recordUserEvent(call, requireEntry(call), 'user.mfa.factor.reset_all')
  return { status: 200, body: {} }
}

/** The person that the path names. Throws Okta's 400 when their status does not allow the change. */
export function requireStatus(
  call: Call,
  action: string,
  allowed: UserStatus[],
  wrong: string,
): DirectoryEntry {
  const entry = requireEntry(call)
  if (!allowed.includes(statusOf(entry))) throw validationFailed(action, wrong)
  return entry
}

/** Sets a status and records the change. */
export function change(call: Call, entry: DirectoryEntry, status: AccountStatus, eventType: string): void {
  call.idp.accounts.setStatus(entry.id, status)
  recordUserEvent(call, entry, eventType)
}
