import 'server-only'
import type { Session } from '#lib/session/session.ts'
import { wayInOf } from '#lib/ways-in/ways-in.ts'

/**
 * The group whose members administer, among those who sign in at the session's provider; nothing where nobody of them
 * does. Another provider may give a group of its own the same name.
 */
export function adminGroupOf(session: Session): string | undefined {
  return wayInOf(session)?.adminGroup
}
