import 'server-only'
import { providerOf } from '#lib/session/provider-of.ts'
import type { Session } from '#lib/session/session.ts'

/**
 * The group whose members administer, among those who sign in at the session's provider; nothing where nobody of them
 * does. Another provider may give a group of its own the same name.
 */
export function adminGroupOf(session: Session): string | undefined {
  return providerOf(session)?.adminGroup
}
