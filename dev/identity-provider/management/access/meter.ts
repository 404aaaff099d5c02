import { epochSeconds } from '../../data/epoch.ts'
import type { Context } from '../../http/middleware.ts'
import { tooManyRequests } from '../okta-error.ts'

/** Limits the requests of each caller to each endpoint per minute, with Okta's rate-limit headers and its 429. */
export function createMeter(limit: number): { count(context: Context, bucket: string): void } {
  const windows = new Map<string, { count: number; endsAt: number }>()
  return {
    count(context, bucket) {
      const now = epochSeconds()
      const running = windows.get(bucket)
      const window = running && running.endsAt > now ? running : { count: 0, endsAt: now + 60 }
      window.count++
      windows.set(bucket, window)
      setRateLimit(context, { limit, remaining: Math.max(0, limit - window.count), reset: window.endsAt })
      if (window.count > limit) throw tooManyRequests()
    },
  }
}

export function setRateLimit(
  context: Context,
  { limit, remaining, reset }: { limit: number; remaining: number; reset: number },
): void {
  context.set({
    'x-rate-limit-limit': String(limit),
    'x-rate-limit-remaining': String(remaining),
    'x-rate-limit-reset': String(reset),
  })
}
