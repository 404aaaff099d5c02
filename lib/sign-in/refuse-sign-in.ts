import { randomInt } from 'node:crypto'
import { env } from '#lib/env/env.ts'
import { redirectTo } from '#lib/http/redirect-to.ts'
import { rememberRefusal } from '#lib/log/recent-refusals.ts'
import { logSecurityEvent } from '#lib/log/security-event.ts'
import { AuthenticationError, isAuthenticationError } from '#lib/oidc/authentication-error.ts'
import type { Client } from '#lib/oidc/client.ts'
import { isStoreUnavailable } from '#lib/session/store/session-store.ts'
import { now } from '#lib/time/now.ts'
import { operatorText } from './operator-text.ts'

/**
 * Answers a sign-in that failed. The visitor is redirected to the error page with a code and a reference, under which
 * the log has the observation and the fix. `name` is the name of the way in. Throws other errors again.
 */
export function refuseSignIn(
  request: Request,
  thrown: unknown,
  client?: Client,
  name = client?.name,
): Response {
  const failure = authenticationError(thrown)
  const { code, check, message: detail } = failure
  const reference = newReference()
  const text = operatorText(client, failure)
  const provider: Record<string, string> = name === undefined ? {} : { provider: name }
  logSecurityEvent({
    event: 'sign_in_refused',
    code,
    check,
    reference,
    ...provider,
    detail,
    ...(text.cause !== undefined && { cause: plain(text.cause) }),
    fix: plain(text.fix),
  })
  if (env().runMode) {
    const path = new URL(request.url).pathname
    const at = now()
    rememberRefusal(reference, { code, check, request: `${request.method} ${path}`, detail, text, at })
  }
  return redirectTo(`/auth/error?${new URLSearchParams({ code, reference, ...provider })}`)
}

/** The backticks mark code on pages; the log leaves them out. */
function plain(text: string): string {
  return text.replaceAll('`', '')
}

function authenticationError(thrown: unknown): AuthenticationError {
  if (isAuthenticationError(thrown)) return thrown
  if (isStoreUnavailable(thrown)) {
    return new AuthenticationError('store_unavailable', 'store', thrown.message, { cause: thrown })
  }
  throw thrown
}

// Without letters and digits that sound or look alike.
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

function newReference(): string {
  const part = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('')
  return `${part()}-${part()}`
}
