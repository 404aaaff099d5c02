import { wayInOf } from '#lib/ways-in/ways-in.ts'
import type { Session } from './session.ts'

/**
 * Whether a person belongs to the administrators' group of their own way in: another provider may have a group of the
 * same name. Without the setting there are no administrators.
 */
export function isAdministrator(session: Session): boolean {
  const adminGroup = wayInOf(session)?.adminGroup
  return adminGroup ? (session.claims.groups?.includes(adminGroup) ?? false) : false
}
