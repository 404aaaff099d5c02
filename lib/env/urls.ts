import { z } from 'zod'
import { isLoopback } from '#lib/oidc/is-loopback.ts'

/** Whether an address uses plain http without being on this machine. */
export function isInsecure(value: URL | string | undefined, loopbackHttp: boolean): boolean {
  if (!value) return false
  const url = new URL(value)
  return url.protocol === 'http:' && !(loopbackHttp && isLoopback(url))
}

/** The fault of such an address, and its fix. */
export const insecureFault =
  'uses http. Use https; plain http is for loopback addresses under npm run dev and npm run preview.'

/** Whether an address is that of Okta's admin console: `-admin` before one of Okta's own domains, and nowhere else. */
export function isOktaConsole(value: string): boolean {
  return /^https?:\/\/[^/]+-admin\.(okta|oktapreview|okta-emea)\.com(?![\w.-])/i.test(value)
}

/** The fault of such an address, and its fix. */
export const oktaConsoleFault = 'is the address of the admin console. Leave out -admin.'

/** `APP_URL`: an origin and nothing else, as a URL. */
export const appUrl = z
  .string({ error: 'is not set. Give the one address that people see, e.g. https://app.example.org.' })
  .refine(
    isWebUrl,
    'is not an http or https URL. Give the address that people see, e.g. https://app.example.org.',
  )
  .transform((value) => new URL(value))
  .refine(
    (url) => url.href === `${url.origin}/`,
    'must be an origin alone: no path, no query, no user name. E.g. https://app.example.org.',
  )

/** `OIDC_ISSUER`: exactly as given, since a trailing slash is part of an issuer identifier (OpenID Connect Core 2). */
export const issuer = z
  .string({ error: 'is not set. Give your provider’s issuer URL, e.g. https://id.example.org.' })
  .refine(isWebUrl, 'is not an http or https URL. Copy the issuer from your provider’s console.')
  .refine(
    (value) => !/[?#{}<>\s]/.test(value),
    'has a query, a fragment or a placeholder. Copy the issuer as it is.',
  )
  .refine(
    (value) => !isWebUrl(value) || new URL(value).username === '',
    'has a user name in it. Copy the issuer as it is.',
  )
  .refine(
    (value) => !value.includes('/.well-known/'),
    'is the address of the metadata. Leave out everything from /.well-known/ on.',
  )
  .refine((value) => !isOktaConsole(value), oktaConsoleFault)

/** The address of a page of the provider; empty hides the link. */
export const hostedPageUrl = z
  .string()
  .refine(
    (value) => value === '' || isWebUrl(value),
    'is not an http or https URL. Leave it empty to hide the link.',
  )

/** `RESOURCE_URL`: the URL of an API that accepts a person's access token. */
export const resourceUrl = z
  .string()
  .refine(
    isWebUrl,
    'is not an http or https URL. Give the address that the dashboard reads, or leave it out.',
  )
  .transform((value) => new URL(value))
  .refine((url) => !url.username && !url.hash, 'has a user name or a fragment. Give the plain address.')

/** `SESSION_STORE_URL`: a file for one machine, or a Redis for many. */
export const sessionStoreUrl = z
  .string({
    error: 'is not set. Name the file that keeps the sessions, e.g. file:/var/lib/starter/sessions.db.',
  })
  .refine(
    (value) => /^file:./.test(value) || isRedisUrl(value),
    'is neither a file nor a Redis. E.g. file:/var/lib/starter/sessions.db or rediss://user:password@redis.example.org:6379.',
  )

function isRedisUrl(value: string): boolean {
  if (!/^rediss?:\/\//.test(value) || !URL.canParse(value)) return false
  const { hostname, pathname } = new URL(value)
  return hostname !== '' && /^\/?\d*$/.test(pathname)
}

function isWebUrl(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)
}
