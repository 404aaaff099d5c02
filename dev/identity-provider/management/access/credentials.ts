import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { epochSeconds } from '../../data/epoch.ts'
import type { Context } from '../../http/middleware.ts'
import type { Settings } from '../../settings.ts'
import { OktaError } from '../okta-error.ts'
import type { Scope } from './scopes.ts'

/** The accepted credentials: an administrator's token (`SSWS`), or a service app's access token issued here (`Bearer`). */
export function createCredentials({ apiToken, serviceApp }: Settings): Credentials {
  const issued = new Map<string, { scopes: string[]; expiresAt: number }>()
  return {
    issue(granted) {
      for (const [token, { expiresAt }] of issued) if (expiresAt <= epochSeconds()) issued.delete(token)
      const token = randomBytes(32).toString('base64url')
      issued.set(token, { scopes: granted, expiresAt: epochSeconds() + lifetimeSeconds })
      return { token, expiresIn: lifetimeSeconds }
    },
    require(context, scope) {
      const [kind = '', token = ''] = context.get('authorization').split(' ')
      if (kind === 'SSWS' && apiToken && isSame(token, apiToken)) return administrator
      const grant = kind === 'Bearer' && serviceApp ? issued.get(token) : undefined
      if (!grant || grant.expiresAt <= epochSeconds()) {
        throw new OktaError(401, 'E0000011', 'Invalid token provided')
      }
      if (!grant.scopes.includes(scope)) {
        throw new OktaError(403, 'E0000006', 'You do not have permission to perform the requested action')
      }
      const id = serviceApp?.clientId ?? ''
      return { id, type: 'PublicClientApp', alternateId: id, displayName: 'The service app' }
    },
  }
}

const lifetimeSeconds = 3600

const administrator: Caller = {
  id: '00uadam0000000000002',
  type: 'User',
  alternateId: 'adam@example.test',
  displayName: 'Adam Admin',
}

function isSame(given: string, right: string): boolean {
  const [a, b] = [given, right].map((text) => createHash('sha256').update(text).digest())
  return a !== undefined && b !== undefined && timingSafeEqual(a, b)
}

/** The actor of an event in the system log. */
export type Caller = { id: string; type: string; alternateId: string; displayName: string }

export type Credentials = {
  /** A new access token of the service app. */
  issue(scopes: string[]): { token: string; expiresIn: number }
  /** Who asks. Throws 401 without a credential that is good, 403 without the scope. */
  require(context: Context, scope: Scope): Caller
}
