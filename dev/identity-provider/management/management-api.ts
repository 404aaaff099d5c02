import { randomBytes } from 'node:crypto'
import type { Context, Middleware } from '../http/middleware.ts'
import { log } from '../log.ts'
import type { IdentityProvider } from '../services.ts'
import { createCredentials } from './access/credentials.ts'
import { createMeter } from './access/meter.ts'
import { createTrouble } from './access/trouble.ts'
import { findRoute } from './find-route.ts'
import { OktaError } from './okta-error.ts'
import { sendAnswer, sendError } from './send-answer.ts'

/** The part of Okta's management API that the app uses, over the accounts of this provider. */
export function managementApi(idp: IdentityProvider): Middleware {
  const access: Access = {
    credentials: createCredentials(idp.settings),
    meter: createMeter(idp.settings.rateLimit),
    trouble: createTrouble(),
  }
  return async (context, next) => {
    if (context.path === '/management/control') return access.trouble.control(context)
    if (!/^\/+(api\/v1|oauth2\/v1|\.well-known\/okta-organization)(\/|$)/.test(context.path)) return next()
    context.set({ 'x-okta-request-id': randomBytes(12).toString('base64url'), 'cache-control': 'no-store' })
    try {
      await answer(idp, access, context)
    } catch (fault) {
      sendError(context, fault instanceof OktaError ? fault : unexpected(fault))
    } finally {
      access.trouble.count(context)
    }
  }
}

async function answer(idp: IdentityProvider, access: Access, context: Context): Promise<void> {
  const { route, parameters } = findRoute(context.method, context.path)
  if (await access.trouble.strikes(context)) return
  const caller = route.scope ? access.credentials.require(context, route.scope) : undefined
  if (caller) access.meter.count(context, `${caller.id} ${route.bucket}`)
  const query = new URLSearchParams(context.querystring)
  sendAnswer(
    context,
    await route.handle({ idp, context, credentials: access.credentials, caller, parameters, query }),
  )
}

function unexpected(fault: unknown): OktaError {
  const { message, stack } = fault instanceof Error ? fault : new Error(String(fault))
  log('error', { event: 'fault', message, stack })
  return new OktaError(500, 'E0000009', 'Internal Server Error')
}

type Access = {
  credentials: ReturnType<typeof createCredentials>
  meter: ReturnType<typeof createMeter>
  trouble: ReturnType<typeof createTrouble>
}
