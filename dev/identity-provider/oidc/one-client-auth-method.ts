import type { Middleware } from '../http/middleware.ts'
import type { Settings } from '../settings.ts'

/** Accepts the client's secret by the registered method only. oidc-provider would accept both. */
export function oneClientAuthMethod(method: Settings['clientAuthMethod']): Middleware {
  return async (context, next) => {
    const inHeader = context.get('authorization') !== ''
    if (!authenticated.has(context.path) || inHeader === (method === 'client_secret_basic')) return next()
    context.status = 401
    context.set('www-authenticate', 'Basic')
    context.body = { error: 'invalid_client', error_description: `use ${method}` }
  }
}

const authenticated = new Set(['/token', '/introspect', '/revoke', '/pushed-authorization-request'])
