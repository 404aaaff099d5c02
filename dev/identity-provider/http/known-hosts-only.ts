import type { Middleware } from './middleware.ts'

/** Refuses a foreign host name that resolves to this machine: a page on that name could read ours (DNS rebinding). */
export function knownHostsOnly(): Middleware {
  return async (context, next) => {
    if (/^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(context.get('host'))) return next()
    context.status = 421
    context.body = 'This server answers as localhost only.\n'
  }
}
