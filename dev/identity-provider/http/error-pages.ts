import { errors } from 'oidc-provider'
import { log } from '../log.ts'
import { errorPage, expiredPage, type Refusal } from '../pages/error-page.ts'
import { page } from '../pages/page.ts'
import { TooBusy } from '../passwords/hashing-slots.ts'
import { signInAtApp } from '../routes/ways-into-app.ts'
import type { Settings } from '../settings.ts'
import type { Context, Middleware } from './middleware.ts'

/** Answers thrown errors and unknown paths with a page. Only unexpected errors are logged as errors. */
export function errorPages(settings: Settings): Middleware {
  return async (context, next) => {
    try {
      await next()
      if (context.status === 404 && !context.body) show(context, 404, 'not_found', settings)
    } catch (fault) {
      const [status, refusal] = refusalOf(fault)
      if (status === 500) logFault(fault)
      if (status === 503) context.set('retry-after', '5')
      show(context, status, refusal, settings)
    }
  }
}

function refusalOf(fault: unknown): [status: number, refusal: Refusal | 'expired'] {
  if (fault instanceof errors.SessionNotFound) return [400, 'expired']
  if (fault instanceof TooBusy) return [503, 'too_busy']
  const status = fault instanceof Error && 'status' in fault ? fault.status : undefined
  if (status === 413) return [413, 'too_large']
  if (status === 403 || status === 415) return [status, 'not_ours']
  return [500, 'fault']
}

function show(context: Context, status: number, refusal: Refusal | 'expired', settings: Settings): void {
  context.status = status
  context.type = 'html'
  const parts = refusal === 'expired' ? expiredPage(signInAtApp(settings)) : errorPage(refusal)
  context.body = page(parts, settings).source
}

function logFault(fault: unknown): void {
  const { message, stack } = fault instanceof Error ? fault : new Error(String(fault))
  log('error', { event: 'fault', message, stack })
}
