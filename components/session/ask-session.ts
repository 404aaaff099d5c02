/** Asks the server for the state of this browser's session. Asking does not count as activity. */
export function askSession(): Promise<SessionAnswer> {
  return read(fetch('/auth/session', { cache: 'no-store' }))
}

/** Counts as activity, so that the session goes on. */
export function stayInSession(): Promise<SessionAnswer> {
  return read(fetch('/auth/stay', { method: 'POST' }))
}

/** Times are milliseconds of this browser's clock, which may be wrong. */
export type SessionEnd = { endsAt: number; endsAtTheLatest: number }

/** `unknown`: the server is unreachable or its store does not respond. The person is not signed out by that. */
export type SessionAnswer =
  | { status: 'signed_in'; end: SessionEnd; person?: Person }
  | { status: 'signed_out' }
  | { status: 'unknown' }

export type Person = { iss: string; sub: string; name?: string | undefined }

async function read(answering: Promise<Response>): Promise<SessionAnswer> {
  try {
    const response = await answering
    const body = (await response.json()) as WireSession | null
    if (response.status === 401 || (response.ok && !body)) return { status: 'signed_out' }
    if (!response.ok || !body) return { status: 'unknown' }
    return signedIn(body, response.headers.get('date'))
  } catch {
    return { status: 'unknown' }
  }
}

function signedIn({ expires, expiresAtTheLatest, iss, sub, name }: WireSession, date: string | null) {
  const ahead = date ? Date.now() - Date.parse(date) : 0
  return {
    status: 'signed_in' as const,
    end: { endsAt: Date.parse(expires) + ahead, endsAtTheLatest: Date.parse(expiresAtTheLatest) + ahead },
    ...(iss && sub && { person: { iss, sub, name } }),
  }
}

/** `/auth/stay` answers with the times alone. */
type WireSession = {
  expires: string
  expiresAtTheLatest: string
  iss?: string
  sub?: string
  name?: string
}
