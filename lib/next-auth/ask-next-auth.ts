import 'server-only'
// The engine of next-auth: its `NextAuth()` adds only what reads AUTH_* variables, Host and X-Forwarded-Host.
import { Auth, type AuthConfig } from '@auth/core'
import { env } from '#lib/env/env.ts'
import { cookieName } from '#lib/session/cookie.ts'
import { derivedSecret } from '#lib/session/sealing.ts'

/**
 * Returns next-auth's response to one of its actions, and the error that it would have logged. The request is built
 * from `APP_URL`: it carries what the caller puts into `request`, and never a session id.
 */
export async function askNextAuth(action: Action, settings: Partial<AuthConfig> = {}, request?: RequestInit) {
  let fault: Error | undefined
  const keep = (error: Error) => {
    fault = error
  }
  const answer = await Auth(new Request(new URL(`${basePath}/${action}`, env().appUrl), request), {
    ...configuration(),
    ...settings,
    logger: { error: keep, warn() {}, debug() {} },
  })
  return { answer, fault }
}

/** The cookie header that next-auth expects of a signed-in browser. A placeholder stands in for the session id. */
export function signedInCookie(): string {
  return `${cookieName('session')}=${sessionIdPlaceholder}`
}

/** The cookie that next-auth's CSRF check needs. The visitor's other cookies are not passed on. */
export function csrfCookie(request: Request): string {
  const pairs = (request.headers.get('cookie') ?? '').split(/; */)
  return pairs.find((pair) => pair.startsWith(`${csrfCookieName()}=`)) ?? ''
}

/** next-auth gets this in place of the session id, which stays with this app. */
export const sessionIdPlaceholder = 'current'

export const basePath = '/api/auth'

function configuration(): AuthConfig {
  const secure = env().appUrl.protocol === 'https:'
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure } as const
  return {
    basePath,
    secret: derivedSecret('next_auth'),
    // Not the request's: that is made from APP_URL.
    trustHost: true,
    useSecureCookies: secure,
    cookies: {
      sessionToken: { name: cookieName('session'), options },
      callbackUrl: { name: cookieName('authjs.callback-url'), options },
      csrfToken: { name: csrfCookieName(), options },
    },
    session: { strategy: 'jwt' },
    // The main sign-in is /auth/*: next-auth checks no ID token's signature.
    providers: [],
    pages: { signIn: '/auth/login', error: '/auth/error' },
  }
}

function csrfCookieName(): string {
  return cookieName('authjs.csrf-token')
}

type Action = 'session' | 'csrf' | 'providers' | 'signout' | `signin/${string}` | `callback/${string}`
