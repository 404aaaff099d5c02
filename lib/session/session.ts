import type { Claims } from '#lib/oidc/claims.ts'

/** A signed-in person on one device. Times are epoch seconds. Users are (iss, sub); e-mail identifies nobody. */
export type Session = {
  iss: string
  sub: string
  sid?: string
  clientId: string
  claims: Claims
  authTime?: number
  acr?: string
  amr?: string[]
  createdAt: number
  lastSeenAt: number
  idleExpiresAt: number
  absoluteExpiresAt: number
  accessTokenExpiresAt?: number
  device: string
  /** "Keep me signed in" was asked for. */
  remembered?: true
}

/** Whose sessions: users are (iss, sub). */
export type User = Pick<Session, 'iss' | 'sub'>

/** A session as the store keeps it: `key` is the SHA-256 of the cookie's id, `version` grows with each write. */
export type SessionRecord = Session & { key: string; version: number }

/** What the store can say of a request. `unavailable` is neither signed in nor signed out: show the store-down text. */
export type SessionReading =
  | { status: 'signed_in'; session: Session }
  | { status: 'signed_out' }
  | { status: 'unavailable' }

/** When a session ends if nobody uses it, in epoch seconds. */
export function expiresAt({ idleExpiresAt, absoluteExpiresAt }: Session): number {
  return Math.min(idleExpiresAt, absoluteExpiresAt)
}

/** The part of a record that pages see: nothing that finds it in the store. */
export function sessionFrom({ key: _key, version: _version, ...session }: SessionRecord): Session {
  return session
}
