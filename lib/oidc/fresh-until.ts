/**
 * The time until which metadata or keys may be cached, in epoch milliseconds: 5 minutes, or their `max-age` if that is
 * shorter, but at least 60 seconds (RFC 9111 5.2.2.1).
 */
export function freshUntil({ headers }: Response): number {
  // `no-store` and `no-cache` are ignored: some providers send them with metadata and keys, which are public.
  const [, seconds] = /(?:^|[\s,])max-age="?(\d+)/i.exec(headers.get('cache-control') ?? '') ?? []
  const asked = seconds === undefined ? longest : Number(seconds) * 1000
  return Date.now() + Math.min(Math.max(asked, shortest), longest)
}

const longest = 5 * 60_000
// With a shorter time every sign-in would wait for metadata and keys.
const shortest = 60_000
