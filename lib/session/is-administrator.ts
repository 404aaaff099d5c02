import { wayInOf } from '#lib/ways-in/ways-in.ts'
import type { Session } from './session.ts'

/**
 * Whether a person is in the administrators' group of the way in that they came by. Another provider may give a group of
 * its own the same name. Without that setting there are no administrators.
 */
export function isAdministrator(session: Session): boolean {
  const adminGroup = wayInOf(session)?.adminGroup
  return adminGroup ? (session.claims.groups?.includes(adminGroup) ?? false) : false
}
