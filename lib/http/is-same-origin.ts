import { env } from '#lib/env/env.ts'

/**
 * Whether a request comes from a page of this app: by `Sec-Fetch-Site`, or by `Origin` in browsers that do not send it.
 * A request with neither is refused (CSRF).
 */
export function isSameOrigin(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site')
  return site ? site === 'same-origin' : request.headers.get('origin') === env().appUrl.origin
}
