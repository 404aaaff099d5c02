import { log } from '../log.ts'
import type { Middleware } from './middleware.ts'

/**
 * Refuses a form post from another site (CSRF): `Sec-Fetch-Site` must name our own page, or `Origin` in browsers
 * without Sec-Fetch headers. Endpoints for programs use no cookie and are exempt.
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
