import 'server-only'
import type { SessionReading } from '#lib/session/session.ts'
import { adminGroupOf } from './admin-group-of.ts'

/** Whether somebody signed in is in the administrators' group of their provider. Without that setting nobody administers. */
export function isAdministrator(reading: SessionReading): boolean {
  const adminGroup = reading.status === 'signed_in' ? adminGroupOf(reading.session) : undefined
  if (reading.status !== 'signed_in' || !adminGroup) return false
  return reading.session.claims.groups?.includes(adminGroup) ?? false
}
