import { log } from '../log.ts'
import type { Middleware } from './middleware.ts'

/**
 * Refuses a form that another site sends (CSRF): the browser must say that it comes from our own page, by
 * `Sec-Fetch-Site`, or by `Origin` where a browser does not know that. Endpoints for programs carry no cookie and are
 * left out.
 */
export function ownFormsOnly(issuer: string): Middleware {
  return async (context, next) => {
    if (context.method !== 'POST' || forPrograms.has(context.path)) return next()
    const site = context.get('sec-fetch-site')
    const origin = context.get('origin')
    if (site ? site === 'same-origin' : origin === issuer) return next()
    log('warn', { event: 'post_refused', path: context.path, reason: site || origin || 'no origin' })
    context.throw(403)
  }
}

const forPrograms = new Set([
  '/token',
  '/userinfo',
  '/introspect',
  '/revoke',
  '/pushed-authorization-request',
])
