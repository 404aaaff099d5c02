import { env } from '#lib/env/env.ts'
import type { Session, Subject } from '#lib/session/session.ts'

/** The subjects that the person with this directory id signs in as: one for each issuer of the directory's people. */
export function subjectsOf(id: string): Subject[] {
  return env().directoryIssuers.map((iss) => ({ iss, sub: id }))
}

/** Whether the session belongs to the person with this id. */
export function isOneself(id: string, { iss, sub }: Session): boolean {
  return subjectsOf(id).some((subject) => subject.iss === iss && subject.sub === sub)
}
