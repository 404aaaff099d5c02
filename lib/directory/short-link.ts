/**
 * The headers with one link at most, to the next page by its cursor alone. Okta repeats the search in each link, and the
 * SDK's parse-link-header answers nothing, which the SDK stumbles over, for more than 2,000 characters.
 */
export function withShortLink(headers: Headers): Headers {
  const short = new Headers(headers)
  short.delete('link')
  const next = /<([^<>]+)>;\s*rel="?next"?/.exec(headers.get('link') ?? '')?.[1]
  if (!next || !URL.canParse(next)) return short
  const { origin, pathname, searchParams } = new URL(next)
  const cursor = searchParams.get('after')
  if (cursor)
    short.set('link', `<${origin}${pathname}?${new URLSearchParams({ after: cursor })}>; rel="next"`)
  return short
}
