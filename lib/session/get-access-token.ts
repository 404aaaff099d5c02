import 'server-only'
import type { DpopKey } from '#lib/oidc/dpop-key.ts'
import { getSession } from './get-session.ts'
import { openTokens } from './sealed-tokens.ts'
import { readSessionKey } from './session-cookie.ts'
import { logStoreFailure } from './store/log-store-failure.ts'
import { store } from './store/store.ts'

/**
 * The access token with which to call an API for the person who is signed in; it is refreshed before it expires. For
 * server code: never pass it to a component or to a browser.
 */
export async function getAccessToken(): Promise<AccessTokenReading> {
  const reading = await getSession()
  if (reading.status !== 'signed_in') return reading
  const { accessTokenExpiresAt = Number.POSITIVE_INFINITY } = reading.session
  if (accessTokenExpiresAt <= Date.now() / 1000) return { status: 'expired' }
  try {
    const key = (await readSessionKey()) ?? ''
    const { accessToken, dpopKey } = await openTokens(key, await store().readSealed(key))
    if (accessToken === undefined) return { status: 'signed_out' }
    const { iss, clientId } = reading.session
    return { status: 'available', accessToken, iss, clientId, ...(dpopKey && { dpopKey }) }
  } catch (thrown) {
    logStoreFailure('tokens_unreadable', thrown)
    return { status: 'unavailable' }
  }
}

export type AccessTokenReading =
  /** With a `dpopKey` the token is bound to it: `askProtectedResource` of lib/oidc sends the proof along. */
  | { status: 'available'; accessToken: string; iss: string; clientId: string; dpopKey?: DpopKey }
  | { status: 'signed_out' }
  /** The provider gave no refresh token, or does not answer now: signing in again gets a new one. */
  | { status: 'expired' }
  | { status: 'unavailable' }
