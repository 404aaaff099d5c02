import 'server-only'
import type { Session as PresentedSession } from 'next-auth'
import type { Claims } from '#lib/oidc/claims.ts'
import type { Session } from '#lib/session/session.ts'
import { expiresAt } from '#lib/session/store/session-record.ts'
import { watchSession } from '#lib/session/watch-session.ts'
import { askNextAuth, sessionIdPlaceholder, signedInCookie } from './ask-next-auth.ts'

/**
 * Returns this browser's session in next-auth's shape. Our store is read first, because next-auth would report a store
 * that does not respond as a sign-out. The reading does not count as activity.
 */
export async function presentSession(): Promise<Presented> {
  const reading = await watchSession()
  if (reading.status !== 'signed_in') return reading
  const { session } = reading
  const { answer, fault } = await askNextAuth(
    'session',
    {
      // The store has been read already. The cookie keeps its value, although next-auth encodes it at every read.
      jwt: { decode: async () => ({ sub: session.sub }), encode: async () => sessionIdPlaceholder },
      callbacks: { session: () => presented(session) },
    },
    { headers: { cookie: signedInCookie() } },
  )
  if (fault) throw fault
  return { status: 'signed_in', session: (await answer.json()) as PresentedSession }
}

/** A session in next-auth's shape, with every claim but whether the address is verified. */
export function presented(session: Session): PresentedSession {
  const { name, email, emailVerified: _left, ...others } = session.claims
  return {
    // Unique only together with `iss`. An email address does not identify a user.
    user: { id: session.sub, ...(name && { name }), ...(email && { email }) },
    iss: session.iss,
    ...others,
    expires: iso(expiresAt(session)),
    expiresAtTheLatest: iso(session.absoluteExpiresAt),
  }
}

function iso(epochSeconds: number): string {
  return new Date(epochSeconds * 1000).toISOString()
}

type Presented =
  | { status: 'signed_in'; session: PresentedSession }
  | { status: 'signed_out' }
  | { status: 'unavailable' }

type OtherClaims = Omit<Claims, 'name' | 'email' | 'emailVerified'>

declare module 'next-auth' {
  interface Session extends OtherClaims {
    user: { id: string; name?: string; email?: string }
    iss: string
    /** When the session ends regardless of activity; `expires` is when it ends without activity. */
    expiresAtTheLatest: string
  }
}
