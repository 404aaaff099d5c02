import { redirectTo } from '#lib/http/redirect-to.ts'
import { log } from '#lib/log/log.ts'
import { isAuthenticationError } from '#lib/oidc/authentication-error.ts'
import type { Client } from '#lib/oidc/client.ts'
import { createEndSessionRequest } from '#lib/oidc/end-session-request.ts'
import { rememberSignOut } from '#lib/session/sign-out-cookie.ts'
import { signingOutPage } from './pages.ts'

/**
 * Redirects to the provider's sign-out, or to a page that says why that was not possible. Our own session has ended
 * before.
 */
export async function endAtProvider(
  request: Request,
  client: Client,
  idToken: string | undefined,
  budget: AbortSignal,
): Promise<Response> {
  try {
    const ending = await createEndSessionRequest(client, idToken, budget)
    if (!ending) return redirectTo(signedOut('none', client))
    if (ending.state) await rememberSignOut(ending.state, client.name)
    return signingOutPage(request, client, ending.url)
  } catch (thrown) {
    if (!isAuthenticationError(thrown)) throw thrown
    log().warn({ event: 'provider_sign_out_failed', check: thrown.check, detail: thrown.message })
    return redirectTo(signedOut('unreached', client))
  }
}

function signedOut(atProvider: 'none' | 'unreached', { name }: Client): string {
  return `/auth/signed-out?${new URLSearchParams({ provider: atProvider, ...(name !== undefined && { name }) })}`
}
