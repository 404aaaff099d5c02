import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import pLimit from 'p-limit'
import { boundedBody } from '#lib/http/bounded-body.ts'
import { log } from '#lib/log/log.ts'
import { processWide } from '#lib/process-wide.ts'
import type { Budget } from '#lib/time/request-budget.ts'
import { DirectoryFault } from './directory-result.ts'

/**
 * Makes one call of the SDK's: five at once at most, no redirect followed, at most 2 MB of JSON, never past the budget of
 * the current question, and repeated only as the rate-limit headers say, a change never. Throws `DirectoryFault`, or the
 * budget's own `TimeoutError`.
 */
export async function outboundCall(request: OutboundRequest): Promise<Response> {
  const question = currentQuestion().getStore()
  if (!question) throw new Error('The SDK made a call outside of a question.')
  const { name, budget, mayRepeat } = question
  for (let attempt = 1; ; attempt += 1) {
    const response = await fiveAtOnce()(() => {
      budget.throwIfAborted()
      return sendAndLog(name, request, budget)
    })
    const repeats = response.status === 429 && attempt < 3 && mayRepeat
    const delay = repeats ? retryDelay(response.headers) : undefined
    if (delay === undefined || Date.now() + delay >= budget.endsAt) return response
    await wait(delay)
  }
}

/** The question that a call belongs to. The SDK has no parameter that would carry it to its own calls. */
export function currentQuestion(): AsyncLocalStorage<Question> {
  return processWide('identityStarterDirectoryQuestion', () => new AsyncLocalStorage<Question>())
}

/** A call that waits for its turn takes none once its budget has ended. */
function fiveAtOnce() {
  return processWide('identityStarterDirectoryCalls', () => pLimit(5))
}

/**
 * How many milliseconds a 429 asks to wait, by its own headers; nothing where they do not say. Counted by the directory's
 * clock, since ours may differ.
 */
function retryDelay(headers: Headers): number | undefined {
  const reset = Number(headers.get('x-rate-limit-reset') ?? Number.NaN) * 1000
  const sentAt = Date.parse(headers.get('date') ?? '')
  const delay = reset - (Number.isNaN(sentAt) ? Date.now() : sentAt)
  return Number.isNaN(delay) ? undefined : Math.max(delay, 0)
}

async function sendAndLog(
  question: string,
  request: OutboundRequest,
  signal: AbortSignal,
): Promise<Response> {
  const startedAt = Date.now()
  const record = (outcome: object) => {
    const milliseconds = Date.now() - startedAt
    log().info({ event: 'directory_call', question, call: describe(request), milliseconds, ...outcome })
  }
  try {
    const response = await send(request, signal)
    const remaining = response.headers.get('x-rate-limit-remaining')
    record({
      status: response.status,
      oktaRequestId: response.headers.get('x-okta-request-id') ?? undefined,
      rateLimitRemaining: remaining === null ? undefined : Number(remaining),
    })
    return response
  } catch (thrown) {
    if (thrown instanceof DirectoryFault) record({ failed: thrown.reason })
    throw thrown
  }
}

const maximumBytes = 2_000_000

async function send(request: OutboundRequest, signal: AbortSignal): Promise<Response> {
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: request.headers,
      ...(request.body !== undefined && { body: request.body }),
      redirect: 'manual',
      cache: 'no-store',
      signal,
    })
    return await checkedResponse(request, response)
  } catch (thrown) {
    if (thrown instanceof DirectoryFault) throw thrown
    if (signal.aborted) {
      throw new DirectoryFault('timeout', `${describe(request)} did not answer in time`, { cause: thrown })
    }
    throw new DirectoryFault('unreachable', `${describe(request)} did not reach the directory`, {
      cause: thrown,
    })
  }
}

/** Refuses what is no JSON: the SDK would read a page with status 200 as a person without any field. */
async function checkedResponse(request: OutboundRequest, response: Response): Promise<Response> {
  const type = response.headers.get('content-type') ?? ''
  const body = await boundedBody(response, maximumBytes)
  if (!body) throw new DirectoryFault('unreadable', `${describe(request)} answered with more than 2 MB`)
  const redirected = response.status >= 300 && response.status < 400
  if (redirected || (response.ok && body.length > 0 && !/^application\/([\w.+-]+\+)?json\b/i.test(type))) {
    throw new DirectoryFault(
      'unreadable',
      `${describe(request)} answered ${response.status} with ${redirected ? 'a redirect' : type || 'no type'}`,
    )
  }
  const { status, statusText } = response
  return new Response(status === 204 ? null : new Uint8Array(body), {
    status,
    statusText,
    headers: withShortLink(response.headers),
  })
}

/**
 * The headers with one link at most, to the next page by its cursor alone. Okta repeats the search in each link, and for
 * more than 2,000 characters the SDK's parse-link-header returns nothing, which the SDK does not expect.
 */
function withShortLink(headers: Headers): Headers {
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

/** Method and path, without the query, which may hold a searched name. */
function describe({ method, url }: OutboundRequest): string {
  return `${method.toUpperCase()} ${new URL(url).pathname}`
}

export type OutboundRequest = {
  url: string
  method: string
  headers: Record<string, string>
  body?: string
}

export type Question = {
  name: string
  budget: Budget
  /** Whether a call that met a rate limit may be sent again. */
  mayRepeat: boolean
}
