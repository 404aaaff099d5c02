/**
 * Until when an answer about the provider itself may be kept, in epoch milliseconds: for 5 minutes, which its `max-age`
 * may shorten to 60 seconds (RFC 9111 5.2.2.1).
 */
export function freshUntil({ headers }: Response): number {
  // `no-store` and `no-cache` are passed over: some providers say them of metadata and keys, which are public.
  const [, seconds] = /(?:^|[\s,])max-age="?(\d+)/i.exec(headers.get('cache-control') ?? '') ?? []
  const asked = seconds === undefined ? longest : Number(seconds) * 1000
  return Date.now() + Math.min(Math.max(asked, shortest), longest)
}

const longest = 5 * 60_000
// Below it, every sign-in would wait for metadata and keys.
const shortest = 60_000
