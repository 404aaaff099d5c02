import type { Middleware } from './middleware.ts'

/**
 * The headers of every answer. No page runs a script. Chromium applies `form-action` to each redirect that follows a
 * form post, so the directive also names the app, where a sign-in ends.
 */
export function securityHeaders(appOrigin: string): Middleware {
  const policy = [
    "default-src 'none'",
    "script-src 'none'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    `form-action 'self' ${appOrigin}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
  return async (context, next) => {
    context.set({
      'content-security-policy': policy,
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    })
    await next()
    if (context.response.is('html')) context.set('cache-control', 'no-store')
  }
}
