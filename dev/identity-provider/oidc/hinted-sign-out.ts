import type { KoaContextWithOIDC } from 'oidc-provider'
import type { Middleware } from '../http/middleware.ts'
import { endProviderSession } from './end-provider-session.ts'

/**
 * Completes an RP-initiated logout without a question when there is nothing to ask: nobody is signed in here, or the
 * `id_token_hint` names who is. By then oidc-provider has verified the hint (signature, issuer, audience), found the
 * client and the registered `post_logout_redirect_uri`, and answered with the question, which this replaces.
 * (OpenID Connect RP-Initiated Logout 1.0, 2 and 6.)
 */
export function hintedSignOut(): Middleware {
  return async (context, next) => {
    await next()
    const oidc: OIDCContext | undefined = context['oidc']
    if (oidc?.route !== 'end_session' || context.status !== 200) return
    const { provider, session, params, entities } = oidc
    if (!session || (session.accountId && session.accountId !== entities.IdTokenHint?.payload['sub'])) return

    await endProviderSession(provider, session)
    context.cookies.set(provider.cookieName('session'), null, { overwrite: true })
    provider.emit('end_session.success', context)
    context.status = 303
    context.redirect(destination(params) ?? oidc.urlFor('end_session_success'))
  }
}

function destination(params: Record<string, unknown> = {}): string | undefined {
  if (typeof params['post_logout_redirect_uri'] !== 'string') return undefined
  const url = new URL(params['post_logout_redirect_uri'])
  if (typeof params['state'] === 'string') url.searchParams.set('state', params['state'])
  return url.href
}

type OIDCContext = KoaContextWithOIDC['oidc']
