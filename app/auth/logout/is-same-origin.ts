import { env } from '#lib/env/env.ts'

/** Whether a POST comes from a page of ours: by `Sec-Fetch-Site`, else by `Origin`. With neither it does not (CSRF). */
export function isSameOrigin(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site')
  return site ? site === 'same-origin' : request.headers.get('origin') === env().appUrl.origin
}
