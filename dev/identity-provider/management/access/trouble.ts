import { setTimeout as sleep } from 'node:timers/promises'
import { epochSeconds } from '../../data/epoch.ts'
import type { Context } from '../../http/middleware.ts'
import { OktaError, tooManyRequests } from '../okta-error.ts'
import { setRateLimit } from './meter.ts'
import { type Order, readOrder } from './read-order.ts'

/**
 * Failures on demand, to test how the app copes, and a count of the calls. `PUT /management/control` with JSON orders
 * them, `DELETE` ends them and resets the count, `GET` returns the calls. Reachable from this machine only.
 */
export function createTrouble(): Trouble {
  let ordered: Order[] = []
  let calls: CountedCall[] = []
  return {
    async control(context) {
      refuseBrowsers(context)
      if (context.method === 'PUT') {
        const order = readOrder(await bodyOf(context))
        if (!order) context.status = 422
        else ordered.push(order)
      } else if (context.method === 'DELETE') {
        ordered = []
        calls = []
      }
      context.body = JSON.stringify({ ordered, calls })
      context.type = 'json'
    },
    count({ method, path, querystring, status }) {
      calls.push({ method, path, query: querystring, status })
      if (calls.length > mostCalls) calls.shift()
    },
    async strikes(context) {
      const order = ordered.find(({ path, times }) => context.url.startsWith(path) && times > 0)
      if (!order) return false
      order.times--
      return strike(context, order)
    },
  }
}

/** Whether it has answered the request; a delayed request goes on. Throws Okta's error. */
async function strike(context: Context, { kind, seconds }: Order): Promise<boolean> {
  switch (kind) {
    case 'slow':
      await sleep(seconds * 1000)
      return false
    case 'hanging':
      await new Promise((resolve) => context.res.once('close', resolve))
      return true
    case 'rate_limited':
      setRateLimit(context, { limit: 600, remaining: 0, reset: epochSeconds() + seconds })
      throw tooManyRequests()
    case 'failing':
      throw new OktaError(500, 'E0000009', 'Internal Server Error')
    case 'unavailable':
      context.set('retry-after', String(seconds))
      throw new OktaError(503, 'E0000010', 'Service is in read only mode')
    case 'rubbish':
      context.type = 'html'
      context.body = '<!doctype html><title>Maintenance</title><p>We will be back soon.</p>'
      return true
    case 'redirecting':
      context.redirect(`${context.origin}/login/login.htm`)
      return true
  }
}

// A page on another site can send requests to this machine, but not without a header that names its origin.
function refuseBrowsers(context: Context): void {
  const site = context.get('sec-fetch-site')
  if ((site && site !== 'none') || context.get('origin')) context.throw(403)
}

async function bodyOf(context: Context): Promise<unknown> {
  let body = ''
  for await (const chunk of context.req) {
    body += String(chunk)
    if (body.length > 8192) context.throw(413)
  }
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

const mostCalls = 10_000

type CountedCall = { method: string; path: string; query: string; status: number }

type Trouble = {
  control(context: Context): Promise<void>
  count(context: Context): void
  /** Whether ordered trouble has answered this request already. */
  strikes(context: Context): Promise<boolean>
}
