import type { z } from 'zod'
import { type SessionRecord, sessionSchema } from './store/session-record.ts'

/** One person's sign-in on one device. Times are epoch seconds. */
export type Session = z.infer<typeof sessionSchema>

/** A person: (iss, sub). An email address does not identify a person. */
export type Subject = Pick<Session, 'iss' | 'sub'>

/** The answer to "whose request is this?". `unavailable` is neither signed in nor signed out: show the store-down text. */
export type SessionReading =
  | { status: 'signed_in'; session: Session; administrator: boolean }
  /** `ended`: this browser still has the cookie of a session that is over. */
  | { status: 'signed_out'; ended?: true }
  | { status: 'unavailable' }

/** The part of a record that pages see. It lacks the key, with which the store finds the session. */
export function sessionFrom(record: SessionRecord): Session {
  return sessionSchema.parse(record)
}
