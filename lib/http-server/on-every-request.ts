import http from 'node:http'
import { processWide } from '#lib/process-wide.ts'

/**
 * Calls `hook` before this process's HTTP server handles a request. Next's own place for this, a proxy, would add up to a
 * millisecond of CPU to every page. A hook of the same name replaces the previous one.
 */
export function onEveryRequest(name: string, hook: RequestHook): void {
  hooks.set(name, hook)
  const prototype = http.Server.prototype as PatchedServer
  if (prototype[patched]) return
  prototype[patched] = true
  const emit = prototype.emit
  prototype.emit = function (this: http.Server, event: string, ...given: unknown[]) {
    if (event === 'request') {
      for (const each of hooks.values())
        each(given[0] as http.IncomingMessage, given[1] as http.ServerResponse, this)
    }
    return emit.call(this, event, ...given)
  }
}

const patched = Symbol.for('hosted-identity-starter.on-every-request')

const hooks = processWide('identityStarterRequestHooks', () => new Map<string, RequestHook>())

type RequestHook = (request: http.IncomingMessage, response: http.ServerResponse, server: http.Server) => void

type PatchedServer = http.Server & {
  [patched]?: boolean
  emit(this: http.Server, event: string, ...given: unknown[]): boolean
}
