import type { DirectoryEvent } from '#lib/directory/person.ts'

/** An event in a few words; for an unknown event the directory's own text. */
export function eventWords({ type, refused, reason, message }: DirectoryEvent): string {
  if (type === 'user.session.start' || type === 'user.authentication.sso') {
    if (!refused) return type === 'user.session.start' ? 'Signed in' : 'Opened an application'
    const why = reasons.get(reason ?? '')
    return why ? `Sign-in refused: ${why}` : 'Sign-in refused'
  }
  const words = known.get(type) ?? message ?? type
  return refused ? `Refused: ${words.charAt(0).toLowerCase()}${words.slice(1)}` : words
}

const reasons = new Map([
  ['INVALID_CREDENTIALS', 'wrong password'],
  ['VERIFICATION_ERROR', 'wrong password'],
  ['LOCKED_OUT', 'locked out'],
  ['PASSWORD_EXPIRED', 'password expired'],
  ['SUSPENDED', 'suspended'],
])

const known = new Map([
  ['user.session.end', 'Signed out'],
  ['user.session.clear', 'Signed out everywhere'],
  ['user.account.lock', 'Locked out after wrong passwords'],
  ['user.account.unlock', 'Unlocked'],
  ['user.account.update_password', 'Password changed'],
  ['user.account.reset_password', 'Password reset'],
  ['user.account.expire_password', 'Password expired'],
  ['user.lifecycle.create', 'Account created'],
  ['user.lifecycle.activate', 'Activated'],
  ['user.lifecycle.deactivate', 'Deactivated'],
  ['user.lifecycle.suspend', 'Suspended'],
  ['user.lifecycle.unsuspend', 'Suspension lifted'],
  ['user.mfa.factor.activate', 'Sign-in factor added'],
  ['user.mfa.factor.deactivate', 'Sign-in factor removed'],
  ['group.user_membership.add', 'Added to a group'],
  ['group.user_membership.remove', 'Removed from a group'],
  ['user.authentication.auth_via_mfa', 'Second factor used'],
])
