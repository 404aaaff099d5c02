import type { KoaContextWithOIDC } from 'oidc-provider'
import type { Middleware } from '../http/middleware.ts'
import { endProviderSession } from './end-provider-session.ts'

/**
 * Completes an RP-initiated logout without asking for confirmation when this browser is signed out here already, or when
 * the `id_token_hint` names the person who is signed in (OpenID Connect RP-Initiated Logout 1.0, 2 and 6). It replaces
 * oidc-provider's confirmation page, which comes after the checks of the hint (signature, issuer, audience), the client
 * and the registered `post_logout_redirect_uri`.
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
