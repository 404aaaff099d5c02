import type { Middleware } from './middleware.ts'

/** Refuses names that merely resolve to this machine: a page elsewhere could read ours under them (DNS rebinding). */
export function knownHostsOnly(): Middleware {
  return async (context, next) => {
    if (/^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(context.get('host'))) return next()
    context.status = 421
    context.body = 'This server answers as localhost only.\n'
  }
}
