import { env } from '#lib/env/env.ts'
import type { Session, Subject } from '#lib/session/session.ts'

/** Who signs in here as the person of this id in the directory: one for each issuer whose people it knows. */
export function usersOf(id: string): Subject[] {
  return env().directoryIssuers.map((iss) => ({ iss, sub: id }))
}

/** Whether the person of this id is whoever this session is of. */
export function isOneself(id: string, { iss, sub }: Session): boolean {
  return usersOf(id).some((user) => user.iss === iss && user.sub === sub)
}
