import 'server-only'
import { MissingCSRF } from '@auth/core/errors'
import { env } from '#lib/env/env.ts'
import { logSecurityEvent } from '#lib/log/security-event.ts'
import { endSession } from '#lib/session/end-session.ts'
import { readSessionKey } from '#lib/session/session-cookie.ts'
import { logStoreFailure } from '#lib/session/store/log-store-failure.ts'
import { requestBudget } from '#lib/time/request-budget.ts'
import { askNextAuth, csrfCookie, signedInCookie } from './ask-next-auth.ts'

/**
 * Handles next-auth's `signOut()`: ends this app's session after next-auth has verified its CSRF token. The provider's
 * session stays, since its end needs the ID token, which no response body may hold; the form to /auth/logout ends both.
 * Responds 403 without the CSRF token, and 503 without any change when the store cannot end the session.
 */
export async function signOut(request: Request): Promise<Response> {
  const length = request.headers.get('content-length')
  if (length === null || Number(length) > mostBytes) return refusal(413, 'The form is too long.')
  const key = await readSessionKey()
  let isEnded = true
  const { answer, fault } = await askNextAuth(
    'signout',
    {
      jwt: { decode: async () => null },
      events: {
        async signOut() {
          if (key) isEnded = await end(key)
        },
      },
      // Never the calling page: it would sign the user in again at once, because the provider's session still exists.
      callbacks: { redirect: () => new URL('/auth/signed-out?provider=left', env().appUrl).href },
    },
    { method: 'POST', headers: headersFor(request, key !== undefined), body: await request.text() },
  )
  if (fault instanceof MissingCSRF) {
    logSecurityEvent({ event: 'sign_out_refused', check: 'csrf' })
    return refusal(403, 'The CSRF token is missing.')
  }
  if (!isEnded) return refusal(503, 'The session store does not answer.')
  if (fault) throw fault
  return answer
}

const mostBytes = 8192

/** Whether the session has ended. */
async function end(key: string): Promise<boolean> {
  try {
    await endSession(key, 'sign_out', requestBudget())
    return true
  } catch (thrown) {
    logStoreFailure('session_not_ended', thrown)
    return false
  }
}

function headersFor(request: Request, signedIn: boolean): Headers {
  const headers = new Headers({ cookie: `${csrfCookie(request)}; ${signedIn ? signedInCookie() : ''}` })
  for (const name of ['content-type', 'x-auth-return-redirect']) {
    const value = request.headers.get(name)
    if (value) headers.set(name, value)
  }
  return headers
}

function refusal(status: number, message: string): Response {
  return Response.json({ message }, { status })
}
