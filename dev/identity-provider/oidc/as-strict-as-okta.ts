import type { KoaContextWithOIDC } from 'oidc-provider'
import type { Context, Middleware } from '../http/middleware.ts'
import { requestRefusedPage } from '../pages/error-page.ts'
import { page } from '../pages/page.ts'
import type { Settings } from '../settings.ts'

/** Refuses what the standard allows and Okta does not: a sign-in without `state`, a sign-out without `id_token_hint`. */
export function asStrictAsOkta(settings: Settings): Middleware {
  return async (context, next) => {
    const { state, request_uri: pushed } = context.query
    if (context.path === '/authorize' && context.method === 'GET' && !state && !pushed) {
      return refuse(context, "The authentication request has an invalid 'state' parameter.", settings)
    }
    await next()
    const oidc: KoaContextWithOIDC['oidc'] | undefined = context['oidc']
    if (oidc?.route !== 'end_session' || context.status !== 200 || oidc.entities.IdTokenHint) return
    refuse(context, "The 'id_token_hint' parameter is required.", settings)
  }
}

function refuse(context: Context, description: string, settings: Settings): void {
  context.status = 400
  context.type = 'html'
  context.body = page(requestRefusedPage('invalid_request', description), settings).source
}
