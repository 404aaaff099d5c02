import 'server-only'
import { env } from '#lib/env/env.ts'
import type { SessionReading } from '#lib/session/session.ts'

/** Whether somebody signed in is in the administrators' group. Without that setting nobody administers. */
export function isAdministrator(reading: SessionReading): boolean {
  const { adminGroup } = env()
  if (reading.status !== 'signed_in' || !adminGroup) return false
  return reading.session.claims.groups?.includes(adminGroup) ?? false
}
