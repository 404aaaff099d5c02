import { log } from '../log.ts'
import type { Middleware } from './middleware.ts'

/** Logs one line per request: the path without its ids, never the query or the body. */
export function requestLog(): Middleware {
  return async (context, next) => {
    try {
      await next()
    } finally {
      const path = context.path
        .replace(/^\/(interaction|authorize)\/[^/]+/, '/$1/:uid')
        .replace(/^(\/api\/v1\/users)\/[^/]+/, '$1/:id')
      log('info', { event: 'request', method: context.method, path, status: context.status })
    }
  }
}
