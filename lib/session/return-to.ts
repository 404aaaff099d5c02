/**
 * The requested path if it is on our own origin, else `fallback`. It is parsed as a browser parses it, so that no
 * spelling of another host passes; pages under /auth are refused too.
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

// Percent-encoded, one letter can take nine characters, and the sealed transaction must fit into a cookie of 4096
// bytes.
const longest = 1500

// Browsers read a backslash as a slash and drop tabs and line ends within an address.
const forbidden = /[\\\p{Cc}]/u
