import type { Client } from '@okta/okta-sdk-nodejs'
import type { PersonStatus } from './person.ts'

/**
 * The changes that the directory can make to a person: the states in which it accepts each, and the one call that makes
 * it. In the order in which the page offers them.
 */
export const personChanges = {
  'clear-sessions': {
    statuses: ['active', 'locked_out', 'password_expired', 'recovery', 'suspended'],
    ask: ({ userApi }, userId) => userApi.revokeUserSessions({ userId, oauthTokens: true }),
  },
  unlock: {
    statuses: ['locked_out'],
    ask: ({ userApi }, userId) => userApi.unlockUser({ userId }),
  },
  'reset-password': {
    statuses: ['active', 'locked_out', 'password_expired', 'recovery'],
    ask: ({ userApi }, userId) => userApi.generateResetPasswordToken({ userId, sendEmail: true }),
  },
  'expire-password': {
    statuses: ['active'],
    ask: ({ userApi }, userId) => userApi.expirePassword({ userId }),
  },
  suspend: {
    statuses: ['active'],
    ask: ({ userApi }, userId) => userApi.suspendUser({ userId }),
  },
  unsuspend: {
    statuses: ['suspended'],
    ask: ({ userApi }, userId) => userApi.unsuspendUser({ userId }),
  },
} as const satisfies Record<string, Change>

/** The changes that a person's state allows. */
export function changesFor(status: PersonStatus): PersonChange[] {
  const names = Object.keys(personChanges) as PersonChange[]
  return names.filter((name) => allows(name, status))
}

/** Whether a person's state allows the change. */
export function allows(change: PersonChange, status: PersonStatus): boolean {
  return personChanges[change].statuses.some((allowed) => allowed === status)
}

export type PersonChange = keyof typeof personChanges

type Change = { statuses: readonly PersonStatus[]; ask(client: Client, userId: string): Promise<unknown> }
