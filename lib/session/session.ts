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

/** A session as the store keeps it. */
export type SessionRecord = Session & {
  /** The SHA-256 of the cookie's id. */
  key: string
  /** Grows with each write. */
  version: number
  /** The `kid` that its tokens are sealed by. */
  sealedBy?: string
  /** When the provider is asked anew; absent where it gave no refresh token. */
  refreshAt?: number
  /** Who is asking it now, and until when nobody else does. */
  refreshing?: { by: string; until: number }
}

/** What the store can say of a request. `unavailable` is neither signed in nor signed out: show the store-down text. */
export type SessionReading =
  | { status: 'signed_in'; session: Session }
  /** `ended`: this browser still has the cookie of a session that is over. */
  | { status: 'signed_out'; ended?: true }
  | { status: 'unavailable' }

/** When a session ends if nobody uses it, in epoch seconds. */
export function expiresAt({ idleExpiresAt, absoluteExpiresAt }: Session): number {
  return Math.min(idleExpiresAt, absoluteExpiresAt)
}

/** The part of a record that pages see: nothing that finds it in the store. */
export function sessionFrom(record: SessionRecord): Session {
  const { key: _key, version: _version, sealedBy: _sealedBy, ...rest } = record
  const { refreshAt: _refreshAt, refreshing: _refreshing, ...session } = rest
  return session
}
