/**
 * The path on our own origin that a visitor asked to come back to, or `fallback` when it is none. Parsed as a browser
 * does, so that no spelling of another host, and no page of the sign-in itself, comes through.
 */
export function safeReturnTo(value: string | undefined, appUrl: URL, fallback = '/dashboard'): string {
  if (!value?.startsWith('/') || forbidden.test(value)) return fallback
  if (!URL.canParse(value, appUrl)) return fallback
  const { origin, pathname, search, hash } = new URL(value, appUrl)
  // "/.//host" is on our origin, but its path "//host" taken alone is the address of another host.
  const isOurs = origin === appUrl.origin && !pathname.startsWith('//')
  const path = `${pathname}${search}${hash}`
  return isOurs && !/^\/auth(\/|$)/i.test(pathname) && path.length <= longest ? path : fallback
}

// As an address, where one letter can take nine characters: it must fit into a cookie of 4096 bytes, sealed.
const longest = 1500

// Browsers read a backslash as a slash and drop tabs and line ends within an address.
const forbidden = /[\\\p{Cc}]/u
